package ai.portkey.azure.cli.engine;

import java.util.List;

/** No Pulumi CLI could be had. The message lists every way that was tried, why it failed and what to do. */
public final class PulumiCliException extends RuntimeException {

    PulumiCliException(List<String> failures) {
        super("""
                No usable Pulumi CLI. Tried, in this order:
                  - %s
                Do one of these: put pulumi %s (with pulumi-language-java beside it) on the PATH, name it in \
                PORTKEY_PULUMI, or install Go and run from a source checkout, which builds it once."""
                .formatted(String.join("\n  - ", failures), PulumiCli.PINNED_VERSION));
    }
}
