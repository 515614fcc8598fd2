package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.config.reading.RawConfig;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook's URL often holds a token. */
@RequiresPulumi
class AlertReceiversTest {

    private static final String TOKEN = "planted-webhook-token";

    @Test
    void a_webhook_reaches_azure_and_is_encrypted_in_the_state(PulumiCli cli, @TempDir Path directory) {
        var plain = TestStack.with("monitoring: {alerts: {webhooks: ['https://hooks.example.com/" + TOKEN + "']}}")
                .raw();
        var config = new RawConfig(plain.stackName(), plain.values(), Set.of("portkey-gateway:monitoring"));
        var stack = new DeployedStack(cli, directory);

        var result = stack.up(config);

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(stack.inAzure(config))
                .filteredOn(r -> r.type().endsWith(":ActionGroup"))
                .singleElement()
                .satisfies(group -> assertThat(group.properties().toString()).contains(TOKEN));
        assertThat(stack.inState(config))
                .filteredOn(r -> r.get("type").getAsString().endsWith(":ActionGroup"))
                .singleElement()
                .satisfies(group -> assertThat(group.toString())
                        .contains("webhookReceivers")
                        .doesNotContain(TOKEN));
    }
}
