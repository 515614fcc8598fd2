package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.reading.Setting;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key, its value and where it comes from. */
class EffectiveConfigTest {

    @Test
    void every_value_has_its_origin() {
        assertThat(lines(Stack.with("""
                preset: production
                azure-native:location: westeurope
                gateway: {cpu: 2, cpuScaleThreshold: null}
                tags: {CostCenter: 4711}
                ingress: {allowedCidrs: [203.0.113.7]}
                secretVolumeMounts: [{name: auth, mountPath: /etc/auth, subPath: client-auth}]
                secrets: {gateway: {PORTKEY_CLIENT_AUTH: client-auth}}
                """)))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("preset", "\"production\", stack file"),
                        Map.entry("projectName", "\"portkey-gateway\", default"),
                        Map.entry("environment", "\"dev\", derived: the stack's name"),
                        Map.entry("location", "\"westeurope\", derived: azure-native:location, else eastus"),
                        Map.entry("gateway.cpu", "2, stack file"),
                        Map.entry("gateway.memory", "\"4Gi\", derived: 2Gi for each vCPU"),
                        Map.entry("gateway.cpuScaleThreshold", "null, stack file"),
                        Map.entry("gateway.minReplicas", "3, preset production"),
                        Map.entry("gateway.memoryScaleThreshold", "null, default"),
                        Map.entry("highAvailability", "true, preset production"),
                        Map.entry("vnet.acaSubnetCidr", "\"10.0.0.0/23\", derived: from vnet.cidr"),
                        Map.entry("tags.CostCenter", "\"4711\", stack file"),
                        Map.entry("ingress.allowedCidrs", "[\"203.0.113.7\"], stack file"),
                        Map.entry("secretVolumeMounts[0].subPath", "\"client-auth\", stack file"),
                        Map.entry("secrets.gateway.PORTKEY_CLIENT_AUTH", "\"client-auth\", stack file"),
                        Map.entry("environmentVariables.gateway", "{}, default")));
    }

    @Test
    void no_key_is_left_out() {
        var raw = Stack.with("secretVolumeMounts: [{name: a, mountPath: /a}]\nsecrets: {gateway: {A: a}}");
        var decoding = new Decoding();
        PortkeyConfigDecoder.decode(raw, decoding);
        var known = decoding.knownKeys().stream()
                .filter(key -> !key.type().equals("object"))
                .map(Decoding.KnownKey::path)
                .collect(Collectors.toCollection(TreeSet::new));

        known.remove("secrets.gateway");
        assertThat(lines(raw).keySet().stream().map(key -> key.replaceAll("\\[\\d+]", "[]")))
                .containsAll(known)
                .contains("secrets.gateway.A")
                .doesNotContain("secrets.gateway");
    }

    @Test
    void every_setting_has_its_keys_description() {
        var config = EffectiveConfig.of(Stack.with("tags: {cost.center: a}\npolicy: {suppress: [{rule: "
                + PolicyRule.values()[0].id() + ", reason: b}]}"));

        assertThat(config.settings())
                .allSatisfy(
                        setting -> assertThat(config.description(setting.key())).isNotBlank());
        assertThat(config.description("tags.cost.center")).isEqualTo(config.description("tags"));
        assertThat(config.description("policy.suppress[0].reason")).contains("finding is acceptable");
    }

    @Test
    void secrets_are_blotted_out() {
        var settings = EffectiveConfig.of(Stack.with("""
                environmentVariables: {gateway: {TOKEN: s3cret-token}}
                redis: {type: azure-redis, endpoint: 'rediss://:s3cret-password@cache.example.com:6380'}
                """, "environmentVariables", "redis"))
                .settings();

        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(settings)
                .contains(new Setting(
                        "environmentVariables.gateway.TOKEN",
                        new com.google.gson.JsonPrimitive("[secret]"),
                        "stack file"));
    }

    @Test
    void a_password_in_a_url_is_blotted_out() {
        assertThat(lines(Stack.with("environmentVariables: {gateway: {PROXY: 'http://me:s3cret@proxy.example.com'}}")))
                .containsEntry(
                        "environmentVariables.gateway.PROXY", "\"http://[secret]@proxy.example.com\", stack file");
    }

    @Test
    void a_configuration_that_is_not_valid_is_refused() {
        assertThatThrownBy(() -> EffectiveConfig.of(Stack.with("gateway: {cpu: 9}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.cpu");
    }

    private static Map<String, String> lines(RawConfig raw) {
        return EffectiveConfig.of(raw).settings().stream()
                .collect(Collectors.toMap(Setting::key, s -> s.value() + ", " + s.origin()));
    }
}
