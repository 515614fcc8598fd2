package ai.portkey.azure.config.operation;

import static ai.portkey.azure.config.operation.Preset.DEV;
import static ai.portkey.azure.config.operation.Preset.PRIVATE;
import static ai.portkey.azure.config.operation.Preset.PRODUCTION;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the presets set: the table of docs/configuration.md, row by row. */
final class PresetTable {

    /**
     * A row.
     *
     * @param key        path without namespace
     * @param values     its value by preset; a preset that is missing leaves the key alone
     * @param conditions all must hold, so that a preset never meets a key that excludes its value
     */
    record Row(String key, Map<Preset, Object> values, List<Condition> conditions) {

        boolean applies(Function<String, Optional<JsonElement>> written) {
            return conditions.stream().allMatch(condition -> condition.holds(written));
        }
    }

    /**
     * A condition on another key.
     *
     * @param key   path of that key
     * @param value the value it must have; empty = it must not be written
     */
    record Condition(String key, Optional<Object> value) {

        boolean holds(Function<String, Optional<JsonElement>> written) {
            var found = written.apply(key).filter(element -> !element.isJsonNull());
            return value.map(v -> found.filter(JsonElement::isJsonPrimitive)
                            .map(JsonElement::getAsString)
                            .filter(v.toString()::equals)
                            .isPresent())
                    .orElse(found.isEmpty());
        }

        /** As docs/configuration.md says it. */
        @Override
        public String toString() {
            return value.map(v -> "with " + key + ": " + v).orElse("without " + key);
        }
    }

    private static final Condition APPLICATION_GATEWAY = with("ingressType", "application_gateway");
    private static final Condition DATA_SERVICE = with("dataService.enabled", true);
    private static final Condition NEW_ACCOUNT = without("storage.accountName");

    static final List<Row> ROWS = List.of(
            row("networkMode", Map.of(PRODUCTION, "new", PRIVATE, "new")),
            row("publicIngress", Map.of(PRIVATE, false)),
            row("highAvailability", Map.of(PRODUCTION, true)),
            row("protect", Map.of(PRODUCTION, true)),
            row("gateway.minReplicas", Map.of(DEV, 1, PRODUCTION, 3)),
            row("gateway.maxReplicas", Map.of(DEV, 1, PRODUCTION, 10)),
            row("mcp.minReplicas", Map.of(DEV, 1, PRODUCTION, 3)),
            row("mcp.maxReplicas", Map.of(DEV, 1, PRODUCTION, 10)),
            row("dataService.minReplicas", Map.of(DEV, 1, PRODUCTION, 3), DATA_SERVICE),
            row("dataService.maxReplicas", Map.of(DEV, 1, PRODUCTION, 10), DATA_SERVICE),
            row("storage.replication", Map.of(DEV, "LRS", PRODUCTION, "ZRS"), NEW_ACCOUNT),
            row("storage.retentionDays", Map.of(DEV, 7, PRODUCTION, 365), NEW_ACCOUNT),
            row("storage.softDeleteDays", Map.of(PRODUCTION, 14), NEW_ACCOUNT),
            row("storage.privateEndpoint", Map.of(PRIVATE, true), NEW_ACCOUNT),
            row("appGateway.enableWaf", Map.of(PRODUCTION, true), APPLICATION_GATEWAY),
            row(
                    "appGateway.capacity",
                    Map.of(DEV, 1),
                    APPLICATION_GATEWAY,
                    without("appGateway.minCapacity"),
                    without("appGateway.maxCapacity")),
            row("appGateway.minCapacity", Map.of(PRODUCTION, 2), APPLICATION_GATEWAY, without("appGateway.capacity")),
            row("appGateway.maxCapacity", Map.of(PRODUCTION, 10), APPLICATION_GATEWAY, without("appGateway.capacity")),
            row("appGateway.public", Map.of(PRIVATE, false), APPLICATION_GATEWAY),
            row("monitoring.diagnostics", Map.of(PRODUCTION, true)),
            row("controlPlanePrivateLink.outbound", Map.of(PRIVATE, true)));

    private PresetTable() {}

    /** A value of the table as JSON. */
    static JsonElement json(Object value) {
        if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        return value instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(value.toString());
    }

    private static Row row(String key, Map<Preset, Object> values, Condition... conditions) {
        return new Row(key, values, List.of(conditions));
    }

    private static Condition with(String key, Object value) {
        return new Condition(key, Optional.of(value));
    }

    private static Condition without(String key) {
        return new Condition(key, Optional.empty());
    }
}
