package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Carries what changed in Azure over to the inputs that Pulumi remembers, so that the next update sees it. */
public final class Drift {

    private Drift() {}

    /**
     * The old inputs, changed where the current state differs from the last known one.
     *
     * @param lastKnown what Azure answered then, input properties only
     * @param current   what Azure answers now, input properties only
     */
    public static Map<String, Object> carryOver(
            Map<String, Object> oldInputs, Map<String, Object> lastKnown, Map<String, Object> current) {
        var inputs = Values.copy(oldInputs);
        var names = new LinkedHashSet<>(lastKnown.keySet());
        names.addAll(current.keySet());
        for (var name : names) {
            var changed = value(inputs.get(name), lastKnown.get(name), current.get(name));
            if (changed == null) {
                inputs.remove(name);
            } else {
                inputs.put(name, changed);
            }
        }
        return inputs;
    }

    private static Object value(Object input, Object before, Object now) {
        if (Differences.between(wrap(before), wrap(now)).isEmpty()) {
            return input;
        }
        if (input instanceof Map<?, ?> && before instanceof Map<?, ?> && now instanceof Map<?, ?>) {
            return carryOver(Values.asMap(input), Values.asMap(before), Values.asMap(now));
        }
        if (input instanceof List<?> inputs
                && before instanceof List<?> olds
                && now instanceof List<?> news
                && inputs.size() == olds.size()
                && olds.size() == news.size()) {
            var list = new ArrayList<Object>();
            for (var i = 0; i < inputs.size(); i++) {
                list.add(value(inputs.get(i), olds.get(i), news.get(i)));
            }
            return list;
        }
        return now;
    }

    private static Map<String, Object> wrap(Object value) {
        return value == null ? Map.of() : Map.of("value", value);
    }
}
