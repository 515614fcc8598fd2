package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import ai.portkey.azure.subscription.Azure;
import ai.portkey.azure.subscription.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** The real subscription of a stack: the commands that look at it need a plan whose ids are those of the deployment. */
final class SignedIn {

    private static final String SUBSCRIPTION = "azure-native:subscriptionId";
    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private SignedIn() {}

    static Session session(Supplier<Azure> azure, RawConfig raw) {
        if (raw.secretKeys().contains(SUBSCRIPTION)) {
            throw new UserError(SUBSCRIPTION + ": is encrypted in the stack file, so it cannot be read here. "
                    + "Set it again without --secret; it is not a secret.");
        }
        var session = Session.open(azure.get(), Optional.ofNullable(raw.values().get(SUBSCRIPTION)));
        session.subscription().filter(id -> !id.matches(GUID)).ifPresent(id -> {
            throw new UserError(
                    "Subscription '" + id + "': a subscription id must be a GUID, as shown by az account list. "
                            + "Correct " + SUBSCRIPTION + " or ARM_SUBSCRIPTION_ID, whichever contains this one.");
        });
        return session;
    }

    static Plan plan(RawConfig raw, Session session) {
        var options = Simulation.of(raw);
        return new Planner(new SimulatedAzureMocks(
                        session.subscription().map(options::withSubscription).orElse(options)))
                .plan(raw);
    }
}
