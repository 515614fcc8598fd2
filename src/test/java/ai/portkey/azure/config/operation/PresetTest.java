package ai.portkey.azure.config.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.EffectiveConfig;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.network.Exposure;
import ai.portkey.azure.config.reading.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Presets fill in what a stack leaves out. */
class PresetTest {

    /** Brings every row of the table into force. */
    private static final String EVERYTHING = """
            serverMode: all
            networkMode: new
            ingressType: application_gateway
            appGateway: {routingMode: path}
            dataService: {enabled: true}
            """;

    @ParameterizedTest
    @EnumSource(Preset.class)
    void every_row_of_the_table_is_in_force_where_its_conditions_hold(Preset preset) {
        var settings = EffectiveConfig.of(Stack.with("preset: " + preset + "\n"
                        + EVERYTHING.replace("networkMode: new\n", preset == Preset.DEV ? "networkMode: new\n" : "")))
                .settings();

        var expected = PresetTable.ROWS.stream()
                .filter(row -> row.values().containsKey(preset))
                .collect(Collectors.toMap(
                        PresetTable.Row::key, row -> row.values().get(preset).toString()));
        assertThat(settings.stream()
                        .filter(s -> s.origin().equals("preset " + preset))
                        .collect(Collectors.toMap(Setting::key, s -> s.value().getAsString())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void the_minimal_stack_is_valid_with_each_preset_and_warned_of_what_the_preset_leaves_open(Preset preset) {
        var warnings = PortkeyConfig.decode(Stack.with("preset: " + preset)).warnings();

        if (preset == Preset.PRODUCTION) {
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("portkey-gateway:redis.type — redis is a container");
        } else if (preset == Preset.PRIVATE) {
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("portkey-gateway:controlPlanePrivateLink.version — defaults to v2");
        } else {
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void production_is_redundant_protected_and_in_a_vnet() {
        var config = PortkeyConfig.decode(Stack.with("preset: production"));

        assertThat(config.operation().preset()).contains(Preset.PRODUCTION);
        assertThat(config.operation().highAvailability()).isTrue();
        assertThat(config.operation().protect()).isTrue();
        assertThat(config.network().hasVnet()).isTrue();
        assertThat(config.apps().gateway().minReplicas()).isEqualTo(3);
        assertThat(created(config).replication()).isEqualTo("ZRS");
        assertThat(created(config).retentionDays()).contains(365);
        assertThat(created(config).softDeleteDays()).contains(14);
    }

    @Test
    void private_has_nothing_public() {
        var config = PortkeyConfig.decode(Stack.with("preset: private"));

        assertThat(config.exposure()).isEqualTo(Exposure.VNET);
        assertThat(config.controlPlaneLink()).isPresent();
    }

    @Test
    void keys_of_the_stack_win_and_their_neighbours_are_filled_in() {
        var config = PortkeyConfig.decode(Stack.with("""
                preset: production
                protect: false
                gateway: {minReplicas: 5, cpu: 2}
                storage: {retentionDays: null}
                """));

        assertThat(config.operation().protect()).isFalse();
        assertThat(config.apps().gateway().minReplicas()).isEqualTo(5);
        assertThat(config.apps().gateway().maxReplicas()).isEqualTo(10);
        assertThat(config.apps().gateway().memory()).isEqualTo("4Gi");
        assertThat(created(config).replication()).isEqualTo("ZRS");
        assertThat(created(config).retentionDays()).isEmpty();
    }

    @Test
    void an_object_that_is_switched_off_stays_off() {
        assertThat(PortkeyConfig.decode(Stack.with("preset: private\ncontrolPlanePrivateLink: null"))
                        .controlPlaneLink())
                .isEmpty();
    }

    @Test
    void an_account_that_exists_keeps_its_replication_and_retention() {
        assertThat(Stack.problems(Stack.with("""
                preset: production
                storage: {accountName: portkeysa, resourceGroup: my-storage-rg}
                """))).isEmpty();
    }

    @Test
    void a_fixed_number_of_gateway_instances_is_not_mixed_with_autoscaling() {
        var config = PortkeyConfig.decode(Stack.with("""
                preset: production
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com, capacity: 3}
                """));

        assertThat(config.entrance().appGateway().orElseThrow().capacity())
                .isEqualTo(new AppGatewayConfig.Capacity.Fixed(3));
        assertThat(config.entrance()
                        .appGateway()
                        .orElseThrow()
                        .waf()
                        .orElseThrow()
                        .mode())
                .isEqualTo(WafMode.PREVENTION);
    }

    /** A key that is null is as if it were left out: docs/configuration.md. */
    @Test
    void a_null_does_not_keep_a_preset_from_its_values() {
        var config = PortkeyConfig.decode(Stack.with("preset: production\nstorage: {accountName: null}"));

        assertThat(created(config).retentionDays()).contains(365);
    }

    @Test
    void a_contradiction_names_the_preset_and_other_problems_do_not() {
        assertThat(Stack.problems(Stack.with("preset: production\ngateway: {maxReplicas: 2, cpu: 9}")))
                .containsExactlyInAnyOrder(
                        "gateway.cpu: 9 — must be between 0.25 and 4, in steps of 0.25 (vCPU of a replica on the consumption "
                                + "plan)",
                        "gateway.minReplicas: 3 — is greater than maxReplicas, which is 2; lower minReplicas or raise "
                                + "maxReplicas "
                                + "(caused by preset: production; a key in the stack file overrides it)");
    }

    @Test
    void an_unknown_preset_is_refused() {
        assertThat(Stack.problems(Stack.with("preset: prodction")))
                .containsExactly(
                        "preset: \"prodction\" — must be one of dev, production, private; did you mean production?");
    }

    @Test
    void the_table_of_the_documentation_is_the_table() throws IOException {
        var documented = new ArrayList<List<String>>();
        var isTable = false;
        for (var line : Files.readAllLines(Path.of("docs/configuration.md"))) {
            isTable = line.startsWith("| preset sets |") || isTable && line.startsWith("|");
            if (isTable && !line.startsWith("| preset sets |") && !line.startsWith("|---")) {
                documented.add(List.of(line.substring(1).split("\\|", -1)).stream()
                        .limit(5)
                        .map(String::strip)
                        .toList());
            }
        }
        assertThat(documented)
                .isEqualTo(PresetTable.ROWS.stream()
                        .map(row -> List.of(
                                row.key(),
                                cell(row, Preset.DEV),
                                cell(row, Preset.PRODUCTION),
                                cell(row, Preset.PRIVATE),
                                row.conditions().stream().map(Object::toString).collect(Collectors.joining(", "))))
                        .toList());
    }

    private static StorageConfig.New created(PortkeyConfig config) {
        return (StorageConfig.New) config.data().storage();
    }

    private static String cell(PresetTable.Row row, Preset preset) {
        return Optional.ofNullable(row.values().get(preset))
                .map(Object::toString)
                .orElse("—");
    }
}
