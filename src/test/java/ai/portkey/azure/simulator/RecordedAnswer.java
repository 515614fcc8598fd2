package ai.portkey.azure.simulator;

import ai.portkey.azure.arm.FlatProperties;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.values.Values;
import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Azure answered to a request, recorded by a public test suite, in {@code src/test/resources/azure-answers}.
 *
 * @param file       name of the file, without its ending
 * @param token      the type of ours that it is compared with
 * @param apiVersion API version of the recording, perhaps another than the token's
 * @param source     repository and recording
 * @param id         id in the answer
 * @param request    body of the PUT; null when only a GET was recorded
 * @param answer     what a GET said after the operation had succeeded, or else the answer to the PUT
 */
record RecordedAnswer(
        String file,
        String token,
        String apiVersion,
        String source,
        String id,
        Map<String, Object> request,
        Map<String, Object> answer) {

    private static final Path FOLDER = Path.of("src/test/resources/azure-answers");

    static List<RecordedAnswer> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var all = new ArrayList<RecordedAnswer>();
            for (var path : files.filter(p ->
                            Character.isUpperCase(p.getFileName().toString().charAt(0)))
                    .sorted()
                    .toList()) {
                var read = new Gson().fromJson(Files.readString(path), RecordedAnswer.class);
                all.add(new RecordedAnswer(
                        path.getFileName().toString().replace(".json", ""),
                        read.token,
                        read.apiVersion,
                        read.source,
                        read.id,
                        read.request,
                        read.answer));
            }
            return all;
        }
    }

    ResourceType type() {
        return ResourceTypes.get(token);
    }

    /** The request under Pulumi's names. Of a GET: what an import would take as inputs. */
    Map<String, Object> inputs() {
        var inputs = type().schema().project(request == null ? outputs() : flat(request));
        inputs.remove("id");
        inputs.putAll(type().facts().parametersOf(id));
        return inputs;
    }

    /** The answer under Pulumi's names, without nulls. */
    Map<String, Object> outputs() {
        var outputs = Values.copy(flat(answer));
        outputs.remove("id");
        return outputs;
    }

    private Map<String, Object> flat(Map<String, Object> body) {
        var flat = FlatProperties.of(AzureTypes.get(token), body);
        List.of("name", "type", "etag", "systemData").forEach(member -> {
            if (body.get(member) != null) {
                flat.put(member, body.get(member));
            }
        });
        return flat;
    }
}
