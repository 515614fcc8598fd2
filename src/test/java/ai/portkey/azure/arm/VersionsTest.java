package ai.portkey.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/versions.md has the API versions that stacks are deployed with, and the days on which they end. */
class VersionsTest {

    private static final Path PAGE = Path.of("docs", "versions.md");
    private static final Pattern OF_TOKEN = Pattern.compile("azure-native:\\w+/v(\\d{4})(\\d\\d)(\\d\\d)(preview)?:.*");

    @Test
    void the_table_has_every_type_of_every_example_as_it_is_deployed() throws IOException {
        var rows = new TreeSet<String>();
        Stacks.all().flatMap(VersionsTest::tokens).distinct().map(ArmTypes::get).forEach(type -> rows.add(row(type)));

        var table = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `Microsoft.")).toList();
        assertThat(table).containsAll(rows).isSubsetOf(ArmTypes.all().stream().map(VersionsTest::row).toList());
        assertThat(Files.readString(PAGE)).contains("notices were checked on " + Retirement.LOOKED_FOR);
    }

    /** A token with a version says itself which API it is. */
    @Test
    void a_type_is_deployed_with_the_api_version_of_its_token() {
        assertThat(ArmTypes.all()).allSatisfy(type -> {
            var version = OF_TOKEN.matcher(type.token());
            if (version.matches()) {
                assertThat(type.deployedWith()).isEqualTo(version.group(1) + "-" + version.group(2) + "-" + version.group(3)
                        + (version.group(4) == null ? "" : "-preview"));
            }
        });
    }

    /** learn.microsoft.com/azure/key-vault/general/migrate-api-version: all control plane versions before 2026-02-01. */
    @Test
    void a_template_names_no_version_that_ends() {
        assertThat(ArmTypes.all()).allSatisfy(type -> assertThat(Retirement.of(type.type(), type.apiVersion())).as(type.token()).isEmpty());
    }

    private static Stream<String> tokens(RawConfig stack) {
        return new Planner(new SimulatedAzureMocks(SimulationOptions.defaults())).plan(stack).deployed().stream()
                .map(Plan.Resource::type).filter(token -> token.startsWith("azure-native:"));
    }

    private static String row(ArmType type) {
        var retirement = type.retirement();
        return "| `%s` | %s | %s | %s |".formatted(type.type(), type.deployedWith(),
                type.apiVersion().equals(type.deployedWith()) ? "the same" : type.apiVersion(),
                retirement.map(r -> "%s ([notice](%s))".formatted(r.date(), r.source())).orElse("—"));
    }
}
