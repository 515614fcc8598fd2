package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says for each resource of a stack what its name, id and body are in template code. */
final class StackTexts {

    /** What the program uses of a random resource. */
    private static final Map<String, String> RANDOM_RESULTS = Map.of(
            "random:index/randomString:RandomString", "result",
            "random:index/randomId:RandomId", "hex");

    private final ArmStack stack;
    private final Placement home;
    private final KnownTexts texts = new KnownTexts();
    private final Parameters parameters = new Parameters();
    private final Map<String, ArmText> names = new HashMap<>();
    private final Map<String, ArmText> ids = new HashMap<>();
    /** Keys of all that a resource depends on, directly or not. */
    private final Map<String, Set<String>> needs = new HashMap<>();

    StackTexts(ArmStack stack) {
        this.stack = stack;
        this.home = Placement.of(stack.resources().stream()
                .filter(r -> r.isDeployed() && !AzureTypes.get(r.token()).isExtension())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Stack " + stack.name() + " has no resource for a template."))
                .id());
        texts.add(home.subscription(), "subscription().subscriptionId");
        texts.add(home.id(), "resourceGroup().id");
        stack.resources().forEach(this::register);
    }

    /** The resource group that the template is for. */
    Placement home() {
        return home;
    }

    /** The parameters that the texts asked for so far. */
    Parameters parameters() {
        return parameters;
    }

    /** Name as ARM wants it, parents first: {@code vnet/subnet}. */
    ArmText name(ArmResource resource) {
        return Objects.requireNonNull(names.get(resource.key()));
    }

    ArmText id(ArmResource resource) {
        return Objects.requireNonNull(ids.get(resource.key()));
    }

    /** For an extension: the resource that it is put onto, as a path inside the resource group; empty for the group. */
    ArmText scope(ArmResource resource) {
        return text(Placement.inGroup(AzureTypes.get(resource.token()).scopeOf(resource.inputs())), resource);
    }

    /** The request body; its texts are {@link ArmText}. */
    Map<String, Object> body(ArmResource resource) {
        var origins = Origins.of(resource.token());
        return ArmBody.of(AzureTypes.get(resource.token()), resource.inputs(), resource.id(), (path, value, beside) -> {
            if (!(value instanceof String text)) {
                return value;
            }
            if (text.equals(stack.secretMarker())) {
                return secret(resource, origins, path);
            }
            if (origins.lookedUp().contains(path) && text(text, resource).isLiteral()) {
                return parameter(
                        resource,
                        path,
                        declaration(
                                "string",
                                path + " of " + resource.name()
                                        + ": an object id in Entra ID, which the program looks up by name.",
                                null));
            }
            var idBeside = origins.foreignParts().get(path);
            return idBeside != null && !isDeployedHere(at(beside, idBeside))
                    ? foreignPart(resource, path, text)
                    : text(text, resource);
        });
    }

    /** A text that may use everything. */
    ArmText output(String value) {
        return texts.replace(value, key -> true);
    }

    private ArmText text(String value, ArmResource user) {
        return texts.replace(value, needs.getOrDefault(user.key(), Set.of())::contains);
    }

    private void register(ArmResource resource) {
        var all = new HashSet<>(resource.dependencies());
        resource.dependencies().forEach(key -> all.addAll(needs.getOrDefault(key, Set.of())));
        needs.put(resource.key(), all);
        if (resource.isRandom()) {
            learnRandom(resource);
        } else if (resource.isDeployed()) {
            learnDeployed(resource);
        }
    }

    private void learnRandom(ArmResource resource) {
        var result = resource.outputs().get(RANDOM_RESULTS.get(resource.token()));
        if (result instanceof String text && !text.equals(stack.secretMarker())) {
            var name = parameters.declare(
                    resource.name(),
                    resource.key(),
                    declaration(
                            "string",
                            "Part of names that makes them unique.",
                            "[take(uniqueString(resourceGroup().id, '" + resource.name() + "'), " + text.length()
                                    + ")]"));
            texts.addInWord(text, Parameters.code(name));
        }
    }

    private void learnDeployed(ArmResource resource) {
        var type = AzureTypes.get(resource.token());
        var segments = new ArrayList<ArmText>();
        for (var name : type.names()) {
            segments.add(segment(resource, name));
        }
        names.put(resource.key(), ArmText.join(segments, "/"));
        var id = id(resource, type, segments);
        ids.put(resource.key(), id);
        if (id.isRuntime()) {
            texts.addComputed(resource.id(), id.argument(), resource.key());
        } else {
            texts.add(resource.id(), id.argument());
        }
        var origins = Origins.of(resource.token());
        origins.facts().forEach((path, code) -> {
            if (at(resource.inputs(), path) instanceof String value) {
                texts.add(value, code);
            }
        });
        origins.computed().forEach((path, code) -> learnComputed(at(resource.outputs(), path), code, resource));
        origins.readFrom()
                .forEach((path, source) -> stack.resources().stream()
                        .filter(other -> other.token().equals(source.token())
                                && resource.dependencies().contains(other.key()))
                        .forEach(other -> learnComputed(at(resource.inputs(), path), source.expression(), other)));
    }

    private void learnComputed(@Nullable Object value, String code, ArmResource source) {
        if (value instanceof String text && !text.isEmpty()) {
            texts.addComputed(
                    text,
                    code.replace("{id}", id(source).argument())
                            .replace("{api}", AzureTypes.get(source.token()).apiVersion()),
                    source.key());
        }
    }

    private ArmText segment(ArmResource resource, String name) {
        if (name.startsWith("=")) {
            return ArmText.literal(name.substring(1));
        }
        if (resource.inputs().get(name) instanceof String value) {
            return text(value, resource);
        }
        // The provider invents a GUID where none is given; this one is the same for every deployment to the group.
        var guid = "guid(resourceGroup().id, '" + resource.name() + "')";
        // A role assignment names its role by the GUID alone.
        texts.add(ArmId.name(resource.id()), guid);
        return ArmText.code(guid);
    }

    private ArmText id(ArmResource resource, AzureType type, List<ArmText> segments) {
        var arguments = new ArrayList<String>();
        if (type.isExtension()) {
            arguments.add(text(type.scopeOf(resource.inputs()), resource).argument());
        } else {
            var placement = Placement.of(resource.id());
            if (!placement.sameAs(home)) {
                arguments.add(text(placement.subscription(), resource).argument());
                arguments.add(ArmText.literal(placement.group()).argument());
            }
        }
        arguments.add(ArmText.literal(type.type(resource.inputs())).argument());
        segments.forEach(segment -> arguments.add(segment.argument()));
        return ArmText.code(
                (type.isExtension() ? "extensionResourceId(" : "resourceId(") + String.join(", ", arguments) + ")");
    }

    private ArmText secret(ArmResource resource, Origins origins, String path) {
        var key = origins.secretKeys().get(path);
        var source = key == null
                ? List.<ArmResource>of()
                : stack.resources().stream()
                        .filter(r -> r.token().equals(key.token())
                                && needs.getOrDefault(resource.key(), Set.of()).contains(r.key()))
                        .toList();
        if (key != null && source.size() == 1) {
            return ArmText.code("listKeys(" + id(source.get(0)).argument() + ", '"
                    + AzureTypes.get(key.token()).apiVersion() + "')." + key.key());
        }
        return parameter(
                resource, path, declaration("securestring", "Secret: " + path + " of " + resource.name() + ".", null));
    }

    private ArmText foreignPart(ArmResource resource, String path, String assumed) {
        var parameter = parameter(
                resource,
                path,
                declaration(
                        "string",
                        path + " of " + resource.name()
                                + ": only Azure knows which values are possible, as it depends on a resource that exists already.",
                        null));
        texts.add(assumed, parameter.argument());
        return parameter;
    }

    private ArmText parameter(ArmResource resource, String path, Map<String, Object> declaration) {
        var words = resource.component() + " " + path.substring(path.lastIndexOf('.') + 1);
        return ArmText.code(Parameters.code(parameters.declare(words, resource.key() + " " + path, declaration)));
    }

    private boolean isDeployedHere(@Nullable Object id) {
        return stack.resources().stream().anyMatch(r -> r.isDeployed() && r.id().equals(id));
    }

    private static Map<String, Object> declaration(String type, String description, @Nullable String defaultValue) {
        var declaration = new LinkedHashMap<String, Object>();
        declaration.put("type", type);
        if (defaultValue != null) {
            declaration.put("defaultValue", defaultValue);
        }
        declaration.put("metadata", Map.of("description", description));
        return declaration;
    }

    /** The first value at a path; a list adds no step. */
    private static @Nullable Object at(Object from, String path) {
        var value = from;
        for (var step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
            while (value instanceof List<?> list) {
                value = list.isEmpty() ? null : list.get(0);
            }
        }
        return value;
    }
}
