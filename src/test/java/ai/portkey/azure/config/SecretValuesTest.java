package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Problem;
import ai.portkey.azure.config.reading.RawConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of secret keys: where they are allowed, and that nothing shows them. */
class SecretValuesTest {

    private static final String PASSWORD = "hunter2";

    @Test
    void four_keys_may_be_secret() {
        var config = PortkeyConfig.decode(Stack.with("""
                registry: {dockerCredentials: {keyVaultName: kv1, keyVaultResourceGroup: rg, username: hunter2, passwordSecret: pass}}
                environmentVariables: {gateway: {TOKEN: hunter2}}
                redis: {type: azure-redis, endpoint: 'rediss://:hunter2@cache.example.com:6380'}
                monitoring: {alerts: {webhooks: ['https://hooks.example.com/hunter2']}}
                """, "registry", "environmentVariables", "redis", "monitoring"));

        assertThat(config.secretKeys())
                .containsExactlyInAnyOrder("registry", "environmentVariables", "redis", "monitoring");
        assertThat(((RedisConfig.External) config.data().redis()).endpoint()).contains(PASSWORD);
        assertThat(config.toString()
                        + config.data().redis()
                        + config.apps().environmentVariables()
                        + config.apps().registry()
                        + config.operation().monitoring()
                        + config.warnings())
                .doesNotContain(PASSWORD);
    }

    @Test
    void other_keys_may_not() {
        assertThat(Stack.problems(Stack.with("gateway: {cpu: 2}\nprojectName: hunter2", "gateway", "projectName")))
                .containsExactly(
                        "gateway: [secret] — cannot be a secret, because it becomes visible in Azure; set it again without --secret",
                        "projectName: [secret] — cannot be a secret, because it becomes visible in Azure; set it again without --secret");
    }

    @Test
    void a_problem_hides_the_value() {
        assertThat(Stack.problems(Stack.with("""
                registry: {dockerCredentials: {keyVaultName: hunter2_, keyVaultResourceGroup: rg, username: u, passwordSecret: hunter2_}}
                environmentVariables: {gateway: {TOKEN: <hunter2>}}
                redis: {type: hunter2, endpoint: hunter2}
                """, "registry", "environmentVariables", "redis")))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains(": [secret] — ").doesNotContain(PASSWORD));
    }

    @Test
    void a_secret_that_is_not_json_is_not_quoted() {
        var raw = new RawConfig(
                "dev",
                java.util.Map.of("portkey-gateway:redis", "{hunter2"),
                java.util.Set.of("portkey-gateway:redis"));

        assertThat(Stack.problems(raw))
                .contains("redis: [secret] — expected an object, found text")
                .allSatisfy(line -> assertThat(line).doesNotContain(PASSWORD));
    }

    @Test
    void a_secret_in_the_place_of_its_name_is_not_shown() {
        assertThat(Stack.problems(Stack.with("secrets: {gateway: {PORTKEY_CLIENT_AUTH: hunter2+}}")))
                .singleElement()
                .asString()
                .startsWith("secrets.gateway.PORTKEY_CLIENT_AUTH: [secret] — ")
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunt/er2", "hunt@er2"})
    void a_password_in_a_plain_endpoint_is_not_shown(String password) {
        assertThat(Stack.problems(Stack.with(
                        "redis: {type: azure-redis, endpoint: 'rediss://:" + password + "@cache.example.com'}")))
                .containsExactly(
                        "redis.endpoint: \"rediss://[secret]@cache.example.com\" — expected redis://HOST:PORT, or with TLS rediss://HOST:PORT");
    }

    @Test
    void the_exception_has_no_stack_trace_and_lists_one_problem_per_line() {
        var exception = catchThrowableOfType(ConfigException.class, () -> PortkeyConfig.decode(Stack.with("""
                gateway: {memory: 3Gi}
                serverMode: both
                """)));

        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception.problems())
                .extracting(Problem::path)
                .containsExactly("portkey-gateway:serverMode", "portkey-gateway:gateway.memory");
        assertThat(exception).hasMessage("""
                The configuration has 2 problems:
                  portkey-gateway:serverMode: "both" — must be one of gateway, mcp, all
                  portkey-gateway:gateway.memory: "3Gi" — a replica with 1 vCPU has 2Gi of memory on the consumption plan; set memory: 2Gi""");
    }
}
