package ai.portkey.azure.simulator.values;

/** What happened to a property. */
public enum Change {
    ADD,
    UPDATE,
    DELETE
}
