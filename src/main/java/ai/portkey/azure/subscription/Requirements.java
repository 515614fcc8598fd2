package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.subscription.Check.Problem;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a deployment needs in its subscription, computed from the plan and the configuration.
 *
 * @param plan         what is deployed, with the ids of this subscription
 * @param config       the stack's configuration
 * @param subscription id of the subscription
 * @param principal    object id of who deploys
 * @param isPresent    what of the stack's own exists already: its resource group and its Key Vault
 */
record Requirements(
        Plan plan, PortkeyConfig config, String subscription, String principal, Predicate<String> isPresent) {

    /** Namespaces that every subscription has. */
    private static final Set<String> ALWAYS_REGISTERED = Set.of("Microsoft.Authorization", "Microsoft.Resources");

    private static final String PRIVATE_GATEWAY = "EnableApplicationGatewayNetworkIsolation";
    private static final List<String> OWN_TAGS = List.of("Project", "Environment", "ManagedBy");

    /** All checks, in the order in which their problems are fixed. */
    List<Check> checks() {
        var references = References.of(plan, config);
        var checks = new ArrayList<Check>();
        namespaces(references).forEach(namespace -> checks.add(provider(namespace)));
        config.entrance()
                .appGateway()
                .filter(gateway -> !gateway.isPublic())
                .ifPresent(gateway -> checks.add(privateGateway()));
        config.regions().forEach(region -> checks.add(resourceGroup(region)));
        zonal().forEach((region, resources) -> checks.add(zones(region, resources)));
        dnsZones().forEach(zone -> checks.add(onlyZoneOfItsName(zone)));
        references.existing().stream()
                .sorted(Comparator.comparingInt(
                        (ResourceId id) -> Kinds.ALL.indexOf(Kinds.of(id).orElse(null))))
                .forEach(id -> Kinds.of(id).ifPresent(kind -> checks.add(kind.check(id, config))));
        ownVault(references).ifPresent(vault -> checks.addAll(ofOwnVault(vault, references)));
        checks.addAll(Rights.of(plan, references, absentGroups(), principal));
        references.userName().ifPresent(secret -> checks.add(Rights.readSecret(secret, principal)));
        return checks;
    }

    private Set<String> namespaces(References references) {
        var namespaces = new TreeSet<String>();
        var planned = plan.deployed().stream().flatMap(resource -> resource.id().flatMap(ArmId::type).stream());
        Stream.concat(planned, references.existing().stream().map(ResourceId::type))
                .map(type -> type.substring(0, type.indexOf('/')))
                .filter(namespace -> !ALWAYS_REGISTERED.contains(namespace))
                .forEach(namespaces::add);
        return namespaces;
    }

    private Check provider(String namespace) {
        return new Check(
                "resource provider " + namespace,
                ArmIds.subscription(subscription) + "/providers/" + namespace,
                AzureTypes.PROVIDERS,
                found -> registered(
                        found.map(provider -> Json.text(provider, "registrationState")),
                        "az provider register --namespace " + namespace + " --wait --subscription " + subscription));
    }

    private Check privateGateway() {
        return new Check(
                "feature " + PRIVATE_GATEWAY,
                ArmIds.subscription(subscription)
                        + "/providers/Microsoft.Features/providers/Microsoft.Network/features/" + PRIVATE_GATEWAY,
                AzureTypes.FEATURES,
                found -> registered(
                        found.map(feature -> Json.text(Json.properties(feature), "state")),
                        "az feature register --namespace Microsoft.Network --name " + PRIVATE_GATEWAY
                                + " --subscription " + subscription,
                        "az provider register --namespace Microsoft.Network --wait --subscription " + subscription));
    }

    private static Optional<Problem> registered(Optional<String> state, String... fixes) {
        return state.equals(Optional.of("Registered"))
                ? Optional.empty()
                : Problem.of("is not registered: " + state.orElse("unknown to Azure"), fixes);
    }

    /** Region → names of the planned resources that ask for availability zones there. */
    private Map<String, List<String>> zonal() {
        return plan.deployed().stream()
                .filter(Requirements::isZonal)
                .collect(Collectors.groupingBy(
                        resource -> String.valueOf(resource.outputs().get("location")),
                        TreeMap::new,
                        Collectors.mapping(Plan.Resource::name, Collectors.toList())));
    }

    private static boolean isZonal(Plan.Resource resource) {
        var inputs = resource.inputs();
        return inputs.get("zones") instanceof List<?> zones && !zones.isEmpty()
                || Boolean.TRUE.equals(inputs.get("zoneRedundant"))
                || inputs.get("sku") instanceof Map<?, ?> sku
                        && String.valueOf(sku.get("name")).endsWith("ZRS");
    }

    /** A region without zones has no mapping of them; which region has some also depends on the subscription. */
    private Check zones(String region, List<String> resources) {
        return new Check(
                "availability zones in " + region,
                ArmIds.subscription(subscription) + "/locations",
                AzureTypes.SUBSCRIPTIONS,
                found -> found.stream()
                                .flatMap(answer -> Json.objects(answer, "value").stream())
                                .filter(location -> Json.text(location, "name").equals(region))
                                .anyMatch(location -> !Json.list(location, "availabilityZoneMappings")
                                        .isEmpty())
                        ? Optional.empty()
                        : Problem.of("there are none for this subscription, so Azure would refuse "
                                + String.join(", ", resources)
                                + "; set highAvailability and appGateway.zoneRedundant to false and storage.replication to LRS or GRS, "
                                + "or choose another location"));
    }

    /** The private DNS zones that are linked to a VNet which others use too. That of the apps has a name of its own. */
    private List<ResourceId> dnsZones() {
        return config.network().existing().isPresent()
                ? plan.ofType(AzureTypes.PRIVATE_ZONE).stream()
                        .flatMap(zone -> zone.id().flatMap(ResourceId::parse).stream())
                        .filter(zone -> !zone.name().endsWith(".azurecontainerapps.io"))
                        .toList()
                : List.of();
    }

    /**
     * A VNet takes one private DNS zone of a name. Which networks a zone is linked to is not in the list of zones.
     *
     * @see <a href="https://github.com/microsoft-foundry/foundry-samples/issues/214">foundry-samples #214</a>
     */
    private Check onlyZoneOfItsName(ResourceId zone) {
        return new Check(
                "private DNS zone " + zone.name(),
                ArmIds.subscription(subscription) + "/providers/Microsoft.Network/privateDnsZones",
                AzureTypes.get(AzureTypes.PRIVATE_ZONE).apiVersion(),
                found -> found.stream()
                        .flatMap(answer -> Json.objects(answer, "value").stream())
                        .filter(other -> Json.text(other, "name").equalsIgnoreCase(zone.name()))
                        .map(other -> Json.text(other, "id"))
                        .filter(id -> !id.equalsIgnoreCase(zone.toString()))
                        .findFirst()
                        .map(id -> new Problem(
                                "already exists: " + id + "; if it is linked to this stack's VNet, Azure refuses "
                                        + "the second link; docs/private-connectivity.md explains how stacks share a zone",
                                List.of(),
                                Finding.State.WARNING)));
    }

    private String group(RegionConfig region) {
        return ArmIds.group(subscription, region.resourceGroup().name());
    }

    private Set<String> absentGroups() {
        return config.regions().stream()
                .map(this::group)
                .filter(group -> !isPresent.test(group))
                .collect(Collectors.toSet());
    }

    private Check resourceGroup(RegionConfig region) {
        return new Check(
                "resource group " + region.resourceGroup().name(),
                group(region),
                AzureTypes.get(AzureTypes.RESOURCE_GROUP).apiVersion(),
                region.resourceGroup().create()
                        ? found -> newGroup(region, found)
                        : found -> existingGroup(region, found));
    }

    private Optional<Problem> existingGroup(RegionConfig region, Optional<JsonObject> found) {
        return found.isPresent()
                ? Optional.empty()
                : Problem.of(
                        "does not exist",
                        "az group create --name " + region.resourceGroup().name() + " --location " + region.location()
                                + " --subscription " + subscription);
    }

    /** A group of the stack's own carries its tags. */
    private Optional<Problem> newGroup(RegionConfig region, Optional<JsonObject> found) {
        var isOurs = found.map(group -> Json.object(group, "tags"))
                .map(tags -> OWN_TAGS.stream()
                        .allMatch(own -> value(tags, own)
                                .equals(config.placement().tags().entrySet().stream()
                                        .filter(tag -> tag.getKey().equalsIgnoreCase(own))
                                        .map(Map.Entry::getValue)
                                        .findFirst())))
                .orElse(true);
        var key = region.equals(config.firstRegion())
                ? RawConfig.NAMESPACE + ":createResourceGroup"
                : "--path " + RawConfig.NAMESPACE + ":secondRegion.createResourceGroup";
        return isOurs
                ? Optional.empty()
                : Problem.of("exists, but this stack would create it", "pulumi config set " + key + " false");
    }

    /** Names of tags are the same in any letter case. */
    private static Optional<String> value(JsonObject tags, String name) {
        return tags.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(written -> Json.text(tags, written));
    }

    private Optional<ResourceId> ownVault(References references) {
        return config.data()
                .secretsKeyVault()
                .created()
                .flatMap(vault -> references.planned().stream()
                        .filter(id -> id.isType(References.VAULT))
                        .findFirst());
    }

    private List<Check> ofOwnVault(ResourceId vault, References references) {
        var isThere = isPresent.test(vault.toString());
        var checks = new ArrayList<Check>();
        if (!isThere) {
            checks.add(notDeleted(vault));
        }
        for (var secret : references.ofPlanned()) {
            var check = Kinds.of(secret).orElseThrow().check(secret, config);
            checks.add(
                    isThere
                            ? check
                            : new Check(
                                    check.subject(),
                                    check.id(),
                                    check.apiVersion(),
                                    found -> check.expectation()
                                            .problem(found)
                                            .map(problem -> new Problem(
                                                    "can be set after the first pulumi up, which creates the Key Vault",
                                                    problem.fixes(),
                                                    Finding.State.LATER))));
        }
        return checks;
    }

    private Check notDeleted(ResourceId vault) {
        return new Check(
                "name of Key Vault " + vault.name(),
                ArmIds.subscription(subscription) + "/providers/Microsoft.KeyVault/locations/"
                        + config.placement().location() + "/deletedVaults/" + vault.name(),
                AzureTypes.get(AzureTypes.VAULT).apiVersion(),
                found -> found.isEmpty()
                        ? Optional.empty()
                        : Problem.of(
                                "is reserved by a deleted vault; docs/data.md explains how to import that vault into the stack",
                                "az keyvault recover --name " + vault.name() + " --location "
                                        + config.placement().location()));
    }
}
