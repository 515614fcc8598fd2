package ai.portkey.azure.config.app;

import java.util.List;
import java.util.Optional;

/**
 * Which revisions of an app run, and who gets the requests (keys {@code gateway.revisions}, {@code mcp.revisions},
 * {@code dataService.revisions}).
 *
 * @param mode    {@code single}: a new revision replaces the old one when it is healthy; {@code multiple}: they
 *                run side by side
 * @param suffix  name of the revision that this deployment makes: {@code <app>--<suffix>}; absent = Azure invents one
 * @param traffic shares of the requests, 100 together; none = everything to the newest
 */
public record RevisionsConfig(Mode mode, Optional<String> suffix, List<Traffic> traffic) {

    /** One revision, which gets everything. */
    public static final RevisionsConfig SINGLE = new RevisionsConfig(Mode.SINGLE, Optional.empty(), List.of());

    /** {@code mode}. */
    public enum Mode {
        SINGLE,
        MULTIPLE
    }

    public RevisionsConfig {
        traffic = List.copyOf(traffic);
    }

    /**
     * @param revision suffix of the revision; empty = the newest one ({@code latest: true})
     * @param weight   percent of the requests, 0 … 100
     * @param label    gives the revision an address of its own, {@code <app>---<label>.<domain>}
     */
    public record Traffic(Optional<String> revision, int weight, Optional<String> label) {}
}
