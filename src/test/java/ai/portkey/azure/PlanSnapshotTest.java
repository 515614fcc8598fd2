package ai.portkey.azure;

import ai.portkey.azure.config.reading.RawConfig;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No stack's plan changes unnoticed: resources with all that the engine is told of them, and outputs. */
class PlanSnapshotTest {

    private static List<RawConfig> stacks() {
        return Stacks.all().toList();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void a_plan_is_as_it_was(RawConfig stack) {
        var plan = Stacks.plan(stack);
        var entries = new TreeMap<String, Object>();
        plan.resources()
                .forEach(r -> entries.put(
                        r.urn().split("::", 3)[2],
                        List.of(
                                r.parent().orElse(""),
                                r.inputs(),
                                r.id().orElse(""),
                                r.dependencies().stream().sorted().toList(),
                                r.protect(),
                                r.ignoreChanges())));
        plan.outputs().forEach((name, value) -> entries.put("output " + name, value == null ? "" : value));
        Snapshots.of("plans").check(stack.stackName(), entries);
    }
}
