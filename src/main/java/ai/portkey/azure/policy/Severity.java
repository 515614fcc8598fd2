package ai.portkey.azure.policy;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Should not be deployed; {@code preview --strict} fails. */
    ERROR,
    /** Should be fixed, or accepted with a reason. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** As it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
