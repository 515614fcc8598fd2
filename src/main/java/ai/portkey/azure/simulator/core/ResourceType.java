package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the simulator knows about one resource type. Almost all of it is data; rules and outputs are small functions.
 *
 * @param facts       what the catalogue says about it
 * @param name        rule of the name; null = any
 * @param refuses     properties that the provider sends in an update and ARM refuses to change
 * @param references  properties that are ids of resources which must exist
 * @param rules       ARM's further checks on create and update
 * @param outputs     what ARM adds to the body
 * @param inUseCode   error code when it is deleted while another resource refers to it; null = deletion is allowed
 * @param singleton   exists with its parent: creating it sets it, deleting it resets it
 * @param assumed     inputs of an instance that is assumed to exist; {@code {group}} stands for its resource group's id
 */
public record ResourceType(
        AzureType facts,
        NameRule name,
        List<String> refuses,
        Map<String, String> references,
        List<Rule> rules,
        Outputs outputs,
        String inUseCode,
        boolean singleton,
        Map<String, Object> assumed) {

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

    /** Pulumi's type token. */
    public String token() {
        return facts.token();
    }

    /** The inputs that the type takes. */
    public Schema schema() {
        return Schema.of(facts.shortToken());
    }

    /**
     * Describes a type of the catalogue.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public static Builder of(String token) {
        return new Builder(AzureTypes.get(token));
    }

    /** Collects a type; what is not said has the plainest value. */
    public static final class Builder {
        private final AzureType facts;
        private NameRule name;
        private final List<String> refuses = new ArrayList<>();
        private final Map<String, String> references = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();
        private Outputs outputs = request -> Map.of();
        private String inUseCode;
        private boolean singleton;
        private Map<String, Object> assumed = Map.of();

        private Builder(AzureType facts) {
            this.facts = facts;
        }

        public Builder name(NameRule rule) {
            name = rule;
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
            return new ResourceType(
                    facts,
                    name,
                    List.copyOf(refuses),
                    new LinkedHashMap<>(references),
                    List.copyOf(rules),
                    outputs,
                    inUseCode,
                    singleton,
                    assumed);
        }
    }
}
