package ai.portkey.azure.pulumi;

import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.serialization.internal.LocalSerializer;

/** Reader of the engine's event log. */
public final class EngineEvents {

    private static final LocalSerializer SERIALIZER = new LocalSerializer();

    private EngineEvents() {}

    /** One line of the log. */
    public static EngineEvent parse(String line) {
        return SERIALIZER.deserializeJson(line, EngineEvent.class);
    }
}
