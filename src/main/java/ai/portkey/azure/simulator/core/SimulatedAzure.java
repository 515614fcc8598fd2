package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.values.Change;
import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.StableIds;
import ai.portkey.azure.simulator.values.Unknown;
import ai.portkey.azure.simulator.values.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated Azure subscription. It takes inputs under Pulumi's names as plain values ({@code Map}, {@code List},
 * {@code String}, {@code Double}, {@code Boolean}, {@link Unknown}) and behaves like Azure Resource Manager where a
 * deployment can notice. Safe for use by several threads.
 */
public final class SimulatedAzure {

    private final SimulationOptions options;
    private final StableIds ids;
    private final AzureState state = new AzureState();
    private final StateFile file;
    private final Map<String, Integer> attempts = new HashMap<>();
    /** What ARM takes and never answers, by id; never in the state file, because it is secret. */
    private final Map<String, Map<String, Object>> written = new HashMap<>();

    private Instant now;

    /** Loads the state file when the options name one that exists. */
    public SimulatedAzure(SimulationOptions options) {
        this.options = options;
        this.ids = new StableIds(options.seed());
        this.file = new StateFile(options.stateFile());
        this.now = file.load(state).orElseGet(() -> options.clock().instant());
    }

    /**
     * The differences between two sets of inputs.
     *
     * @param changed  paths of what differs, and what happened to each
     * @param replaced those of them that force a replacement
     */
    public record Difference(Map<String, Change> changed, List<String> replaced) {}

    /** True when the token is one that this Azure can create. */
    public static boolean knows(String token) {
        return ResourceTypes.find(token).isPresent();
    }

    /** The inputs with what the provider fills in: the name (from the Pulumi name) and nothing else. */
    public Map<String, Object> prepare(String token, String pulumiName, Map<String, ?> inputs) {
        var type = ResourceTypes.get(token);
        var prepared = Values.copy(inputs);
        if (!prepared.containsKey(type.facts().nameProperty())) {
            prepared.put(
                    type.facts().nameProperty(),
                    type.facts().type().startsWith("Microsoft.Authorization/")
                            ? ids.guid(token + ' ' + pulumiName)
                            : pulumiName + ids.hex(token + ' ' + pulumiName, 8));
        }
        return prepared;
    }

    /** The id that these inputs ask for; Azure may spell it in another letter case. */
    public String askedId(String token, String pulumiName, Map<String, ?> inputs) {
        return ResourceTypes.get(token).facts().id(options.subscriptionId(), prepare(token, pulumiName, inputs));
    }

    /** Faults of the inputs that can be found without asking Azure; may contain {@link Unknown}. */
    public List<Failure> check(String token, Map<String, ?> inputs) {
        return ResourceTypes.get(token).schema().check(inputs);
    }

    /** What changes, and what of it replaces the resource. */
    public Difference diff(String token, Map<String, ?> olds, Map<String, ?> news) {
        var type = ResourceTypes.get(token);
        var changed = Differences.between(olds, news);
        var replacing = new ArrayList<>(type.facts().pathParameters());
        replacing.addAll(type.facts().replaceOn());
        // As the provider: what is added to or taken from a replacing object changes in place.
        var replaced = changed.keySet().stream()
                .filter(path -> replacing.stream()
                        .anyMatch(r ->
                                path.equals(r) || changed.get(path) == Change.UPDATE && Differences.covers(r, path)))
                .toList();
        return new Difference(changed, replaced);
    }

    /**
     * Creates a resource.
     *
     * @param pulumiName source of the name when the inputs have none
     * @throws AzureException what ARM would answer
     */
    public SimulatedResource create(String token, String pulumiName, Map<String, ?> inputs) {
        return create(token, pulumiName, inputs, false);
    }

    /**
     * Creates a resource.
     *
     * @param otherVersion the inputs are of another API version than the token's: what is not known is taken as it is
     * @throws AzureException what ARM would answer
     */
    public synchronized SimulatedResource create(
            String token, String pulumiName, Map<String, ?> inputs, boolean otherVersion) {
        var type = ResourceTypes.get(token);
        var body = prepare(token, pulumiName, inputs);
        refuseInvalid(token, body, otherVersion);
        var id = type.facts().id(options.subscriptionId(), body);
        var fault = options.faults()
                .onCreate(
                        token,
                        (String) body.get(type.facts().nameProperty()),
                        attempts.merge(AzureState.key(id), 1, Integer::sum));
        fault.ifPresent(Faults::throwIfRefused);

        var request = new Placement(this, options).place(type, id, body);
        if (!type.singleton() && state.get(id).isPresent()) {
            throw new AzureException(
                    409,
                    "Conflict",
                    "cannot create already existing resource '" + id + "'. "
                            + (state.get(id).get().external()
                                    ? "It was looked up or referenced before: import it, or do not create it."
                                    : "Import it, or delete it first."));
        }
        type.rules().forEach(rule -> rule.check(request));
        now = now.plus(options.durations().getOrDefault(token, Duration.ZERO));
        var resource = new SimulatedResource(
                Answers.of(type).spelledId(type, id), token, answer(request), false, now.toEpochMilli());
        state.put(resource);
        keepWritten(type, id, body);
        save();
        fault.ifPresent(f -> Faults.throwIfTimedOut(f, resource));
        return resource;
    }

    /** The current state; empty when the resource is gone. */
    public synchronized Optional<SimulatedResource> read(String id) {
        return state.get(id).map(this::seen);
    }

    /** Changes a resource to these inputs, with the API version that it has. */
    public synchronized SimulatedResource update(String id, Map<String, ?> inputs) {
        return update(state.get(id).orElseThrow(() -> notFound(id)).type(), id, inputs);
    }

    /**
     * Changes a resource to these inputs.
     *
     * @param token its type token, perhaps of another API version than before
     * @throws AzureException what ARM would answer, e.g. when a property cannot be changed
     */
    public SimulatedResource update(String token, String id, Map<String, ?> inputs) {
        return update(token, id, inputs, false);
    }

    /**
     * Changes a resource to these inputs.
     *
     * @param otherVersion the inputs are of another API version than the token's: what is not known is taken as it is
     * @throws AzureException what ARM would answer
     */
    public synchronized SimulatedResource update(String token, String id, Map<String, ?> inputs, boolean otherVersion) {
        var existing = state.get(id).orElseThrow(() -> notFound(id));
        var type = ResourceTypes.get(token);
        var body = Values.copy(inputs);
        type.facts().parametersOf(id).forEach(body::putIfAbsent);
        refuseInvalid(token, body, otherVersion);
        for (var property : type.refuses()) {
            var before = Values.get(existing.properties(), property);
            var after = Values.get(body, property);
            if (after.isPresent() && before.isPresent() && !isSame(before.get(), after.get())) {
                throw new AzureException(
                        400,
                        "PropertyChangeNotAllowed",
                        "Changing property '" + property + "' of " + id
                                + " is not allowed. Replace the resource (replaceOnChanges) or leave the value.");
            }
        }
        var request = new Placement(this, options)
                .place(type, type.facts().id(id.split("/")[2], type.facts().parametersOf(id)), body);
        type.rules().forEach(rule -> rule.check(request));
        var updated =
                new SimulatedResource(existing.id(), token, answer(request), existing.external(), existing.created());
        state.put(updated);
        keepWritten(type, id, body);
        save();
        return seen(updated);
    }

    /** Zones, the only list that cannot be changed, have no order. */
    private static boolean isSame(Object before, Object after) {
        return before instanceof List<?> one && after instanceof List<?> other
                ? Set.copyOf(one).equals(Set.copyOf(other))
                : Differences.same(before, after);
    }

    /**
     * Deletes a resource and what is beneath it. Deleting what is gone is not an error.
     *
     * @throws AzureException when another resource still uses it
     */
    public synchronized void delete(String id) {
        var existing = state.get(id);
        if (existing.isPresent()) {
            new Deletion(state).delete(existing.get());
            save();
        }
    }

    /**
     * Answers a provider function.
     *
     * @param token e.g. {@code azure-native:keyvault:getVault}
     */
    public synchronized Map<String, Object> invoke(String token, Map<String, ?> args) {
        var answer = new Functions(this, options).invoke(token, Values.copy(args));
        save();
        return answer;
    }

    private SimulatedResource seen(SimulatedResource resource) {
        var result = resource;
        for (var domain : Domain.ALL) {
            result = domain.seen(result, state);
        }
        return result;
    }

    /** The resource with this id, taken to exist when it is not in the state and the options say so. */
    public synchronized Optional<SimulatedResource> lookUp(String id) {
        var found = find(id);
        save();
        return found.map(this::seen);
    }

    /** Puts there what is taken to exist before anything is deployed, with all that it is in. */
    public synchronized void exists(String id) {
        var enclosing = Placement.enclosing(id);
        if (!enclosing.isEmpty() && state.get(enclosing).isEmpty()) {
            exists(enclosing);
        }
        if (state.get(id).isEmpty()) {
            assume(id).ifPresent(state::put);
            save();
        }
    }

    /** The last inputs of a resource with what Azure never answers, e.g. the values of secrets; empty when it has none. */
    public synchronized Map<String, Object> written(String id) {
        return written.getOrDefault(AzureState.key(id), Map.of());
    }

    private void keepWritten(ResourceType type, String id, Map<String, Object> body) {
        if (!type.facts().secrets().isEmpty()
                || Answers.of(type).absent().stream().anyMatch(type.schema()::has)) {
            written.put(AzureState.key(id), body);
        }
    }

    /** Everything that exists, for tests and reports; assumed resources included. */
    public synchronized List<SimulatedResource> resources() {
        return List.copyOf(state.all());
    }

    /**
     * Drift: changes a property behind Pulumi's back.
     *
     * @param value null removes it
     */
    public synchronized void changeBehindTheBack(String id, String property, Object value) {
        var existing = state.get(id).orElseThrow(() -> notFound(id));
        var changed = Values.copy(existing.properties());
        var dot = property.lastIndexOf('.');
        var parent = dot < 0
                ? changed
                : Values.objects(changed, property.substring(0, dot)).get(0);
        if (value == null) {
            parent.remove(property.substring(dot + 1));
        } else {
            parent.put(property.substring(dot + 1), value);
        }
        state.put(existing.withProperties(changed));
        save();
    }

    /** Drift: removes a resource, and what is beneath it, behind Pulumi's back. */
    public synchronized void deleteBehindTheBack(String id) {
        state.beneath(id).forEach(child -> state.remove(child.id()));
        state.remove(id);
        save();
    }

    /** Lets simulated time pass, e.g. until role assignments are effective. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
        save();
    }

    public Instant now() {
        return now;
    }

    StableIds ids() {
        return ids;
    }

    public AzureState state() {
        return state;
    }

    public SimulationOptions options() {
        return options;
    }

    /** The resource of this id; when it is not in the state and may be assumed, it comes to exist. */
    Optional<SimulatedResource> find(String id) {
        var found = state.get(id);
        if (found.isPresent()
                || !options.assumeExisting()
                || !id.toLowerCase(java.util.Locale.ROOT).startsWith("/subscriptions/")) {
            return found;
        }
        var assumed = assume(id);
        assumed.ifPresent(state::put);
        return assumed;
    }

    private Optional<SimulatedResource> assume(String id) {
        var type = ResourceTypes.ofId(id);
        var body = new LinkedHashMap<String, Object>();
        if (type.isPresent()) {
            var group = id.replaceFirst("(?i)/providers/.*", "");
            body.putAll(Values.asMap(Values.transform(
                    type.get().assumed(),
                    leaf -> leaf instanceof String text ? text.replace("{group}", group) : leaf)));
            body.putAll(type.get().facts().parametersOf(id));
            var request = new Request(this, type.get(), id, body, options.assumedLocation());
            return Optional.of(new SimulatedResource(
                    Answers.of(type.get()).spelledId(type.get(), id), type.get().token(), answer(request), true, 0));
        }
        body.put("name", ArmId.name(id));
        body.put("type", ResourceTypes.armTypeOf(id));
        body.put("location", options.assumedLocation());
        body.put("provisioningState", "Succeeded");
        return Optional.of(new SimulatedResource(id, "", body, true, 0));
    }

    /** ARM's answer: the body without path parameters and write-only values, and what ARM adds. */
    private Map<String, Object> answer(Request request) {
        var type = request.type();
        var answer = Values.copy(request.body());
        type.facts().pathParameters().stream().filter(p -> !p.equals("scope")).forEach(answer::remove);
        type.facts().secrets().forEach(path -> Values.replace(answer, path, value -> null));
        Identities.toAnswer(request, answer);
        answer.put("name", request.name());
        answer.put("type", Answers.of(type).typeOf(request.id()));
        if (!request.location().isEmpty()) {
            answer.put("location", request.location());
        }
        answer.put("provisioningState", "Succeeded");
        Values.merge(answer, type.outputs().of(request));
        Answers.of(type).apply(type, answer);
        return Values.asMap(Values.sorted(answer));
    }

    private void refuseInvalid(String token, Map<String, Object> body, boolean otherVersion) {
        var failures = check(token, body).stream()
                .filter(failure -> !otherVersion || !failure.unknown())
                .toList();
        if (!failures.isEmpty()) {
            throw new AzureException(
                    400,
                    "InvalidRequestContent",
                    "The inputs of " + token + " are not valid: "
                            + String.join(
                                    " ",
                                    failures.stream()
                                            .map(f -> f.property() + ": " + f.reason())
                                            .toList()));
        }
    }

    public static AzureException notFound(String id) {
        if (ResourceTypes.armTypeOf(id).equalsIgnoreCase("Microsoft.Network/privateEndpoints/privateDnsZoneGroups")) {
            return new AzureException(404, "NotFound", "Resource " + ArmId.name(id) + " not found.");
        }
        return new AzureException(
                404,
                "ResourceNotFound",
                "The Resource '" + Objects.requireNonNull(id)
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    private void save() {
        file.save(state, now);
    }
}
