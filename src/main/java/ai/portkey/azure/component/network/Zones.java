package ai.portkey.azure.component.network;

import java.util.List;

/** Availability zones. */
public final class Zones {

    /** All zones of a region that has zones. */
    public static final List<String> ALL = List.of("1", "2", "3");

    private Zones() {}
}
