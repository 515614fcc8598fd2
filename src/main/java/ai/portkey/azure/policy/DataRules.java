package ai.portkey.azure.policy;

import static ai.portkey.azure.policy.Facts.is;
import static ai.portkey.azure.policy.Facts.text;
import static ai.portkey.azure.policy.Facts.type;
import static ai.portkey.azure.policy.Facts.values;
import static ai.portkey.azure.policy.Severity.ERROR;
import static ai.portkey.azure.policy.Severity.WARNING;

import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.plan.Plan.Resource;
import ai.portkey.azure.policy.Rule.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for what holds data: log store, Key Vault, cache. */
final class DataRules {

    private static final Set<String> GOOD_TLS = Set.of("TLS1_2", "TLS1_3", "1.2", "1.3", "TLSv1_2", "TLSv1_3");
    /** Predefined policies of an Application Gateway that begin at TLS 1.2. */
    private static final Set<String> GOOD_SSL_POLICIES =
            Set.of("AppGwSslPolicy20170401S", "AppGwSslPolicy20220101", "AppGwSslPolicy20220101S");

    static final List<Rule> RULES = List.of(
            new Rule(
                    PolicyRule.TLS_MINIMUM,
                    ERROR,
                    "minimum TLS version of storage accounts, caches and Application Gateways; TLS to an existing cache",
                    "Older TLS versions can be broken, and without TLS passwords and prompts can be read in transit.",
                    "Allow only TLS 1.2 or newer; for an existing cache use a rediss:// endpoint.",
                    facts -> Stream.of(
                                    facts.ofType("StorageAccount", "Redis", "RedisEnterprise")
                                            .filter(r -> text(r, "minimumTlsVersion")
                                                    .filter(GOOD_TLS::contains)
                                                    .isEmpty())
                                            .map(r -> new Violation(r.name(), "TLS older than 1.2 is accepted")),
                                    facts.ofType("Database")
                                            .filter(r -> is(r, "clientProtocol", "Plaintext"))
                                            .map(r -> new Violation(r.name(), "connections without TLS are accepted")),
                                    facts.ofType("ApplicationGateway")
                                            .filter(r -> is(r, "httpListeners.protocol", "Https") && !hasGoodPolicy(r))
                                            .map(r -> new Violation(r.name(), "TLS older than 1.2 is accepted")),
                                    Stream.of(facts.config().data().redis())
                                            .filter(redis -> !redis.isInEnvironment() && !redis.tls())
                                            .map(r -> new Violation("redis.endpoint", "the cache is used without TLS")))
                            .flatMap(s -> s)),
            new Rule(
                    PolicyRule.PUBLIC_NETWORK_ACCESS,
                    WARNING,
                    "public network access of storage accounts, Key Vaults and caches",
                    "Everyone on the internet can try to sign in; only identities and keys protect it.",
                    "Deploy into a VNet with private endpoints (networkMode: new or existing), or deny by default and allow specific ranges.",
                    facts -> facts.ofType("StorageAccount", "Vault", "Redis", "RedisEnterprise")
                            .filter(r -> isOpen(r) && !hasPrivateEndpointOnly(facts, r))
                            .map(r -> new Violation(r.name(), "is reachable from every network"))),
            new Rule(
                    PolicyRule.SHARED_KEY_ACCESS,
                    ERROR,
                    "account keys of storage accounts",
                    "A key gives full access, does not expire and does not reveal who used it.",
                    "Set allowSharedKeyAccess to false; the apps authenticate with their managed identity.",
                    facts -> facts.ofType("StorageAccount")
                            .filter(r -> !is(r, "allowSharedKeyAccess", false))
                            .map(r -> new Violation(r.name(), "account keys are accepted"))),
            new Rule(
                    PolicyRule.PUBLIC_BLOBS,
                    ERROR,
                    "anonymous access to blobs and containers",
                    "Logs contain prompts and responses, and anonymous access exposes them to everyone.",
                    "Set allowBlobPublicAccess to false on the account and publicAccess to None on the container.",
                    facts -> Stream.concat(
                            facts.ofType("StorageAccount")
                                    .filter(r -> !is(r, "allowBlobPublicAccess", false))
                                    .map(r -> new Violation(r.name(), "allows containers to be made public")),
                            facts.ofType("BlobContainer")
                                    .filter(r -> text(r, "publicAccess")
                                            .filter(a -> !a.equals("None"))
                                            .isPresent())
                                    .map(r -> new Violation(r.name(), "blobs can be read anonymously")))),
            new Rule(
                    PolicyRule.KEY_VAULT_PROTECTION,
                    WARNING,
                    "purge protection and authorization model of Key Vaults",
                    "Without purge protection one mistake deletes all secrets for good; access policies cannot be restricted to one secret.",
                    "Set enablePurgeProtection and enableRbacAuthorization to true.",
                    facts -> facts.ofType("Vault")
                            .filter(r -> !is(r, "properties.enablePurgeProtection", true)
                                    || is(r, "properties.enableRbacAuthorization", false))
                            .map(r ->
                                    new Violation(r.name(), "is not protected from purging, or uses access policies"))),
            new Rule(
                    PolicyRule.UNPROTECTED_DATA,
                    WARNING,
                    "deletion protection of storage accounts, Key Vaults and caches; production only",
                    "A faulty configuration change can delete them together with their data.",
                    "Set protect: true.",
                    facts -> facts.inProduction("StorageAccount", "Vault", "Redis", "RedisEnterprise")
                            .filter(r -> !r.protect())
                            .map(r -> new Violation(r.name(), "is not protected from deletion"))));

    private DataRules() {}

    private static boolean hasGoodPolicy(Resource gateway) {
        return text(gateway, "sslPolicy.policyName")
                        .filter(GOOD_SSL_POLICIES::contains)
                        .isPresent()
                || text(gateway, "sslPolicy.minProtocolVersion")
                        .filter(GOOD_TLS::contains)
                        .isPresent();
    }

    private static boolean isOpen(Resource resource) {
        return Stream.of("publicNetworkAccess", "properties.publicNetworkAccess")
                        .noneMatch(path -> is(resource, path, "Disabled"))
                && Stream.of("networkRuleSet.defaultAction", "properties.networkAcls.defaultAction")
                        .noneMatch(path -> is(resource, path, "Deny"));
    }

    /** Azure Managed Redis has no switch for public access in this API version; a private endpoint takes its place. */
    private static boolean hasPrivateEndpointOnly(Facts facts, Resource resource) {
        return type(resource).equals("RedisEnterprise")
                && facts.ofType("PrivateEndpoint")
                        .anyMatch(e -> values(e, "privateLinkServiceConnections.privateLinkServiceId")
                                .contains(resource.id().orElse("")));
    }
}
