package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.simulator.core.Answers;
import ai.portkey.azure.simulator.core.Drift;
import ai.portkey.azure.simulator.core.Failure;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Unknown;
import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The azure-native provider: {@link SimulatedAzure} with what the provider itself adds. */
final class AzureProvider implements Provider {

    private final SimulatedAzure azure;
    private volatile String location;

    AzureProvider(SimulatedAzure azure) {
        this.azure = azure;
    }

    @Override
    public String name() {
        return "azure-native";
    }

    /** Its answer to {@code Configure} has {@code SupportsPreview} and {@code SupportsAutonamingConfiguration} only. */
    @Override
    public boolean acceptsSecrets() {
        return false;
    }

    @Override
    public void configure(Map<String, String> variables) {
        location = variables.get("azure-native:config:location");
    }

    @Override
    public Map<String, Object> prepare(
            String token, String pulumiName, Map<String, Object> olds, Map<String, Object> inputs) {
        var prepared = azure.prepare(token, pulumiName, keepName(token, olds, inputs));
        if (location != null && ResourceTypes.get(token).facts().location() != AzureType.Location.NONE) {
            prepared.putIfAbsent("location", location);
        }
        return prepared;
    }

    /** A resource that was given its name, by the provider or before it was imported, keeps it. */
    private static Map<String, Object> keepName(String token, Map<String, Object> olds, Map<String, Object> inputs) {
        var name = ResourceTypes.get(token).facts().nameProperty();
        if (inputs.containsKey(name) || !olds.containsKey(name)) {
            return inputs;
        }
        var named = Values.copy(inputs);
        named.put(name, olds.get(name));
        return named;
    }

    @Override
    public List<Failure> check(String token, Map<String, Object> inputs) {
        return azure.check(token, inputs);
    }

    @Override
    public SimulatedAzure.Difference diff(String token, Map<String, Object> olds, Map<String, Object> news) {
        return azure.diff(token, olds, news);
    }

    @Override
    public boolean sameId(String token, String id, Map<String, Object> news) {
        return ResourceTypes.get(token)
                .facts()
                .id(azure.options().subscriptionId(), news)
                .equalsIgnoreCase(id);
    }

    /** Nested values may have parts that only Azure knows, so they are known on an unchanged update only. */
    @Override
    public Map<String, Object> preview(String token, Map<String, Object> olds, Map<String, Object> news) {
        var type = ResourceTypes.get(token);
        var outputs = Values.copy(olds);
        news.forEach((name, value) -> {
            var isPath = type.facts().pathParameters().contains(name) && !name.equals("scope");
            if (!isPath && type.facts().secrets().stream().noneMatch(name::equals)) {
                if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>) || name.equals("tags")) {
                    outputs.put(name, value);
                } else if (!olds.containsKey(name)) {
                    outputs.put(name, Unknown.VALUE);
                } else if (value instanceof Map<?, ?> map && !name.equals("identity")) {
                    var merged = Values.copy(Values.asMap(olds.get(name)));
                    var visible = Values.copy(Map.of(name, map));
                    type.facts().secrets().forEach(path -> Values.replace(visible, path, secret -> null));
                    Values.merge(merged, Values.asMap(visible.get(name)));
                    outputs.put(name, merged);
                }
            }
        });
        if (!olds.isEmpty()) {
            Answers.of(type).apply(type, outputs);
        }
        return outputs;
    }

    @Override
    public SimulatedResource create(String token, String pulumiName, Map<String, Object> inputs) {
        return azure.create(token, pulumiName, inputs);
    }

    /** The provider keeps the id that it is asked for, and reads the names out of it. */
    @Override
    public Optional<SimulatedResource> read(String token, String id, Map<String, Object> lastKnown) {
        return (lastKnown.isEmpty() ? azure.lookUp(id) : azure.read(id)).map(found -> found.withId(id));
    }

    @Override
    public Map<String, Object> inputs(
            SimulatedResource current, Map<String, Object> oldInputs, Map<String, Object> lastKnown) {
        var type = ResourceTypes.get(current.type());
        var schema = type.schema();
        if (oldInputs.isEmpty()) {
            var imported = withoutEmptyCollections(schema.project(current.properties()));
            type.facts()
                    .parametersOf(current.id())
                    .forEach((name, value) -> imported.put(name, asImported(name, value)));
            return imported;
        }
        return Drift.carryOver(oldInputs, schema.project(lastKnown), schema.project(current.properties()));
    }

    /**
     * The provider takes no empty list and no empty object over at an import.
     *
     * @see <a href="https://github.com/pulumi/pulumi-azure-native">pulumi-azure-native, removeEmptyCollections</a>
     */
    private static Map<String, Object> withoutEmptyCollections(Map<String, Object> answer) {
        var inputs = new LinkedHashMap<String, Object>();
        answer.forEach((name, value) -> {
            var kept = withoutEmpty(value);
            if (kept != null) {
                inputs.put(name, kept);
            }
        });
        return inputs;
    }

    private static Object withoutEmpty(Object value) {
        if (value instanceof Map<?, ?> map) {
            var kept = withoutEmptyCollections(Values.asMap(map));
            return kept.isEmpty() ? null : kept;
        }
        if (value instanceof List<?> list) {
            var kept = list.stream()
                    .map(AzureProvider::withoutEmpty)
                    .filter(Objects::nonNull)
                    .toList();
            return kept.isEmpty() ? null : kept;
        }
        return value;
    }

    /**
     * The provider reads the scope out of the id without its first slash.
     *
     * @see <a href="https://github.com/pulumi/pulumi-azure-native/pull/4818">pulumi-azure-native #4818, fixed in 3.x</a>
     */
    private static Object asImported(String parameter, Object value) {
        return parameter.matches("scope|resourceUri") ? String.valueOf(value).substring(1) : value;
    }

    @Override
    public SimulatedResource update(String token, String id, Map<String, Object> inputs) {
        return azure.update(token, id, inputs);
    }

    @Override
    public void delete(String token, String id) {
        azure.delete(id);
    }

    @Override
    public Map<String, Object> invoke(String token, Map<String, Object> args) {
        return azure.invoke(token, args);
    }
}
