package ai.portkey.azure.cli.engine;

import java.util.List;

/** No usable Pulumi CLI was found. The message lists every way that was tried, why it failed and what to do. */
public final class PulumiCliException extends RuntimeException {

    PulumiCliException(List<String> failures) {
        super("""
                No usable Pulumi CLI. Tried, in this order:
                  - %s
                Do one of these: install Pulumi %s or newer (with pulumi-language-java next to it) and put it on the PATH, \
                set PORTKEY_PULUMI to its executable, or (on Linux and macOS) install Go and run from a source checkout, \
                which builds it once.""".formatted(String.join("\n  - ", failures), PulumiCliFinder.MINIMUM_VERSION));
    }
}
