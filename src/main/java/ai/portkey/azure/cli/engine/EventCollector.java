package ai.portkey.azure.cli.engine;

import ai.portkey.azure.pulumi.Wire;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Gathers the events of one operation into an {@link EngineResult}. */
final class EventCollector implements Consumer<EngineEvent> {

    private static final String STACK_TYPE = "pulumi:pulumi:Stack";
    /** The engine's markup for colours, e.g. {@code <{%fg 1%}>}, which the event log keeps whatever --color says. */
    private static final Pattern COLOUR = Pattern.compile("<\\{%.*?%}>");

    private final Consumer<Step> onStep;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<String> diagnostics = new ArrayList<>();
    private final Map<String, Object> outputs = new HashMap<>();
    private volatile boolean cancelling;

    EventCollector(Consumer<Step> onStep) {
        this.onStep = onStep;
    }

    @Override
    public void accept(EngineEvent event) {
        if (event.resourcePreEvent() != null) {
            record(event.resourcePreEvent().metadata(), Step.Progress.STARTED);
        } else if (event.resourceOutputsEvent() != null) {
            record(event.resourceOutputsEvent().metadata(), Step.Progress.DONE);
            keepOutputs(event.resourceOutputsEvent().metadata());
        } else if (event.resourceOperationFailedEvent() != null) {
            record(event.resourceOperationFailedEvent().metadata(), Step.Progress.FAILED);
        } else if (event.diagnosticEvent() != null) {
            keepDiagnostic(event.diagnosticEvent());
        } else if (event.standardOutputEvent() != null) {
            cancelling |= event.standardOutputEvent().message().contains("received; cancelling");
        }
    }

    /** True once the engine has said that it stops on a signal. */
    boolean isCancelling() {
        return cancelling;
    }

    /** @param fallback diagnostics when the engine gave none */
    EngineResult result(int exitCode, String fallback) {
        var text = diagnostics.isEmpty() && exitCode != 0 ? fallback.strip() : String.join("\n", diagnostics);
        return new EngineResult(exitCode, List.copyOf(steps.values()), text, outputs);
    }

    private void record(StepEventMetadata metadata, Step.Progress progress) {
        var step = new Step(metadata.urn(), metadata.op(), changed(metadata), isManaged(metadata), progress);
        if (!step.equals(steps.put(metadata.urn() + metadata.op(), step))) {
            onStep.accept(step);
        }
    }

    private static boolean isManaged(StepEventMetadata metadata) {
        var state = metadata.new_() == null ? metadata.old() : metadata.new_();
        return state != null
                && Boolean.TRUE.equals(state.custom())
                && !metadata.type().startsWith("pulumi:");
    }

    /** Gson fills the event classes past their constructors, so what the engine left out is null. */
    private static Set<String> changed(StepEventMetadata metadata) {
        if (metadata.detailedDiff() != null) {
            return metadata.detailedDiff().keySet();
        }
        return metadata.diffs() == null ? Set.of() : Set.copyOf(metadata.diffs());
    }

    private void keepOutputs(StepEventMetadata metadata) {
        if (STACK_TYPE.equals(metadata.type())
                && metadata.new_() != null
                && metadata.new_().outputs() != null) {
            metadata.new_().outputs().forEach((name, value) -> outputs.put(name, readable(value)));
        }
    }

    private static Object readable(Object value) {
        if (Wire.UNKNOWN.equals(value)) {
            return "[unknown]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(EventCollector::readable).toList();
        }
        if (value instanceof Map<?, ?> map) {
            if (Wire.isSecret(map)) {
                return "[secret]";
            }
            var readable = new LinkedHashMap<Object, Object>();
            map.forEach((key, item) -> readable.put(key, readable(item)));
            return readable;
        }
        return value;
    }

    /** The SDK's debug messages are left out: they show what is registered, secrets in plain. */
    private void keepDiagnostic(DiagnosticEvent event) {
        if (!"debug".equals(event.severity()) && !Boolean.TRUE.equals(event.ephemeral())) {
            var prefix = event.prefix() == null ? "" : event.prefix();
            diagnostics.add(
                    COLOUR.matcher(prefix + event.message()).replaceAll("").stripTrailing());
        }
    }
}
