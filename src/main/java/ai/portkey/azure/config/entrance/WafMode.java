package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.reading.Type;

/** {@code wafMode} of a firewall: block (default) or only log. */
public enum WafMode {
    PREVENTION,
    DETECTION;

    /** Its type in a stack file. */
    static final Type<WafMode> TYPE = Type.choice(values(), mode -> mode == PREVENTION ? "Prevention" : "Detection");
}
