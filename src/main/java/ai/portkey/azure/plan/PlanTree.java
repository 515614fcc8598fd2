package ai.portkey.azure.plan;

import ai.portkey.azure.catalogue.ArmId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** The plan for people: resources by component with their Azure names, outputs, warnings. */
public final class PlanTree {

    /** Heading of what belongs to no component. */
    private static final String TOP = "stack";

    private PlanTree() {}

    /** Prints the plan; styles are used when {@code ansi} is enabled. */
    public static void print(Plan plan, PrintWriter out, Ansi ansi) {
        out.println(ansi.string("@|bold Plan of stack " + plan.stack() + "|@: "
                + plan.deployed().size() + " resources"));
        byComponent(plan).forEach((component, resources) -> {
            out.println();
            out.println(ansi.string("@|bold " + component + "|@"));
            var types = width(resources.stream().map(PlanTree::type));
            var names = width(resources.stream().map(Plan.Resource::name));
            var row = "%-" + types + "s  %-" + names + "s  %s";
            for (var resource : resources) {
                out.println(ansi.string("  @|green +|@ ")
                        + row.formatted(type(resource), resource.name(), azureName(resource))
                        + (resource.protect() ? ansi.string("  @|yellow protected|@") : ""));
            }
        });
        if (!plan.outputs().isEmpty()) {
            out.println();
            out.println(ansi.string("@|bold Outputs|@ (simulated values)"));
            var names = width(plan.outputs().keySet().stream());
            plan.outputs().forEach((name, value) -> out.println(("  %-" + names + "s  %s").formatted(name, value)));
        }
        if (!plan.warnings().isEmpty()) {
            out.println();
            out.println(ansi.string("@|bold,yellow Warnings|@"));
            plan.warnings().forEach(warning -> out.println("  " + warning));
        }
    }

    private static Map<String, List<Plan.Resource>> byComponent(Plan plan) {
        var groups = new LinkedHashMap<String, List<Plan.Resource>>();
        groups.put(TOP, new ArrayList<>());
        for (var resource : plan.deployed()) {
            groups.computeIfAbsent(plan.component(resource).orElse(TOP), key -> new ArrayList<>())
                    .add(resource);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static String type(Plan.Resource resource) {
        return resource.type().substring(resource.type().lastIndexOf(':') + 1);
    }

    /** Role definitions and assignments are named by GUIDs in Azure, which tell a reader nothing. */
    private static String azureName(Plan.Resource resource) {
        if (resource.inputs().get("roleName") instanceof String roleName) {
            return roleName;
        }
        if (resource.inputs().get("scope") instanceof String scope) {
            return "on " + ArmId.name(scope);
        }
        return resource.id().map(id -> ArmId.name(id)).orElse("");
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(1);
    }
}
