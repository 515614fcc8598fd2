package ai.portkey.azure.component;

import com.pulumi.core.Output;
import java.util.Set;

/**
 * What must stay secret because the stack file has it as a secret.
 *
 * @param keys top-level keys whose values are Pulumi secrets
 */
public record SecretKeys(Set<String> keys) {

    /** A value out of a key: a secret when the key is. */
    public Output<String> output(String key, String value) {
        return keys.contains(key) ? Output.ofSecret(value) : Output.of(value);
    }
}
