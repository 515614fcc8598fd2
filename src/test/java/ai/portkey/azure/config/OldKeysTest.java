package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.OldKeys;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.reading.Setting;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of an earlier release, as they would be if these had been renamed and removed. */
class OldKeysTest {

    private static final OldKeys OLD_KEYS = new OldKeys(
            Map.of("apps", "serverMode", "gateway.cores", "gateway.cpu", "cache.address", "redis.endpoint"),
            Map.of("gateway.threads", "set gateway.cpu"));

    @Test
    void an_old_name_is_read_as_the_new_one_with_a_warning() {
        var decoding = new Decoding();
        var config = decode("apps: all\ngateway: {cores: 2}", decoding);

        assertThat(config.apps().serverMode()).isEqualTo(ServerMode.ALL);
        assertThat(config.apps().gateway().cpu()).isEqualTo(2);
        assertThat(config.warnings())
                .contains(
                        "portkey-gateway:apps — is now named serverMode; rename it in the stack file",
                        "portkey-gateway:gateway.cores — is now named gateway.cpu; rename it in the stack file");
        assertThat(decoding.settings())
                .contains(new Setting("gateway.cpu", new JsonPrimitive(2.0), "stack file"))
                .noneMatch(setting -> setting.key().equals("gateway.cores"));
    }

    @Test
    void a_value_that_was_secret_stays_secret() {
        var decoding = new Decoding();
        var config = decode(
                "cache: {address: 'rediss://cache.example.com:6380'}\nredis: {type: azure-redis}", decoding, "cache");

        assertThat(config.secretKeys()).containsExactly("redis");
        assertThat(decoding.settings())
                .contains(new Setting("redis.endpoint", new JsonPrimitive("[secret]"), "stack file"));
    }

    @Test
    void the_old_and_the_new_name_are_an_error() {
        assertThatThrownBy(() -> decode("preset: production\ngateway: {cores: 2, cpu: 1}", new Decoding()))
                .hasMessageContaining(
                        "portkey-gateway:gateway.cores — is the old name of gateway.cpu, which is also set; remove gateway.cores")
                .hasMessageNotContaining("caused by preset");
    }

    @Test
    void a_removed_key_is_told_with_what_to_do() {
        assertThatThrownBy(() -> decode("gateway: {threads: 2}", new Decoding()))
                .hasMessageContaining("portkey-gateway:gateway.threads — no longer exists; set gateway.cpu");
    }

    @Test
    void the_schema_marks_an_old_name_as_deprecated() {
        var config = StackSchema.json(OLD_KEYS)
                .getAsJsonObject("properties")
                .getAsJsonObject("config")
                .getAsJsonObject("properties");
        var cores = config.getAsJsonObject("portkey-gateway:gateway")
                .getAsJsonObject("properties")
                .getAsJsonObject("cores");

        assertThat(cores.get("deprecated").getAsBoolean()).isTrue();
        assertThat(cores.get("deprecationMessage").getAsString()).isEqualTo("Is now named gateway.cpu.");
        assertThat(config.has("portkey-gateway:apps")).isTrue();
        assertThat(config.getAsJsonObject("portkey-gateway:cache")
                        .getAsJsonObject("properties")
                        .has("address"))
                .isTrue();
    }

    private static PortkeyConfig decode(String yaml, Decoding decoding, String... secretKeys) {
        RawConfig raw = Stack.with(yaml, secretKeys);
        return PortkeyConfigDecoder.decode(raw, decoding, OLD_KEYS);
    }
}
