package ai.portkey.azure.config.operation;

import java.util.Locale;

/** A set of values for keys that a stack does not write; {@link PresetTable} has them. */
public enum Preset {
    /** Small and cheap: one replica of each app, logs for a week. */
    DEV,
    /** Redundant over zones in a VNet, protected from deletion, with a firewall on an Application Gateway. */
    PRODUCTION,
    /** In a VNet, nothing public, the control plane reached by private link. */
    PRIVATE;

    /** As it is written in a stack file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
