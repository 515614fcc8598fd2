package ai.portkey.azure.plan;

import ai.portkey.azure.pulumi.MockEngine.Registration;
import ai.portkey.azure.pulumi.Wire;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program registered, as resources of a {@link Plan}: without the stack itself, secrets blotted out. */
final class PlannedResources {

    private static final String ROOT_STACK = "pulumi:pulumi:Stack";

    private PlannedResources() {}

    static List<Plan.Resource> of(List<Registration> registered) {
        return registered.stream()
                .filter(registration -> !registration.request().getType().equals(ROOT_STACK))
                .map(PlannedResources::resource)
                .toList();
    }

    private static Plan.Resource resource(Registration registration) {
        var request = registration.request();
        var response = registration.response();
        return new Plan.Resource(
                withoutStack(response.getUrn()),
                request.getType(),
                request.getName(),
                Optional.of(request.getParent())
                        .filter(urn -> !urn.isEmpty() && !urn.contains("::" + ROOT_STACK + "::"))
                        .map(PlannedResources::withoutStack),
                toMap(request.getObject()),
                Optional.of(response.getId()).filter(id -> !id.isEmpty()),
                toMap(response.getObject()),
                request.getDependenciesList().stream()
                        .map(PlannedResources::withoutStack)
                        .toList(),
                request.getProtect(),
                List.copyOf(request.getIgnoreChangesList()));
    }

    /** The mock engine puts the stack's own type into URNs; the real engine does not. */
    private static String withoutStack(String urn) {
        return urn.replace(ROOT_STACK + "$", "");
    }

    private static Map<String, Object> toMap(Struct struct) {
        var map = new LinkedHashMap<String, Object>();
        struct.getFieldsMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> map.put(field.getKey(), toObject(field.getValue())));
        return map;
    }

    private static @Nullable Object toObject(Value value) {
        switch (value.getKindCase()) {
            case STRUCT_VALUE:
                return Wire.signature(value.getStructValue()).equals(Wire.SECRET)
                        ? Plan.SECRET
                        : toMap(value.getStructValue());
            case LIST_VALUE:
                var list = new ArrayList<>();
                value.getListValue().getValuesList().forEach(item -> list.add(toObject(item)));
                return list;
            case STRING_VALUE:
                return value.getStringValue();
            case NUMBER_VALUE:
                return value.getNumberValue();
            case BOOL_VALUE:
                return value.getBoolValue();
            default:
                return null;
        }
    }
}
