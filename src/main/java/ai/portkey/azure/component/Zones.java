package ai.portkey.azure.component;

import java.util.List;

/** Availability zones. */
final class Zones {

    /** All zones of a region that has zones. */
    static final List<String> ALL = List.of("1", "2", "3");

    private Zones() {}
}
