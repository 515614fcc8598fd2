package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.Domain.Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The registry of resource types. A module's types are built when the first of them is asked for. */
public final class ResourceTypes {

    private static final List<Module> MODULES =
            Domain.ALL.stream().flatMap(domain -> domain.modules().stream()).toList();

    private static final Map<Module, Map<String, ResourceType>> BUILT = new ConcurrentHashMap<>();

    private ResourceTypes() {}

    /** @param token e.g. {@code azure-native:app/v20250101:ContainerApp} */
    static Optional<ResourceType> find(String token) {
        var parts = token.split(":");
        if (parts.length != 3 || !parts[0].equals("azure-native")) {
            return Optional.empty();
        }
        var module = parts[1].replaceFirst("/.*", "");
        return MODULES.stream()
                .filter(m -> m.name().equals(module))
                .flatMap(m -> Stream.ofNullable(types(m).get(token)))
                .findFirst();
    }

    public static ResourceType get(String token) {
        return find(token)
                .orElseThrow(() -> new AzureException(
                        400,
                        "InvalidResourceType",
                        "The simulator does not " + "support the resource type '" + token
                                + "'. docs/simulator.md lists the supported ones."));
    }

    /** The newest type whose ids look like this one. */
    public static Optional<ResourceType> ofId(String id) {
        var armType = armTypeOf(id);
        return ofNamespace(armType)
                .filter(t -> t.facts().type().equalsIgnoreCase(armType))
                .findFirst()
                // A record set: its type is a name in the id of zones.
                .or(() -> ofNamespace(armType)
                        .filter(t -> t.facts().type().contains("{")
                                && !t.facts().parametersOf(id).isEmpty())
                        .findFirst());
    }

    private static Stream<ResourceType> ofNamespace(String armType) {
        return MODULES.stream()
                .filter(m -> m.namespace().equalsIgnoreCase(armType.split("/")[0]))
                .flatMap(m -> types(m).values().stream());
    }

    /** ARM's type of an id, e.g. {@code Microsoft.Network/virtualNetworks/subnets}. */
    public static String armTypeOf(String id) {
        return ArmId.type(id).orElse(AzureTypes.get(AzureTypes.RESOURCE_GROUP).type());
    }

    /** All types of all modules. */
    public static Stream<ResourceType> all() {
        return MODULES.stream().flatMap(m -> types(m).values().stream());
    }

    private static Map<String, ResourceType> types(Module module) {
        return BUILT.computeIfAbsent(module, built -> {
            var types = new LinkedHashMap<String, ResourceType>();
            module.types().get().forEach(t -> types.put(t.token(), t));
            return types;
        });
    }
}
