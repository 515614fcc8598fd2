package ai.portkey.azure.migration.state;

import ai.portkey.azure.catalogue.Plugins;
import ai.portkey.azure.migration.state.StateImport.Adopted;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON that {@code pulumi import --file} takes: the adopted resources and the components above them.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/guides/migration/import/#bulk-import-operations">Bulk import</a>
 */
final class ImportFile {

    private ImportFile() {}

    static JsonObject of(List<PlannedResource> plan, List<Adopted> adopted) {
        var byUrn = plan.stream().collect(Collectors.toMap(PlannedResource::urn, Function.identity()));
        var ids = new HashMap<String, String>();
        adopted.forEach(resource -> ids.put(resource.planned().urn(), resource.id()));
        var wanted = new HashSet<String>();
        ids.keySet().forEach(urn -> addWithParents(urn, byUrn, wanted));

        var names = names(plan, wanted);
        var resources = new JsonArray();
        for (var resource : plan) {
            if (wanted.contains(resource.urn())) {
                resources.add(entry(resource, names, Optional.ofNullable(ids.get(resource.urn()))));
            }
        }
        var file = new JsonObject();
        file.add("nameTable", new JsonObject());
        file.add("resources", resources);
        return file;
    }

    private static void addWithParents(String urn, Map<String, PlannedResource> byUrn, Set<String> wanted) {
        var resource = byUrn.get(urn);
        // The stack itself is not in the plan and not in the file: it is the parent of what has none.
        if (resource != null && wanted.add(urn)) {
            resource.parent().ifPresent(parent -> addWithParents(parent, byUrn, wanted));
        }
    }

    /** References inside the file need unique names; logical names are unique for one type only. */
    private static Map<String, String> names(List<PlannedResource> plan, Set<String> wanted) {
        var uses = plan.stream()
                .filter(resource -> wanted.contains(resource.urn()))
                .collect(Collectors.groupingBy(PlannedResource::name, Collectors.counting()));
        var names = new HashMap<String, String>();
        plan.stream()
                .filter(resource -> wanted.contains(resource.urn()))
                .forEach(resource -> names.put(
                        resource.urn(),
                        Objects.equals(uses.get(resource.name()), 1L)
                                ? resource.name()
                                : resource.name() + " " + resource.kind()));
        return names;
    }

    private static JsonObject entry(PlannedResource resource, Map<String, String> names, Optional<String> id) {
        var entry = new JsonObject();
        entry.addProperty("type", resource.type());
        var name = Objects.requireNonNull(names.get(resource.urn()));
        entry.addProperty("name", name);
        if (!name.equals(resource.name())) {
            entry.addProperty("logicalName", resource.name());
        }
        id.ifPresentOrElse(text -> entry.addProperty("id", text), () -> entry.addProperty("component", true));
        resource.parent().map(names::get).ifPresent(parent -> entry.addProperty("parent", parent));
        if (resource.type().startsWith("azure-native:")) {
            entry.addProperty("version", Plugins.AZURE_NATIVE);
        }
        return entry;
    }
}
