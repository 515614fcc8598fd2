package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.text.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status  of HTTP
 * @param body    JSON as maps and lists, or text of another type; null = none
 * @param headers besides those that every answer has
 */
record Reply(int status, @Nullable Object body, Map<String, String> headers) {

    static Reply of(int status, @Nullable Object body) {
        return new Reply(status, body, Map.of());
    }

    static Reply ok(Object body) {
        return of(200, body);
    }

    static Reply none(int status) {
        return of(status, null);
    }

    /** A JSON text that is no object. */
    static Reply text(String value) {
        return ok(JsonText.COMPACT.toJson(value)).with("Content-Type", "application/json; charset=utf-8");
    }

    /** A page of a list, which is the whole of it. */
    static Reply list(List<?> values) {
        return ok(Map.of("value", values));
    }

    static Reply error(AzureException e) {
        return of(e.status(), Map.of("error", Map.of("code", e.code(), "message", e.reason())));
    }

    Reply with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, body, all);
    }
}
