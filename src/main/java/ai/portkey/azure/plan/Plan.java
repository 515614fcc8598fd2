package ai.portkey.azure.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack would deploy, as declared to the engine. Secrets are replaced by {@link #SECRET} throughout.
 *
 * @param project   Pulumi project
 * @param stack     stack
 * @param resources all resources, each after those that it depends on, in an order that never varies
 * @param outputs   the stack's outputs by name
 * @param warnings  what deserves a look
 */
public record Plan(
        String project, String stack, List<Resource> resources, Map<String, Object> outputs, List<String> warnings) {

    /** Stands in for every secret value. */
    public static final String SECRET = "[secret]";

    /** The parent of the components of a second region. */
    private static final String REGION = "portkey:index:Region";

    public Plan {
        resources = List.copyOf(resources);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        warnings = List.copyOf(warnings);
    }

    /**
     * A planned resource.
     *
     * @param urn          its URN
     * @param type         its type token, e.g. {@code azure-native:network:VirtualNetwork}
     * @param name         its logical name
     * @param parent       URN of the component that it belongs to; empty at the top
     * @param inputs       what is sent to the engine: maps, lists, texts, numbers, booleans, nulls
     * @param id           the ARM id that it would have; empty for components
     * @param outputs      what the simulated Azure answered
     * @param dependencies URNs of what must exist before it
     * @param protect      it cannot be deleted by a later plan
     * @param ignoreChanges paths of inputs that count at creation only
     */
    public record Resource(
            String urn,
            String type,
            String name,
            Optional<String> parent,
            Map<String, Object> inputs,
            Optional<String> id,
            Map<String, Object> outputs,
            List<String> dependencies,
            boolean protect,
            List<String> ignoreChanges) {

        /** True for this program's own components. */
        public boolean isComponent() {
            return type.startsWith("portkey:");
        }
    }

    /** Resources of the cloud, without components. */
    public List<Resource> deployed() {
        return resources.stream().filter(r -> !r.isComponent()).toList();
    }

    /** The resource with this URN. */
    public Optional<Resource> find(String urn) {
        return resources.stream().filter(r -> r.urn().equals(urn)).findFirst();
    }

    /** Name of the outermost component that a resource belongs to, inside of its region; empty at the top. */
    public Optional<String> component(Resource resource) {
        return resource.parent()
                .flatMap(this::find)
                .map(parent -> parent.parent()
                        .flatMap(this::find)
                        .filter(above -> !above.type().equals(REGION))
                        .flatMap(above -> component(parent))
                        .orElse(parent.name()));
    }

    /** All resources of one type token. */
    public Collection<Resource> ofType(String type) {
        return resources.stream().filter(r -> r.type().equals(type)).toList();
    }
}
