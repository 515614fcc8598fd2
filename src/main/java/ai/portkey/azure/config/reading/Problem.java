package ai.portkey.azure.config.reading;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with the configuration, or deserves a look.
 *
 * @param path  full key, e.g. {@code portkey-gateway:gateway.memory}
 * @param value the value found, as it is shown: texts in quotes, {@code [secret]} for what comes from a secret key;
 *              empty when there is none
 * @param text  what is allowed, and the way out
 */
public record Problem(String path, Optional<String> value, String text) {

    public Problem {
        Objects.requireNonNull(path);
        Objects.requireNonNull(value);
        Objects.requireNonNull(text);
    }

    /** One line: {@code path: value — text}. */
    @Override
    public String toString() {
        return path + value.map(v -> ": " + v).orElse("") + " — " + text;
    }
}
