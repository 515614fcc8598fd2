package ai.portkey.azure.engine;

import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import ai.portkey.azure.cli.simulated.SimulatedStack;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.simulator.core.FaultPlan;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import com.pulumi.automation.OperationType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The real program on the real engine against a simulated Azure in a folder of its own. Each operation takes the
 * configuration that it runs with, as operators change it between commands.
 */
final class DeployedStack {

    private static final Map<OperationType, String> WORDS = Map.of(
            OperationType.CREATE, "create",
            OperationType.UPDATE, "update",
            OperationType.DELETE, "delete",
            OperationType.REPLACE, "replace");

    private final PulumiCli cli;
    private final Path directory;
    private FaultPlan faults = FaultPlan.NONE;

    DeployedStack(PulumiCli cli, Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    /** From now on creations fail by this plan. */
    DeployedStack withFaults(FaultPlan plan) {
        this.faults = plan;
        return this;
    }

    EngineResult up(RawConfig config, String... options) {
        return on(config, stack -> stack.engine().up(options));
    }

    EngineResult preview(RawConfig config) {
        return on(config, stack -> stack.engine().preview());
    }

    EngineResult destroy(RawConfig config) {
        return on(config, stack -> {
            stack.engine().unprotect();
            return stack.engine().destroy();
        });
    }

    /** Anything else on the open stack. */
    <T> T on(RawConfig config, Function<SimulatedStack, T> operation) {
        return on(config, step -> {}, operation);
    }

    <T> T on(RawConfig config, java.util.function.Consumer<Step> onStep, Function<SimulatedStack, T> operation) {
        var options = SimulationOptions.defaults()
                .withStateFile(directory.resolve("azure.json"))
                .withFaults(faults);
        try (var stack = SimulatedStack.open(cli, directory, options, config, onStep)) {
            return operation.apply(stack);
        }
    }

    /** What the deployment has in the simulated Azure; what was there before is left out. */
    List<SimulatedResource> inAzure(RawConfig config) {
        return on(
                config,
                stack -> stack.azure().resources().stream()
                        .filter(r -> !r.external())
                        .toList());
    }

    /** The resources in the engine's state. */
    List<JsonObject> inState(RawConfig config) {
        return resources(on(config, stack -> stack.engine().exportState()));
    }

    /** The resources of an exported state. */
    static List<JsonObject> resources(String state) {
        var deployment = JsonParser.parseString(state).getAsJsonObject().getAsJsonObject("deployment");
        var resources = deployment.has("resources") ? deployment.getAsJsonArray("resources") : new JsonArray();
        return resources.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    /** What Azure answered for each resource of a state, by logical name, with the id as {@code id}. */
    static Map<String, Map<String, Object>> answers(List<JsonObject> state) {
        var answers = new TreeMap<String, Map<String, Object>>();
        state.stream().filter(resource -> resource.has("id")).forEach(resource -> {
            var answer = new TreeMap<String, Object>(
                    new Gson().fromJson(resource.get("outputs"), new TypeToken<Map<String, Object>>() {}));
            answer.put("id", resource.get("id").getAsString());
            answers.put(resource.get("urn").getAsString().split("::", 4)[3], answer);
        });
        return answers;
    }

    /** What an operation does, one line a resource in order of names, e.g. {@code update gateway-app}. */
    static List<String> changes(EngineResult result) {
        var lines = new TreeSet<String>();
        for (var step : result.steps()) {
            if (WORDS.containsKey(step.operation()) && !step.type().startsWith("pulumi:")) {
                lines.add(WORDS.get(step.operation()) + " " + step.name());
            }
        }
        return List.copyOf(lines);
    }
}
