package ai.portkey.azure.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The registry of resource types. A module's types are built when the first of them is asked for. */
final class ResourceTypes {

    /** Module of the token, its ARM namespace, its types. */
    private record Module(String name, String namespace, Supplier<List<ResourceType>> types) {}

    private static final List<Module> MODULES = List.of(
            new Module("resources", "Microsoft.Resources", ManagementTypes::resources),
            new Module("managedidentity", "Microsoft.ManagedIdentity", ManagementTypes::managedIdentity),
            new Module("authorization", "Microsoft.Authorization", ManagementTypes::authorization),
            new Module("keyvault", "Microsoft.KeyVault", KeyVaultTypes::all),
            new Module("network", "Microsoft.Network", NetworkTypes::all),
            new Module("cdn", "Microsoft.Cdn", CdnTypes::all),
            new Module("app", "Microsoft.App", AppTypes::all),
            new Module("storage", "Microsoft.Storage", StorageTypes::all),
            new Module("cache", "Microsoft.Cache", CacheTypes::all),
            new Module("containerregistry", "Microsoft.ContainerRegistry", CacheTypes::registry),
            new Module("operationalinsights", "Microsoft.OperationalInsights", MonitoringTypes::logAnalytics),
            new Module("insights", "Microsoft.Insights", MonitoringTypes::insights));

    private static final Map<String, Map<String, ResourceType>> BUILT = new ConcurrentHashMap<>();

    private ResourceTypes() {}

    /** @param token e.g. {@code azure-native:app/v20250101:ContainerApp} */
    static Optional<ResourceType> find(String token) {
        var parts = token.split(":");
        if (parts.length != 3 || !parts[0].equals("azure-native")) {
            return Optional.empty();
        }
        var module = parts[1].replaceFirst("/.*", "");
        return MODULES.stream().filter(m -> m.name.equals(module)).findFirst().map(m -> types(m).get(token));
    }

    static ResourceType get(String token) {
        return find(token).orElseThrow(() -> new AzureException(400, "InvalidResourceType", "The simulator does not know"
                + " the resource type '" + token + "'. docs/simulator.md lists those that it knows."));
    }

    /** The newest type whose ids look like this one. */
    static Optional<ResourceType> ofId(String id) {
        var armType = armTypeOf(id);
        var namespace = armType.substring(0, armType.indexOf('/'));
        return MODULES.stream().filter(m -> m.namespace.equalsIgnoreCase(namespace)).findFirst()
                .flatMap(m -> types(m).values().stream().filter(t -> t.armType().equalsIgnoreCase(armType)).findFirst());
    }

    /** ARM's type of an id, e.g. {@code Microsoft.Network/virtualNetworks/subnets}. */
    static String armTypeOf(String id) {
        var providers = id.toLowerCase(java.util.Locale.ROOT).lastIndexOf("/providers/");
        if (providers < 0) {
            return "Microsoft.Resources/resourceGroups";
        }
        var segments = id.substring(providers + 11).split("/");
        var type = new StringBuilder(segments[0]);
        for (var i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /** All types of all modules. */
    static Stream<ResourceType> all() {
        return MODULES.stream().flatMap(m -> types(m).values().stream());
    }

    private static Map<String, ResourceType> types(Module module) {
        return BUILT.computeIfAbsent(module.name, name -> {
            var types = new LinkedHashMap<String, ResourceType>();
            module.types.get().forEach(t -> types.put(t.token(), t));
            return types;
        });
    }
}
