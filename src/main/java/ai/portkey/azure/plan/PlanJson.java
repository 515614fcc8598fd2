package ai.portkey.azure.plan;

import ai.portkey.azure.text.JsonText;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan for machines; the form is documented in docs/plan-json.md and other tools depend on it. */
public final class PlanJson {

    private PlanJson() {}

    /**
     * Writes the plan as one JSON object.
     *
     * @param findings what the policy found, as JSON objects
     */
    public static void write(Plan plan, List<Map<String, Object>> findings, Writer out) {
        var resources = new ArrayList<>();
        for (var resource : plan.resources()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("urn", resource.urn());
            entry.put("type", resource.type());
            entry.put("name", resource.name());
            entry.put("component", plan.component(resource).orElse(null));
            entry.put("inputs", resource.inputs());
            resources.add(entry);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("project", plan.project());
        document.put("stack", plan.stack());
        document.put("simulated", true);
        document.put("resources", resources);
        document.put("outputs", plan.outputs());
        document.put("warnings", plan.warnings());
        document.put("findings", findings);
        JsonText.COMPLETE
                .newBuilder()
                .registerTypeAdapter(Double.class, (JsonSerializer<Double>) (number, type, context) ->
                        // The engine knows only doubles; 6379.0 would be no port.
                        number % 1 == 0 ? new JsonPrimitive(number.longValue()) : new JsonPrimitive(number))
                .create()
                .toJson(document, out);
    }
}
