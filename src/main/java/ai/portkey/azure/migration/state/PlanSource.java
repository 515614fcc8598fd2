package ai.portkey.azure.migration.state;

import ai.portkey.azure.plan.Plan;

/** Where {@code import state} gets the plan of a stack from: the preview on the mock engine. */
@FunctionalInterface
public interface PlanSource {

    /** @param stack name of the stack whose {@code Pulumi.<stack>.yaml} is planned */
    Plan plan(String stack);
}
