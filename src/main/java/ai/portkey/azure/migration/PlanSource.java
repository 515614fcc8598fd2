package ai.portkey.azure.migration;

import java.util.List;

/** Where {@code import state} gets the plan of a stack from: the preview on the mock engine. */
@FunctionalInterface
public interface PlanSource {

    /**
     * All resources that the stack plans, components too, each after its parent.
     *
     * @param stack name of the stack; its {@code Pulumi.<stack>.yaml} exists
     */
    List<PlannedResource> plan(String stack);
}
