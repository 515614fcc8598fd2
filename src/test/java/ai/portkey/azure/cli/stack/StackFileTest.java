package ai.portkey.azure.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.portkey.azure.config.PortkeyConfig;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTest {

    @TempDir
    Path folder;

    @Test
    void values_become_what_the_engine_hands_to_a_program() {
        var raw = StackFile.parse("""
                encryptionsalt: v1:abc
                config:
                  azure-native:location: westeurope
                  portkey-gateway:protect: true
                  portkey-gateway:gateway:
                    cpu: 0.5
                    cpuScaleThreshold: null
                  portkey-gateway:ingress: {allowedCidrs: [203.0.113.0/24]}
                """, "test", "dev");

        assertThat(raw.stackName()).isEqualTo("dev");
        assertThat(raw.values())
                .containsEntry("azure-native:location", "westeurope")
                .containsEntry("portkey-gateway:protect", "true")
                .containsEntry("portkey-gateway:gateway", "{\"cpu\":0.5,\"cpuScaleThreshold\":null}")
                .containsEntry("portkey-gateway:ingress", "{\"allowedCidrs\":[\"203.0.113.0/24\"]}");
        assertThat(raw.secretKeys()).isEmpty();
    }

    @Test
    void a_key_without_a_namespace_is_the_projects() {
        assertThat(StackFile.parse("config: {serverMode: all}", "test", "dev").values())
                .containsEntry("portkey-gateway:serverMode", "all");
    }

    @Test
    void an_encrypted_value_is_a_secret_and_is_not_decrypted() {
        var raw = StackFile.parse("""
                config:
                  portkey-gateway:registry:
                    dockerCredentials: {username: {secure: 'v1:c2VjcmV0:abc'}}
                """, "test", "dev");

        assertThat(raw.secretKeys()).containsExactly("portkey-gateway:registry");
        assertThat(raw.values().get("portkey-gateway:registry"))
                .doesNotContain("c2VjcmV0")
                .contains("\"username\":");
    }

    /** Pulumi's secret is an object with the one key {@code secure}; a variable may have that name. */
    @Test
    void a_key_that_is_named_secure_is_no_secret() {
        var raw = StackFile.parse("""
                config:
                  portkey-gateway:environmentVariables: {gateway: {secure: 'yes', LOG_LEVEL: info}}
                """, "test", "dev");

        assertThat(raw.secretKeys()).isEmpty();
        assertThat(raw.values())
                .containsEntry(
                        "portkey-gateway:environmentVariables",
                        "{\"gateway\":{\"secure\":\"yes\",\"LOG_LEVEL\":\"info\"}}");
    }

    /** Each value that docs/configuration.md and the messages say to encrypt; the second endpoint is one without TLS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis: {type: azure-redis, endpoint: SECURE}",
                "redis: {type: azure-redis, endpoint: SECURE, tls: false}",
                "environmentVariables: {gateway: {SOME_TOKEN: SECURE}}",
                "monitoring: {alerts: {webhooks: [SECURE]}}"
            })
    void what_can_be_encrypted_is_planned_without_the_key(String yaml) {
        var raw = StackFile.parse("""
                config:
                  portkey-gateway:registry:
                    dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: portkey-rg, username: SECURE, passwordSecret: password}
                  portkey-gateway:secretsKeyVault: {name: portkey-kv, resourceGroup: portkey-rg}
                  portkey-gateway:%s
                """.formatted(yaml).replace("SECURE", "{secure: 'v1:c2VjcmV0:abc'}"), "test", "dev");

        assertThatCode(() -> PortkeyConfig.decode(raw)).doesNotThrowAnyException();
    }

    @Test
    void broken_yaml_is_named_with_its_place() {
        assertThatThrownBy(() -> StackFile.parse("config:\n  a: [1\n  b: 2\n", "Pulumi.dev.yaml", "dev"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Pulumi.dev.yaml:3:4: not valid YAML: ");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> StackFile.parse("config:\n  serverMode: all\n  serverMode: mcp\n", "f", "dev"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("duplicate key serverMode");
    }

    @Test
    void something_else_than_a_stack_file_is_refused() {
        assertThatThrownBy(() -> StackFile.parse("- a\n- b\n", "f", "dev"))
                .isInstanceOf(UserError.class)
                .hasMessage("f: not a Pulumi stack file: it must be a map with the key 'config'.");
        assertThatThrownBy(() -> StackFile.parse("config: [a]", "f", "dev"))
                .hasMessage("f: 'config' must be a map from keys to values.");
        assertThat(StackFile.parse("", "f", "dev").values()).isEmpty();
    }

    @Test
    void a_missing_file_is_answered_with_the_stacks_that_exist() throws Exception {
        Files.writeString(folder.resolve("Pulumi.dev.yaml"), "");
        Files.writeString(folder.resolve("Pulumi.yaml"), "");

        assertThatThrownBy(() -> StackFile.load(folder.resolve("Pulumi.prd.yaml"), "prd"))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("Pulumi.prd.yaml: file not found. Stacks with a file in this folder: dev.");
    }

    @Test
    void what_cannot_be_read_is_told_apart() throws Exception {
        var latin = Files.write(
                folder.resolve("latin.yaml"),
                "config: {portkey-gateway:projectName: büro}".getBytes(StandardCharsets.ISO_8859_1));
        var utf16 = Files.write(folder.resolve("utf16.yaml"), "config: {}".getBytes(StandardCharsets.UTF_16));
        var unmarked = Files.write(folder.resolve("unmarked.yaml"), "config: {}".getBytes(StandardCharsets.UTF_16LE));

        for (var file : List.of(latin, utf16, unmarked)) {
            assertThatThrownBy(() -> StackFile.load(file, "dev"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(file + ": is not UTF-8 text; save it as UTF-8.");
        }
        assertThatThrownBy(() -> StackFile.load(folder, "dev"))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": is a folder, not a file.");
    }

    @Test
    void a_file_without_permission_is_told_apart() throws Exception {
        var file = Files.writeString(folder.resolve("Pulumi.dev.yaml"), "");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root may read everything");

        assertThatThrownBy(() -> StackFile.load(file, "dev"))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": no permission to read it.");
    }

    @Test
    void a_minus_is_standard_input() {
        var own = System.in;
        System.setIn(new ByteArrayInputStream("config: {serverMode: [}".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThatThrownBy(() -> StackFile.load(Path.of("-"), "dev"))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("standard input:1:23: not valid YAML: ");
        } finally {
            System.setIn(own);
        }
    }
}
