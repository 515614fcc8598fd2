package ai.portkey.azure.policy;

import static ai.portkey.azure.policy.Facts.is;
import static ai.portkey.azure.policy.Facts.text;
import static ai.portkey.azure.policy.Facts.values;
import static ai.portkey.azure.policy.Severity.ERROR;
import static ai.portkey.azure.policy.Severity.WARNING;

import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.plan.Plan.Resource;
import ai.portkey.azure.policy.Rule.Violation;
import java.util.List;
import java.util.Map;

/** Rules for the apps and what they run on. */
final class WorkloadRules {

    private static final int ENOUGH_REPLICAS = 2;
    private static final List<String> PROBES = List.of("Liveness", "Readiness");

    static final List<Rule> RULES = List.of(
            new Rule(
                    PolicyRule.HEALTH_PROBES,
                    WARNING,
                    "liveness and readiness probes of every container in an app with ingress",
                    "Requests go to replicas that are not ready, and a hanging replica is never restarted.",
                    "Add a liveness and a readiness probe to the container.",
                    facts -> facts.ofType("ContainerApp")
                            .filter(r -> !values(r, "configuration.ingress").isEmpty())
                            .flatMap(r -> values(r, "template.containers").stream()
                                    .filter(c -> PROBES.stream().anyMatch(probe -> !is(c, "probes.type", probe)))
                                    .map(c -> new Violation(
                                            r.name(),
                                            "the container " + text(c, "name").orElse("")
                                                    + " lacks a liveness or readiness probe")))),
            new Rule(
                    PolicyRule.MIN_REPLICAS,
                    WARNING,
                    "minimum replicas of apps with HTTP ingress; production only",
                    "While the only replica is restarted or moved, every request fails.",
                    "Set minReplicas to 2 or more.",
                    // The Redis container, which is not HTTP, is one replica by design: it is a cache.
                    facts -> facts.inProduction("ContainerApp")
                            .filter(r -> text(r, "configuration.ingress.transport")
                                    .filter(t -> !t.equals("tcp"))
                                    .isPresent())
                            .filter(r -> text(r, "template.scale.minReplicas")
                                            .map(Double::valueOf)
                                            .orElse(0.0)
                                    < ENOUGH_REPLICAS)
                            .map(r -> new Violation(
                                    r.name(), "can run with fewer than " + ENOUGH_REPLICAS + " replicas"))),
            new Rule(
                    PolicyRule.ZONE_REDUNDANCY,
                    WARNING,
                    "zones of environment, storage accounts, Application Gateways, public IPs and caches; production only",
                    "The failure of a single availability zone stops the gateway.",
                    "Set highAvailability: true and, for the environment, networkMode: new or existing.",
                    facts -> facts.inProduction(
                                    "ManagedEnvironment",
                                    "StorageAccount",
                                    "ApplicationGateway",
                                    "PublicIPAddress",
                                    "RedisEnterprise")
                            .filter(r -> !isRedundant(r))
                            .map(r -> new Violation(r.name(), "is not zone-redundant"))),
            new Rule(
                    PolicyRule.REQUIRED_TAGS,
                    WARNING,
                    "the tags of policy.requiredTags on every resource that has a location",
                    "Without them, cost and ownership of a resource cannot be determined.",
                    "Add the tag to tags.",
                    facts -> facts.plan().deployed().stream()
                            .filter(r -> r.inputs().containsKey("location"))
                            .flatMap(r -> facts.config().operation().policy().requiredTags().stream()
                                    .filter(tag -> values(r, "tags").stream().noneMatch(tags -> hasTag(tags, tag)))
                                    .map(tag -> new Violation(r.name(), "has no tag " + tag)))),
            new Rule(
                    PolicyRule.PLAIN_SECRET,
                    ERROR,
                    "values of environment variables whose name or format looks like a secret",
                    "Everyone with read access to the app in Azure, the state or the stack file can read the value.",
                    "Store the value in Key Vault and reference the secret in secrets.gateway or secrets.dataService.",
                    facts -> facts.ofType("ContainerApp")
                            .flatMap(r -> values(r, "template.containers.env").stream()
                                    .filter(env -> PlainSecrets.looksSecret(
                                            text(env, "name").orElse(""),
                                            text(env, "value").orElse("")))
                                    .map(env -> new Violation(
                                            r.name(),
                                            "the variable " + text(env, "name").orElse("")
                                                    + " contains what looks like a secret")))),
            new Rule(
                    PolicyRule.MUTABLE_IMAGE,
                    WARNING,
                    "tags of container images",
                    "The running image can change without a configuration change, and replicas can differ from each other.",
                    "Use a version as the tag, or add a digest.",
                    facts -> facts.ofType("ContainerApp")
                            .flatMap(r -> values(r, "template.containers.image").stream()
                                    .map(Object::toString)
                                    .filter(WorkloadRules::isMutable)
                                    .map(image ->
                                            new Violation(r.name(), "runs " + image + ", whose content can change")))));

    private WorkloadRules() {}

    private static boolean isRedundant(Resource resource) {
        switch (Facts.type(resource)) {
            case "ManagedEnvironment":
                return is(resource, "zoneRedundant", true);
            case "StorageAccount":
                return text(resource, "sku.name")
                        .filter(sku -> sku.contains("ZRS"))
                        .isPresent();
            case "RedisEnterprise":
                return is(resource, "highAvailability", "Enabled")
                        || values(resource, "zones").size() > 1;
            default:
                return values(resource, "zones").size() > 1;
        }
    }

    private static boolean hasTag(Object tags, String tag) {
        return tags instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(name -> tag.equalsIgnoreCase(name.toString()));
    }

    private static boolean isMutable(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        return !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
    }
}
