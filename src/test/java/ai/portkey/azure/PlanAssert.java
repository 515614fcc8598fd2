package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ObjectAssert;

/** Reads planned resources by type and path: {@code one(plan, "ContainerApp", "gateway").at("template.scale.rules[0].name")}. */
public final class PlanAssert {

    private final Plan.Resource resource;

    private PlanAssert(Plan.Resource resource) {
        this.resource = resource;
    }

    /** The only resource whose type token ends with this name and whose logical name contains this text. */
    public static PlanAssert one(Plan plan, String type, String nameContains) {
        var found = all(plan, type).stream()
                .filter(r -> r.name().contains(nameContains))
                .toList();
        assertThat(found)
                .as("%s resources with '%s' in their name", type, nameContains)
                .hasSize(1);
        return new PlanAssert(found.get(0));
    }

    public static PlanAssert of(Plan.Resource resource) {
        return new PlanAssert(resource);
    }

    public static PlanAssert one(Plan plan, String type) {
        return one(plan, type, "");
    }

    /** All resources whose type token ends with this name. */
    public static List<Plan.Resource> all(Plan plan, String type) {
        return plan.resources().stream()
                .filter(r -> r.type().endsWith(":" + type))
                .toList();
    }

    public Plan.Resource resource() {
        return resource;
    }

    public ObjectAssert<Object> at(String path) {
        return assertThat(value(path)).as("%s %s", resource.name(), path);
    }

    /** The value at a path of the inputs; {@code []} collects a list, a missing step gives null. */
    public Object value(String path) {
        return value(resource.inputs(), path);
    }

    /** All values at a path with one {@code []} step. */
    public List<Object> values(String path) {
        return listOf(value(path));
    }

    private static List<Object> listOf(Object value) {
        return value == null ? List.of() : new ArrayList<>((List<?>) value);
    }

    /** The value at a path of maps and lists; null where a step is missing. */
    public static Object value(Object from, String path) {
        if (path.isEmpty() || from == null) {
            return from;
        }
        var head = path.split("\\.", 2)[0];
        var rest = path.length() > head.length() ? path.substring(head.length() + 1) : "";
        var bracket = head.indexOf('[');
        var key = bracket < 0 ? head : head.substring(0, bracket);
        var next = ((Map<?, ?>) from).get(key);
        if (bracket < 0) {
            return value(next, rest);
        }
        var index = head.substring(bracket + 1, head.length() - 1);
        if (index.isEmpty()) {
            return listOf(next).stream().map(item -> value(item, rest)).toList();
        }
        return next == null || listOf(next).size() <= Integer.parseInt(index)
                ? null
                : value(listOf(next).get(Integer.parseInt(index)), rest);
    }
}
