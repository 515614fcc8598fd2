package ai.portkey.azure.arm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one type token is sent to ARM. Paths are the input's names joined by dots; a list adds no step.
 *
 * @param token        Pulumi's type token, e.g. {@code azure-native:network:VirtualNetwork}
 * @param type         ARM's type; {@code {input}} stands for the value of an input
 * @param apiVersion   API version of a template's entry
 * @param deployedWith API version that the token stands for
 * @param names        one for each name of the ARM type: an input, or a fixed name after {@code =}
 * @param scope        of an extension, which is put onto another resource: the input with that resource's id; empty = it
 *                     lives in a resource group
 * @param topLevel     inputs that stand beside {@code properties}, not in it
 * @param bags         paths of objects that ARM splits into {@code id}, {@code name} and {@code properties}
 * @param renames      path of an input whose ARM name differs, with that name
 * @param computed     outputs that Azure computes, with the template expression that reads them;
 *                     {@code {id}} and {@code {api}} stand for the resource's id and API version
 * @param secretKeys   path of a secret input that is a key of another resource of the same deployment
 * @param foreignParts path of an input that only Azure knows when the id beside it is of a resource that is not
 *                     deployed here, with the path of that id in the same object
 * @param readFrom     path of an input that is read from another resource that this one depends on
 * @param facts        path of an input that is a fact of the deployment, with the template expression that reads it
 * @param lookedUp     paths of inputs that are a parameter, unless a resource of the deployment has their value: the plan has
 *                     them from a lookup outside of ARM
 */
public record ArmType(String token, String type, String apiVersion, String deployedWith, List<String> names, String scope,
                      Set<String> topLevel, Set<String> bags, Map<String, String> renames,
                      Map<String, String> computed, Map<String, Key> secretKeys, Map<String, String> foreignParts,
                      Map<String, Source> readFrom, Map<String, String> facts, Set<String> lookedUp) {

    /**
     * A key that ARM's {@code listKeys} returns.
     *
     * @param token type token of the resource that has the key
     * @param key   its member in the answer
     */
    public record Key(String token, String key) {}

    /**
     * Where an input is read.
     *
     * @param token      type token of the resource that it is read from
     * @param expression template expression; {@code {id}} and {@code {api}} stand for that resource's id and API version
     */
    public record Source(String token, String expression) {}

    private static final Set<String> EVERYWHERE = Set.of("location", "tags");

    public ArmType {
        names = List.copyOf(names);
        topLevel = Set.copyOf(topLevel);
        bags = Set.copyOf(bags);
        renames = Map.copyOf(renames);
        computed = Map.copyOf(computed);
        secretKeys = Map.copyOf(secretKeys);
        foreignParts = Map.copyOf(foreignParts);
        readFrom = Map.copyOf(readFrom);
        facts = Map.copyOf(facts);
        lookedUp = Set.copyOf(lookedUp);
    }

    /** ARM's type for these inputs, e.g. {@code Microsoft.Network/privateDnsZones/A}. */
    public String type(Map<String, Object> inputs) {
        var start = type.indexOf('{');
        return start < 0 ? type : type.substring(0, start) + inputs.get(type.substring(start + 1, type.length() - 1));
    }

    /** When Microsoft stops serving the API version that the resource is deployed with; empty = no notice is known. */
    public Optional<Retirement> retirement() {
        return Retirement.of(type, deployedWith);
    }

    /** True when it is put onto another resource. */
    boolean isExtension() {
        return !scope.isEmpty();
    }

    /** Id of the resource that an extension is put onto; azure-native takes it with and without its first slash. */
    String scopeOf(Map<String, Object> inputs) {
        var id = (String) inputs.get(scope);
        return id.startsWith("/") ? id : "/" + id;
    }

    /** True when the input is part of the resource's id, not of its body. */
    boolean isPathParameter(String input) {
        return names.contains(input) || type.contains("{" + input + "}")
                || input.equals(isExtension() ? scope : "resourceGroupName");
    }

    static Builder inGroup(String token, String type, String apiVersion, String... names) {
        return new Builder(token, type, apiVersion, "", List.of(names));
    }

    static Builder extension(String token, String type, String apiVersion, String scope, String name) {
        return new Builder(token, type, apiVersion, scope, List.of(name));
    }

    /** Collects what is special about a type. */
    static final class Builder {
        private final String token;
        private final String type;
        private final String apiVersion;
        private String deployedWith;
        private final String scope;
        private final List<String> names;
        private final Set<String> topLevel = new HashSet<>(EVERYWHERE);
        private final Set<String> bags = new HashSet<>();
        private final Map<String, String> renames = new HashMap<>();
        private final Map<String, String> computed = new HashMap<>();
        private final Map<String, Key> secretKeys = new HashMap<>();
        private final Map<String, String> foreignParts = new HashMap<>();
        private final Map<String, Source> readFrom = new HashMap<>();
        private final Map<String, String> facts = new HashMap<>();
        private final Set<String> lookedUp = new HashSet<>();

        private Builder(String token, String type, String apiVersion, String scope, List<String> names) {
            this.token = token;
            this.type = type;
            this.apiVersion = apiVersion;
            this.deployedWith = apiVersion;
            this.scope = scope;
            this.names = new ArrayList<>(names);
        }

        /** The plugin's API version, where it is older than the one that a template should have. */
        Builder deployedWith(String apiVersion) {
            deployedWith = apiVersion;
            return this;
        }

        Builder topLevel(String... inputs) {
            topLevel.addAll(List.of(inputs));
            return this;
        }

        Builder bags(String... paths) {
            bags.addAll(List.of(paths));
            return this;
        }

        Builder rename(String path, String armName) {
            renames.put(path, armName);
            return this;
        }

        /** Outputs that ARM returns under the same path inside {@code properties}. */
        Builder computed(String... paths) {
            List.of(paths).forEach(path -> computedAs(path, "reference({id}, '{api}')." + path));
            return this;
        }

        Builder computedAs(String path, String expression) {
            computed.put(path, expression);
            return this;
        }

        Builder secretKey(String path, Key key) {
            secretKeys.put(path, key);
            return this;
        }

        Builder foreignPart(String path, String idBeside) {
            foreignParts.put(path, idBeside);
            return this;
        }

        Builder readFrom(String path, String token, String expression) {
            readFrom.put(path, new Source(token, expression));
            return this;
        }

        Builder fact(String path, String expression) {
            facts.put(path, expression);
            return this;
        }

        Builder lookedUp(String... paths) {
            lookedUp.addAll(List.of(paths));
            return this;
        }

        public ArmType build() {
            return new ArmType(token, type, apiVersion, deployedWith, names, scope, topLevel, bags, renames, computed, secretKeys,
                    foreignParts, readFrom, facts, lookedUp);
        }
    }
}
