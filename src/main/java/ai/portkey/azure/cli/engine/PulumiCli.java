package ai.portkey.azure.cli.engine;

import java.nio.file.Path;

/**
 * A Pulumi CLI that works with this project.
 *
 * @param executable   absolute path of {@code pulumi}
 * @param languageHost absolute path of {@code pulumi-language-java}, which the CLI starts for a Java project
 * @param version      what {@code pulumi version} said, e.g. {@code 3.200.0}
 * @param origin       the way by which it was found, for people: e.g. {@code PATH}
 */
public record PulumiCli(Path executable, Path languageHost, String version, String origin) {

    /** Version that the project pins, downloads and builds; {@code tools/pulumi-cli/cli/go.mod} names the same. */
    public static final String PINNED_VERSION = "3.200.0";

    /** Java language host that goes with it; {@code tools/pulumi-cli/java-host/go.mod} names the same. */
    public static final String PINNED_HOST_VERSION = "1.12.0";
}
