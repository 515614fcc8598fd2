package ai.portkey.azure.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One type token of the azure-native plugin and what Azure says about it. Paths are the input's names joined by dots; a list
 * adds no step to those of {@code bags} and {@code renames}, and {@code []} to those of {@code replaceOn} and {@code secrets}.
 *
 * @param token        Pulumi's type token, e.g. {@code azure-native:network:VirtualNetwork}
 * @param idTemplate   id with {@code {input}} in place of path parameters; the last one is the resource's name
 * @param deployedWith API version that the token stands for
 * @param apiVersion   API version of our own requests: reads of the doctor, entries of an exported template
 * @param location     where the type may live
 * @param topLevel     inputs that stand beside {@code properties} in ARM's body, not in it
 * @param bags         paths of objects that ARM splits into {@code id}, {@code name} and {@code properties}
 * @param renames      path of an input whose ARM name differs, with that name
 * @param replaceOn    properties whose change replaces the resource, besides all path parameters
 * @param secrets      properties that ARM takes and never returns
 * @param aliases      tokens of the same ARM type in other API versions, which a stack's state may have
 */
public record AzureType(
        String token,
        String idTemplate,
        String deployedWith,
        String apiVersion,
        Location location,
        Set<String> topLevel,
        Set<String> bags,
        Map<String, String> renames,
        List<String> replaceOn,
        List<String> secrets,
        List<String> aliases) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern VERSION_OF_TOKEN = Pattern.compile(".+/v(\\d{4})(\\d\\d)(\\d\\d)(\\w*):\\w+");
    private static final Set<String> EVERYWHERE = Set.of("location", "tags");
    private static final String RESOURCE_GROUPS = "Microsoft.Resources/resourceGroups";

    /** Where a type may live. */
    public enum Location {
        REGION,
        GLOBAL,
        ANY,
        NONE
    }

    /** The token without the plugin's name, e.g. {@code app/v20250101:ContainerApp}. */
    public String shortToken() {
        return token.substring(token.indexOf(':') + 1);
    }

    /** The last part of the token, e.g. {@code ContainerApp}. */
    public String className() {
        return token.substring(token.lastIndexOf(':') + 1);
    }

    /** ARM's type, e.g. {@code Microsoft.Network/virtualNetworks/subnets}; a part of it may be an input: {@code {recordType}}. */
    public String type() {
        return ArmId.type(idTemplate).orElse(RESOURCE_GROUPS);
    }

    /** ARM's type for these inputs, e.g. {@code Microsoft.Network/privateDnsZones/A}. */
    public String type(Map<String, ?> inputs) {
        return PLACEHOLDER
                .matcher(type())
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(inputs.get(m.group(1)))));
    }

    /** One for each name of the ARM type, outermost first: an input, or a fixed name after {@code =}. */
    public List<String> names() {
        var segments = idTemplate.split("/");
        var names = new ArrayList<String>();
        var providers = List.of(segments).lastIndexOf("providers");
        for (var i = providers < 0 ? segments.length - 1 : providers + 3; i < segments.length; i += 2) {
            names.add(
                    segments[i].startsWith("{")
                            ? segments[i].substring(1, segments[i].length() - 1)
                            : "=" + segments[i]);
        }
        return names;
    }

    /** True when it is put onto another resource. */
    public boolean isExtension() {
        return idTemplate.startsWith("{");
    }

    /** Id of the resource that an extension is put onto; azure-native takes it with and without its first slash. */
    public String scopeOf(Map<String, ?> inputs) {
        var id = (String) Objects.requireNonNull(inputs.get(pathParameters().get(0)));
        return id.startsWith("/") ? id : "/" + id;
    }

    /** The path parameters, in order; the last is the resource's own name. {@code subscriptionId} is not among them. */
    public List<String> pathParameters() {
        return placeholders().filter(p -> !p.equals("subscriptionId")).toList();
    }

    /** The path parameter that is the resource's own name. */
    public String nameProperty() {
        var parameters = pathParameters();
        return parameters.get(parameters.size() - 1);
    }

    /** The id for these inputs. */
    public String id(String subscriptionId, Map<String, ?> inputs) {
        var id = PLACEHOLDER
                .matcher(idTemplate)
                .replaceAll(m -> Matcher.quoteReplacement(
                        String.valueOf(m.group(1).equals("subscriptionId") ? subscriptionId : inputs.get(m.group(1)))));
        // A scope such as "/subscriptions/…" already starts with the slash.
        return id.charAt(0) == '/' ? id : "/" + id;
    }

    /** The path parameters that an id of this type carries; empty when it is of another type. */
    public Map<String, Object> parametersOf(String id) {
        var regex = PLACEHOLDER
                .matcher(idTemplate.replace(".", "\\."))
                .replaceAll(m -> m.group(1).matches("scope|resourceUri") ? "(.+)" : "([^/]+)");
        var matcher = Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(id);
        var parameters = new LinkedHashMap<String, Object>();
        if (matcher.matches()) {
            var names = placeholders().toList();
            for (var i = 0; i < names.size(); i++) {
                if (!names.get(i).equals("subscriptionId")) {
                    parameters.put(names.get(i), matcher.group(i + 1));
                }
            }
        }
        return parameters;
    }

    /** When Microsoft stops serving the API version that the resource is deployed with; empty = no notice is known. */
    public Optional<Retirement> retirement() {
        return Retirement.of(type(), deployedWith);
    }

    private Stream<String> placeholders() {
        return PLACEHOLDER.matcher(idTemplate).results().map(m -> m.group(1));
    }

    /** Collects the facts; what is not said has the plainest value. */
    static final class Builder {
        private final String token;
        private final String idTemplate;
        private final String deployedWith;
        private String apiVersion;
        private Location location = Location.REGION;
        private final Set<String> topLevel = new HashSet<>(EVERYWHERE);
        private Set<String> bags = Set.of();
        private final Map<String, String> renames = new HashMap<>();
        private List<String> replaceOn = List.of();
        private List<String> secrets = List.of();
        private List<String> aliases = List.of();

        /** @param pluginDefault API version of a token that names none */
        Builder(String token, String pluginDefault, String idTemplate) {
            this.token = token;
            this.idTemplate = idTemplate;
            var version = VERSION_OF_TOKEN.matcher(token);
            deployedWith = version.matches()
                    ? version.group(1) + "-" + version.group(2) + "-" + version.group(3)
                            + version.group(4).replaceFirst("^(?=.)", "-")
                    : pluginDefault;
            apiVersion = deployedWith;
        }

        /** Another API version for our own requests; say why. */
        Builder askedWith(String version) {
            apiVersion = version;
            return this;
        }

        Builder location(Location where) {
            location = where;
            return this;
        }

        Builder topLevel(String... inputs) {
            topLevel.addAll(List.of(inputs));
            return this;
        }

        Builder bags(String... paths) {
            bags = Set.of(paths);
            return this;
        }

        Builder rename(String path, String armName) {
            renames.put(path, armName);
            return this;
        }

        Builder replaceOn(String... properties) {
            replaceOn = List.of(properties);
            return this;
        }

        Builder secrets(String... properties) {
            secrets = List.of(properties);
            return this;
        }

        Builder aliases(String... tokens) {
            aliases = List.of(tokens);
            return this;
        }

        AzureType build() {
            return new AzureType(
                    token,
                    idTemplate,
                    deployedWith,
                    apiVersion,
                    location,
                    Set.copyOf(topLevel),
                    bags,
                    Map.copyOf(renames),
                    replaceOn,
                    secrets,
                    aliases);
        }
    }
}
