package ai.portkey.azure.plan;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.Log;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.internal.MockMonitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** The mock engine's resource monitor, keeping every registration as it was sent, secrets blotted out. */
final class RecordingMonitor extends MockMonitor {

    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
    private static final String ROOT_STACK = "pulumi:pulumi:Stack";

    private final ConcurrentLinkedQueue<Plan.Resource> registered = new ConcurrentLinkedQueue<>();

    RecordingMonitor(Mocks mocks, Log log) {
        super(mocks, log);
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(Resource resource,
                                                                             RegisterResourceRequest request) {
        return super.registerResourceAsync(resource, request).thenApply(response -> {
            if (!request.getType().equals(ROOT_STACK)) {
                registered.add(new Plan.Resource(
                        withoutStack(response.getUrn()),
                        request.getType(),
                        request.getName(),
                        Optional.of(request.getParent()).filter(urn -> !urn.isEmpty() && !urn.contains("::" + ROOT_STACK + "::"))
                                .map(RecordingMonitor::withoutStack),
                        toMap(request.getObject()),
                        Optional.of(response.getId()).filter(id -> !id.isEmpty()),
                        toMap(response.getObject()),
                        request.getDependenciesList().stream().map(RecordingMonitor::withoutStack).toList(),
                        request.getProtect(),
                        List.copyOf(request.getIgnoreChangesList())));
            }
            return response;
        });
    }

    /** The mock engine puts the stack's own type into URNs; the real engine does not. */
    private static String withoutStack(String urn) {
        return urn.replace(ROOT_STACK + "$", "");
    }

    List<Plan.Resource> registered() {
        return List.copyOf(registered);
    }

    private static Map<String, Object> toMap(Struct struct) {
        var map = new LinkedHashMap<String, Object>();
        struct.getFieldsMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> map.put(field.getKey(), toObject(field.getValue())));
        return map;
    }

    private static Object toObject(Value value) {
        switch (value.getKindCase()) {
            case STRUCT_VALUE:
                return isSecret(value.getStructValue()) ? Plan.SECRET : toMap(value.getStructValue());
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

    private static boolean isSecret(Struct struct) {
        return struct.getFieldsOrDefault(SIGNATURE, Value.getDefaultInstance()).getStringValue().equals(SECRET_SIGNATURE);
    }
}
