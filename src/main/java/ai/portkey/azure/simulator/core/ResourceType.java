package ai.portkey.azure.simulator.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the simulator knows about one resource type. Almost all of it is data; rules and outputs are small functions.
 *
 * @param token       Pulumi's type token
 * @param schema      name of the schema, e.g. {@code app/v20250101:ContainerApp}
 * @param idTemplate  id with {@code {input}} in place of path parameters; the last one is the resource's name
 * @param location    where the type may live
 * @param name        rule of the name; null = any
 * @param replaceOn   properties whose change replaces the resource, besides all path parameters
 * @param refuses     properties that the provider sends in an update and ARM refuses to change
 * @param references  properties that are ids of resources which must exist
 * @param writeOnly   properties that ARM never returns
 * @param rules       ARM's further checks on create and update
 * @param outputs     what ARM adds to the body
 * @param inUseCode   error code when it is deleted while another resource refers to it; null = deletion is allowed
 * @param singleton   exists with its parent: creating it sets it, deleting it resets it
 * @param assumed     inputs of an instance that is assumed to exist; {@code {group}} stands for its resource group's id
 */
public record ResourceType(String token, String schema, String idTemplate, Location location, NameRule name,
                    List<String> replaceOn, List<String> refuses, Map<String, String> references,
                    List<String> writeOnly, List<Rule> rules, Outputs outputs, String inUseCode, boolean singleton,
                    Map<String, Object> assumed) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Where a type may live. */
    public enum Location { REGION, GLOBAL, ANY, NONE }

    /** A check that ARM makes; throws {@link AzureException}. */
    @FunctionalInterface
    public interface Rule {
        void check(Request request);
    }

    /** What ARM adds to the body of a resource, laid over it. */
    @FunctionalInterface
    public interface Outputs {
        Map<String, Object> of(Request request);
    }

    /** The path parameters, in order; the last is the resource's own name. {@code subscriptionId} is not among them. */
    public List<String> pathParameters() {
        return PLACEHOLDER.matcher(idTemplate).results().map(m -> m.group(1))
                .filter(p -> !p.equals("subscriptionId")).toList();
    }

    public String nameProperty() {
        var parameters = pathParameters();
        return parameters.get(parameters.size() - 1);
    }

    /** ARM's type, e.g. {@code Microsoft.Network/virtualNetworks/subnets}. */
    public String armType() {
        var providers = idTemplate.lastIndexOf("/providers/");
        if (providers < 0) {
            return "Microsoft.Resources/resourceGroups";
        }
        var segments = idTemplate.substring(providers + 11).split("/");
        var type = new StringBuilder(segments[0]);
        for (var i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /** The id for these inputs. */
    public String id(String subscriptionId, Map<String, ?> inputs) {
        var matcher = PLACEHOLDER.matcher(idTemplate);
        var id = new StringBuilder();
        while (matcher.find()) {
            var value = matcher.group(1).equals("subscriptionId") ? subscriptionId : inputs.get(matcher.group(1));
            matcher.appendReplacement(id, java.util.regex.Matcher.quoteReplacement(String.valueOf(value)));
        }
        matcher.appendTail(id);
        // A scope such as "/subscriptions/…" already starts with the slash.
        return id.charAt(0) == '/' ? id.toString() : "/" + id;
    }

    /** The path parameters that an id of this type carries. */
    public Map<String, Object> parametersOf(String id) {
        var regex = PLACEHOLDER.matcher(idTemplate.replace(".", "\\."))
                .replaceAll(m -> m.group(1).matches("scope|resourceUri") ? "(.+)" : "([^/]+)");
        var matcher = Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(id);
        var parameters = new LinkedHashMap<String, Object>();
        if (matcher.matches()) {
            var names = PLACEHOLDER.matcher(idTemplate).results().map(m -> m.group(1)).toList();
            for (var i = 0; i < names.size(); i++) {
                if (!names.get(i).equals("subscriptionId")) {
                    parameters.put(names.get(i), matcher.group(i + 1));
                }
            }
        }
        return parameters;
    }

    public static Builder of(String token, String idTemplate) {
        return new Builder(token, idTemplate);
    }

    /** Template prefix of everything in a resource group. */
    public static String inGroup(String rest) {
        return "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/" + rest;
    }

    /** Collects a type; what is not said has the plainest value. */
    public static final class Builder {
        private final String token;
        private final String idTemplate;
        private Location location = Location.REGION;
        private NameRule name;
        private final List<String> replaceOn = new ArrayList<>();
        private final List<String> refuses = new ArrayList<>();
        private final Map<String, String> references = new LinkedHashMap<>();
        private final List<String> writeOnly = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private Outputs outputs = request -> Map.of();
        private String inUseCode;
        private boolean singleton;
        private Map<String, Object> assumed = Map.of();

        private Builder(String token, String idTemplate) {
            this.token = token;
            this.idTemplate = idTemplate;
        }

        public Builder location(Location where) {
            location = where;
            return this;
        }

        public Builder name(NameRule rule) {
            name = rule;
            return this;
        }

        public Builder replaceOn(String... properties) {
            replaceOn.addAll(List.of(properties));
            return this;
        }

        public Builder refuses(String... properties) {
            refuses.addAll(List.of(properties));
            return this;
        }

        public Builder references(String... properties) {
            return referencesWithCode("InvalidResourceReference", properties);
        }

        public Builder referencesWithCode(String code, String... properties) {
            List.of(properties).forEach(p -> references.put(p, code));
            return this;
        }

        public Builder writeOnly(String... properties) {
            writeOnly.addAll(List.of(properties));
            return this;
        }

        public Builder rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        public Builder outputs(Outputs function) {
            outputs = function;
            return this;
        }

        public Builder inUse(String code) {
            inUseCode = code;
            return this;
        }

        public Builder singleton() {
            singleton = true;
            return this;
        }

        public Builder assumed(Map<String, Object> inputs) {
            assumed = inputs;
            return this;
        }

        public ResourceType build() {
            return new ResourceType(token, token.substring(token.indexOf(':') + 1), idTemplate, location, name,
                    List.copyOf(replaceOn), List.copyOf(refuses), new LinkedHashMap<>(references),
                    List.copyOf(writeOnly), List.copyOf(rules), outputs, inUseCode, singleton, assumed);
        }
    }
}
