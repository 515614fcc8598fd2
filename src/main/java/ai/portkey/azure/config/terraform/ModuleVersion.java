package ai.portkey.azure.config.terraform;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of Portkey's Terraform module, {@code terraform/aca}. 1.1.0 is the first that has it, 3.0.0 the newest
 * that this import knows.
 */
public record ModuleVersion(int major, int minor, int patch) implements Comparable<ModuleVersion> {

    /** The release that Portkey's set-up page names. */
    public static final ModuleVersion OF_SETUP_PAGE = new ModuleVersion(1, 1, 1);
    /** The first release with {@code terraform/aca}. */
    public static final ModuleVersion OLDEST = new ModuleVersion(1, 1, 0);
    /** The newest release that is understood. */
    public static final ModuleVersion NEWEST = new ModuleVersion(3, 0, 0);

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<ModuleVersion> ORDER = Comparator.comparingInt(ModuleVersion::major)
            .thenComparingInt(ModuleVersion::minor)
            .thenComparingInt(ModuleVersion::patch);

    /** Parses {@code 1.1.1} or {@code v1.1.1}; empty for anything else, such as a branch or a commit. */
    public static Optional<ModuleVersion> parse(String text) {
        var match = VERSION.matcher(text);
        return match.matches()
                ? Optional.of(new ModuleVersion(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    /** The release of a text that is one. */
    public static ModuleVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** True from this release on. */
    public boolean isAtLeast(ModuleVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ModuleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
