package ai.portkey.azure.cli.engine;

import java.nio.file.Path;

/**
 * A Pulumi CLI that works with this project.
 *
 * @param executable   absolute path of {@code pulumi}
 * @param languageHost absolute path of {@code pulumi-language-java}, which the CLI starts for a Java project
 */
public record PulumiCli(Path executable, Path languageHost) {}
