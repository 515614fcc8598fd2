package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.catalogue.Retirement;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.subscription.Azure.Principal;
import ai.portkey.azure.subscription.Check.Problem;
import ai.portkey.azure.subscription.Finding.State;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a stack needs with what its subscription has. Reads only, and never a secret's value. */
public final class Doctor {

    private final Session session;
    private final PortkeyConfig config;
    private final LocalDate today;
    private final Map<String, Azure.Answer> answers = new HashMap<>();
    private Optional<String> unavailable;

    /**
     * @param session who asks, and about which subscription
     * @param config  the stack
     * @param today   the day, for API versions that end
     */
    public Doctor(Session session, PortkeyConfig config, LocalDate today) {
        this.session = session;
        this.config = config;
        this.today = today;
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
        findings.add(subscription());
        if (findings.get(1).state() == State.MISSING) {
            unavailable = unavailable.or(() -> Optional.of("the subscription cannot be read"));
        }
        choice().ifPresent(findings::add);
        var requirements = new Requirements(
                plan,
                config,
                session.subscription().orElse("<subscription-id>"),
                session.principal().map(Principal::objectId).orElse("<object-id>"),
                this::isPresent);
        requirements.checks().forEach(check -> findings.add(examine(check)));
        findings.addAll(endingVersions(plan));
        return findings;
    }

    /** API versions that the stack is deployed with and Microsoft ends soon. */
    private List<Finding> endingVersions(Plan plan) {
        return plan.deployed().stream()
                .map(Plan.Resource::type)
                .filter(token -> token.startsWith("azure-native:"))
                .distinct()
                .sorted()
                .map(AzureTypes::get)
                .flatMap(type -> type.retirement().filter(r -> r.isNear(today)).map(r -> ending(type, r)).stream())
                .toList();
    }

    private Finding ending(AzureType type, Retirement retirement) {
        return new Finding(
                "API version " + type.deployedWith() + " of " + type.type(),
                retirement.isPast(today) ? State.MISSING : State.WARNING,
                (retirement.isPast(today) ? "was retired on " : "is retired on ") + retirement.date() + " ("
                        + retirement.source()
                        + "); docs/versions.md explains what works after that date, and what to do",
                List.of());
    }

    private Finding signIn() {
        return session.principal()
                .map(principal -> new Finding("sign-in as " + principal.name(), State.OK, "", List.of()))
                .orElseGet(() -> new Finding(
                        "sign-in", State.MISSING, session.unavailable().orElse(""), List.of("az login")));
    }

    private Finding subscription() {
        return session.subscription()
                .map(id -> examine(new Check(
                        "subscription " + id, ArmIds.subscription(id), AzureTypes.SUBSCRIPTIONS, Doctor::isEnabled)))
                .orElseGet(() -> new Finding(
                        "subscription",
                        State.MISSING,
                        "none is selected",
                        List.of("az account set --subscription \"<subscription-id>\"")));
    }

    private static Optional<Problem> isEnabled(Optional<JsonObject> found) {
        var state = found.map(subscription -> Json.text(subscription, "state"));
        return state.equals(Optional.of("Enabled"))
                ? Optional.empty()
                : Problem.of(
                        state.map(s -> "is " + s).orElse("is not visible to the signed-in principal"),
                        "az account list --output table");
    }

    /** The commands that are shown go where the Azure CLI points. */
    private Optional<Finding> choice() {
        return session.subscription()
                .flatMap(id -> session.chosen()
                        .filter(chosen -> !chosen.equalsIgnoreCase(id))
                        .map(chosen -> new Finding(
                                "subscription selected in the Azure CLI",
                                State.MISSING,
                                "is " + chosen + "; the documented commands would use that one",
                                List.of("az account set --subscription " + id))));
    }

    private boolean isPresent(String id) {
        return unavailable.isEmpty()
                && ask(
                                id,
                                AzureTypes.get(
                                                id.contains("/providers/")
                                                        ? AzureTypes.VAULT
                                                        : AzureTypes.RESOURCE_GROUP)
                                        .apiVersion())
                        .filter(Azure.Answer::isFound)
                        .isPresent();
    }

    private Finding examine(Check check) {
        var answer = unavailable.isPresent() ? Optional.<Azure.Answer>empty() : ask(check.id(), check.apiVersion());
        if (answer.isEmpty()) {
            return new Finding(check.subject(), State.NOT_CHECKED, unavailable.orElseThrow(), List.of());
        }
        if (!answer.get().isFound() && !answer.get().isAbsent()) {
            return new Finding(
                    check.subject(),
                    State.NOT_CHECKED,
                    "Azure returned " + answer.get().reason(),
                    List.of());
        }
        return check.expectation()
                .problem(answer.filter(Azure.Answer::isFound).map(Azure.Answer::body))
                .map(problem -> new Finding(check.subject(), problem.state(), problem.found(), problem.fixes()))
                .orElseGet(() -> new Finding(check.subject(), State.OK, "", List.of()));
    }

    /** One refusal to answer is enough: the rest would wait for nothing. */
    private Optional<Azure.Answer> ask(String id, String apiVersion) {
        try {
            // Some are asked for twice: whether a resource group is there decides which rights are looked for.
            return Optional.of(answers.computeIfAbsent(
                    id + "?" + apiVersion, any -> session.azure().get(id, apiVersion)));
        } catch (AzureUnavailable e) {
            unavailable = Optional.of(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
