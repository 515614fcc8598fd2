package ai.portkey.azure.simulator.values;

/** A value that a preview does not know yet; may stand anywhere in inputs. */
public enum Unknown {
    VALUE;

    @Override
    public String toString() {
        return "<unknown>";
    }
}
