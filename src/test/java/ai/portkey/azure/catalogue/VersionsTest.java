package ai.portkey.azure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/versions.md has the API versions that stacks are deployed with, and the days on which they end. */
class VersionsTest {

    /** No stack makes one. */
    private static final Set<String> REFERRED_TO =
            Set.of("azure-native:network:Zone", "azure-native:cognitiveservices:Account");

    private static final Path PAGE = Path.of("docs", "versions.md");

    @Test
    void the_table_has_every_type_of_every_example_as_it_is_deployed() throws IOException {
        var rows = new TreeSet<String>();
        Stacks.all()
                .flatMap(VersionsTest::tokens)
                .distinct()
                .map(AzureTypes::get)
                .forEach(type -> rows.add(row(type)));

        var table = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `Microsoft."))
                .toList();
        assertThat(table)
                .containsAll(rows)
                .isSubsetOf(AzureTypes.all().stream().map(VersionsTest::row).toList());
        assertThat(Files.readString(PAGE)).contains("notices were checked on " + Retirement.LOOKED_FOR);
    }

    /** A token without a version stands for the plugin's default, every other one for the version that it names. */
    @Test
    void every_api_version_is_one_that_azure_has() {
        assertThat(AzureTypes.all()).allSatisfy(type -> {
            var versions = ApiVersions.of(type);
            assertThat(versions.all()).as(type.token()).contains(type.deployedWith(), type.apiVersion());
            if (!type.token().contains("/")) {
                assertThat(type.deployedWith()).as(type.token()).isEqualTo(versions.ofPlugin());
            }
        });
        Map.of(
                        "providers",
                        AzureTypes.PROVIDERS,
                        "deployments",
                        AzureTypes.DEPLOYMENTS,
                        "subscriptions",
                        AzureTypes.SUBSCRIPTIONS,
                        "features",
                        AzureTypes.FEATURES,
                        "permissions",
                        AzureTypes.PERMISSIONS)
                .forEach((asked, version) ->
                        assertThat(ApiVersions.of(asked).all()).as(asked).contains(version));
    }

    /** The aliases of a token in use are the other tokens of its ARM type, so that no state is left behind. */
    @Test
    void a_versioned_token_has_every_other_token_of_its_type_as_alias() {
        assertThat(AzureTypes.all())
                .filteredOn(type -> type.token().contains("/"))
                .allSatisfy(type -> assertThat(type.aliases())
                        .as(type.token())
                        .doesNotContain(type.token())
                        .containsAll(AzureTypes.all().stream()
                                .filter(other -> other.type().equals(type.type()) && !other.equals(type))
                                .map(AzureType::token)
                                .toList()));
    }

    /** Whoever moves a type to another version adds the new token to the file and the old one to its aliases. */
    @Test
    void a_token_that_a_state_may_have_is_in_use_or_an_alias_of_the_one_that_is() throws IOException {
        var recorded = Files.readAllLines(Path.of("src", "test", "resources", "state-tokens.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var inUse = AzureTypes.all().stream()
                .map(type -> AzureTypes.ofArmType(type.type()).orElseThrow())
                .toList();

        assertThat(inUse.stream().flatMap(type -> Stream.concat(Stream.of(type.token()), type.aliases().stream())))
                .as("tokens and aliases")
                .containsAll(recorded);
        assertThat(recorded)
                .as("state-tokens.txt")
                .containsAll(ResourceTypes.all().map(ResourceType::token).toList());
    }

    /** One that the simulation cannot make is only referred to. */
    @Test
    void the_simulation_has_every_type_but_those_that_stacks_only_refer_to() {
        assertThat(ResourceTypes.all().map(ResourceType::token))
                .containsExactlyInAnyOrderElementsOf(AzureTypes.all().stream()
                        .map(AzureType::token)
                        .filter(token -> !REFERRED_TO.contains(token))
                        .toList());
    }

    /** learn.microsoft.com/azure/key-vault/general/migrate-api-version: all control plane versions before 2026-02-01. */
    @Test
    void a_template_names_no_version_that_ends() {
        assertThat(AzureTypes.all())
                .allSatisfy(type -> assertThat(Retirement.of(type.type(), type.apiVersion()))
                        .as(type.token())
                        .isEmpty());
    }

    private static Stream<String> tokens(RawConfig stack) {
        return Stacks.plan(stack).deployed().stream()
                .map(Plan.Resource::type)
                .filter(token -> token.startsWith("azure-native:"));
    }

    private static String row(AzureType type) {
        var retirement = type.retirement();
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        type.type(),
                        type.deployedWith(),
                        type.apiVersion().equals(type.deployedWith()) ? "the same" : type.apiVersion(),
                        retirement
                                .map(r -> "%s ([notice](%s))".formatted(r.date(), r.source()))
                                .orElse("—"));
    }
}
