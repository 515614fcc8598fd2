package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a planned stack refers to and does not make: every id in its inputs, every secret named there by its URL, and what
 * encloses it or a planned resource.
 *
 * @param planned   resources that the stack makes
 * @param existing  resources that must exist before
 * @param ofPlanned secrets that belong into a Key Vault that the stack makes
 * @param userName  the secret with the Docker Hub user name, one of the two sets above; the deployment reads it
 */
record References(
        Set<ResourceId> planned, Set<ResourceId> existing, Set<ResourceId> ofPlanned, Optional<ResourceId> userName) {

    static final String VAULT = "Microsoft.KeyVault/vaults";
    static final String SECRET = VAULT + "/secrets";
    private static final Pattern SECRET_URL = Pattern.compile("https://([^./]+)\\.[^/]+/secrets/([^/]+)");
    /** Comes and goes with its account. */
    private static final String BLOB_SERVICE = "Microsoft.Storage/storageAccounts/blobServices";

    static References of(Plan plan, PortkeyConfig config) {
        var planned = new LinkedHashSet<ResourceId>();
        var mentioned = new LinkedHashSet<ResourceId>();
        var urls = new LinkedHashSet<String>();
        for (var resource : plan.deployed()) {
            var id = resource.id().flatMap(text -> ArmIds.resource(text));
            id.ifPresent(mentioned::add);
            id.filter(i -> ArmId.type(resource.id().orElseThrow())
                            .filter(i::isType)
                            .isPresent())
                    .ifPresent(planned::add);
            texts(resource.inputs()).forEach(text -> {
                ArmIds.resource(text).ifPresent(mentioned::add);
                urls.add(text);
            });
        }
        mentioned.addAll(
                urls.stream().flatMap(url -> secret(url, mentioned).stream()).toList());
        var userName = userName(config, mentioned);
        userName.ifPresent(mentioned::add);
        var existing = new LinkedHashSet<ResourceId>();
        var ofPlanned = new LinkedHashSet<ResourceId>();
        mentioned.stream()
                .flatMap(References::outermostFirst)
                .filter(id -> !planned.contains(id) && !id.isType(BLOB_SERVICE))
                .forEach(id -> {
                    if (parents(id).noneMatch(planned::contains)) {
                        existing.add(id);
                    } else if (id.isType(SECRET)) {
                        ofPlanned.add(id);
                    }
                });
        return new References(planned, existing, ofPlanned, userName);
    }

    /** The Docker Hub user name stands beside the password; the program reads it, so no resource of the plan names it. */
    private static Optional<ResourceId> userName(PortkeyConfig config, Collection<ResourceId> mentioned) {
        return config.apps()
                .registry()
                .credentials()
                .flatMap(c -> c.username()
                        .match(
                                plain -> Optional.empty(),
                                fromKeyVault -> secret(c.keyVaultName(), fromKeyVault.secretName(), mentioned)));
    }

    private static Optional<ResourceId> secret(String url, Collection<ResourceId> mentioned) {
        var match = SECRET_URL.matcher(url);
        return match.matches() ? secret(match.group(1), match.group(2), mentioned) : Optional.empty();
    }

    /** A secret in the vault of that name, whose id is mentioned. */
    private static Optional<ResourceId> secret(String vaultName, String name, Collection<ResourceId> mentioned) {
        return mentioned.stream()
                .flatMap(References::outermostFirst)
                .filter(id -> id.isType(VAULT) && id.name().equalsIgnoreCase(vaultName))
                .findFirst()
                .map(vault -> new ResourceId(
                        vault.subscriptionId(), vault.resourceGroupName(), SECRET, List.of(vault.name(), name)));
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof String text) {
            return Stream.of(text);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(References::texts);
        }
        return value instanceof Collection<?> items ? items.stream().flatMap(References::texts) : Stream.empty();
    }

    private static Stream<ResourceId> outermostFirst(ResourceId id) {
        var chain = new ArrayList<ResourceId>();
        Stream.concat(Stream.of(id), parents(id)).forEach(item -> chain.add(0, item));
        return chain.stream();
    }

    /** What encloses a resource, innermost first. */
    static Stream<ResourceId> parents(ResourceId id) {
        return Stream.iterate(id.parent(), Optional::isPresent, parent -> parent.flatMap(ResourceId::parent))
                .map(Optional::get);
    }
}
