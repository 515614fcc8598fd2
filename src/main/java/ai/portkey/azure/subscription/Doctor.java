package ai.portkey.azure.subscription;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.subscription.Azure.Principal;
import ai.portkey.azure.subscription.Check.Problem;
import ai.portkey.azure.subscription.Finding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a stack needs with what its subscription has. Reads only, and never a secret's value. */
public final class Doctor {

    private static final String SUBSCRIPTIONS = "2022-12-01";

    private final Session session;
    private final PortkeyConfig config;
    private Optional<String> unavailable;

    /** @param session who asks, and about which subscription */
    public Doctor(Session session, PortkeyConfig config) {
        this.session = session;
        this.config = config;
        this.unavailable = session.unavailable();
    }

    /**
     * The results of all checks. Where Azure cannot be asked, each of them says so.
     *
     * @param plan the stack, planned for the session's subscription
     */
    public List<Finding> examine(Plan plan) {
        var findings = new ArrayList<Finding>();
        findings.add(signIn());
        findings.addAll(subscription());
        if (findings.stream().anyMatch(finding -> finding.subject().startsWith("subscription") && finding.state() == State.MISSING)) {
            unavailable = unavailable.or(() -> Optional.of("the subscription cannot be read"));
        }
        var requirements = new Requirements(plan, config, session.subscription().orElse("<subscription-id>"),
                session.principal().map(Principal::objectId).orElse("<object-id>"), this::isPresent);
        requirements.checks().forEach(check -> findings.add(examine(check)));
        return findings;
    }

    private Finding signIn() {
        return session.principal().map(principal -> new Finding("sign-in as " + principal.name(), State.OK, "", List.of()))
                .orElseGet(() -> new Finding("sign-in", State.MISSING, session.unavailable().orElse(""), List.of("az login")));
    }

    private List<Finding> subscription() {
        if (session.subscription().isEmpty()) {
            return List.of(new Finding("subscription", State.MISSING, "none is chosen", List.of("az account set --subscription <subscription-id>")));
        }
        var id = session.subscription().get();
        var findings = new ArrayList<Finding>();
        findings.add(examine(new Check("subscription " + id, ArmIds.subscription(id), SUBSCRIPTIONS, found ->
                found.filter(s -> Json.text(s, "state").equals("Enabled")).isPresent() ? Optional.empty()
                        : Problem.of(found.map(s -> "is " + Json.text(s, "state")).orElse("is not there for who is signed in"), "az account list --output table"))));
        session.chosen().filter(chosen -> !chosen.equalsIgnoreCase(id)).ifPresent(chosen -> findings.add(new Finding("choice of the Azure CLI",
                State.MISSING, "is " + chosen + "; the az commands of the docs would go there", List.of("az account set --subscription " + id))));
        return findings;
    }

    private boolean isPresent(String id) {
        return unavailable.isEmpty() && ask(id, id.contains("/providers/") ? "2023-07-01" : Requirements.RESOURCES)
                .filter(Azure.Answer::isFound).isPresent();
    }

    private Finding examine(Check check) {
        var answer = unavailable.isPresent() ? Optional.<Azure.Answer>empty() : ask(check.id(), check.apiVersion());
        if (answer.isEmpty()) {
            return new Finding(check.subject(), State.NOT_CHECKED, unavailable.orElseThrow(), List.of());
        }
        if (!answer.get().isFound() && !answer.get().isAbsent()) {
            return new Finding(check.subject(), State.NOT_CHECKED, "Azure answers " + answer.get().reason(), List.of());
        }
        return check.expectation().problem(answer.filter(Azure.Answer::isFound).map(Azure.Answer::body))
                .map(problem -> new Finding(check.subject(), problem.later() ? State.LATER : State.MISSING, problem.found(), problem.fixes()))
                .orElseGet(() -> new Finding(check.subject(), State.OK, "", List.of()));
    }

    /** One refusal to answer is enough: the rest would wait for nothing. */
    private Optional<Azure.Answer> ask(String id, String apiVersion) {
        try {
            return Optional.of(session.azure().get(id, apiVersion));
        } catch (AzureUnavailable e) {
            unavailable = Optional.of(e.getMessage());
            return Optional.empty();
        }
    }
}
