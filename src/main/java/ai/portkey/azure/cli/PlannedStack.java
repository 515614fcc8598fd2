package ai.portkey.azure.cli;

import ai.portkey.azure.arm.ArmResource;
import ai.portkey.azure.arm.ArmStack;
import ai.portkey.azure.plan.Plan;

/** A plan as the material of an ARM template: the same resources without components. */
public final class PlannedStack {

    private PlannedStack() {}

    /** The stack that this plan would deploy. */
    public static ArmStack of(Plan plan) {
        return new ArmStack(
                plan.project(),
                plan.stack(),
                plan.deployed().stream()
                        .map(resource -> resource(plan, resource))
                        .toList(),
                plan.outputs(),
                Plan.SECRET);
    }

    private static ArmResource resource(Plan plan, Plan.Resource resource) {
        return new ArmResource(
                resource.urn(),
                resource.type(),
                resource.name(),
                plan.component(resource).orElse("stack"),
                resource.id().orElse(""),
                resource.inputs(),
                resource.outputs(),
                resource.dependencies());
    }
}
