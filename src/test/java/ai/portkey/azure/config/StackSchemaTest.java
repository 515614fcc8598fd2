package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What an editor that knows the schema says of a stack file. */
class StackSchemaTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(StackSchema.json().toString());

    @ParameterizedTest
    @MethodSource
    void every_stack_file_is_valid(Path file) throws IOException {
        assertThat(findings(Files.readString(file))).isEmpty();
    }

    static List<Path> every_stack_file_is_valid() throws IOException {
        try (var files = Stream.concat(Files.list(Path.of(".")), Files.walk(Path.of("examples"), 2))) {
            return files.filter(file -> file.getFileName().toString().matches("Pulumi\\..+\\.yaml"))
                    .filter(file -> !file.toString().contains("consumer-stack"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-native:location: westeurope",
                "portkey-gateway:protect: \"true\"",
                "portkey-gateway:gateway: {cpuScaleThreshold: null, port: '8787', cpu: '1'}",
                "portkey-gateway:controlPlanePrivateLink: null",
                "portkey-gateway:environmentVariables: {gateway: {TOKEN: {secure: v1:abc}, LEVEL: 3, GONE: null}}",
                "portkey-gateway:redis: {endpoint: {secure: v1:abc}}",
                "portkey-gateway:redis: {secure: v1:abc}",
                "portkey-gateway:monitoring: {alerts: {webhooks: [{secure: v1:abc}]}}"
            })
    void what_a_decoder_takes_is_valid(String line) {
        assertThat(findings("config:\n  " + line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portkey-gateway:serverMod: all | serverMod",
                "portkey-gateway:serverMode: both | gateway",
                "portkey-gateway:gateway: {cpus: 2} | cpus",
                "portkey-gateway:gateway: {port: 70000} | 65535",
                "portkey-gateway:gateway: {port: '87.87'} | pattern",
                "portkey-gateway:gateway: {minReplicas: null} | integer",
                "portkey-gateway:storage: {containerName: Logs} | pattern",
                "portkey-gateway:secretVolumeMounts: [{name: a}] | mountPath",
                "portkey-gateway:tags: {Team: {secure: v1:abc}} | object found"
            })
    void what_a_decoder_refuses_is_not(String line, String named) {
        assertThat(findings("config:\n  " + line))
                .anySatisfy(finding -> assertThat(finding).contains(named));
    }

    private static List<String> findings(String yaml) {
        Map<String, Object> file = new Yaml().load(yaml);
        return SCHEMA.validate(new GsonBuilder().serializeNulls().create().toJson(file), InputFormat.JSON).stream()
                .map(message -> message.getMessage())
                .toList();
    }
}
