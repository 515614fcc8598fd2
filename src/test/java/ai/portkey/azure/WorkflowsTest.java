package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Rules of the workflows: pinned actions, least permissions, no stored secrets, one version of Pulumi, one required check. */
class WorkflowsTest {

    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern PINNED_LINE = Pattern.compile("\\s*- uses: \\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void are_ci_preview_deploy_and_release() throws IOException {
        assertThat(workflows())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("ci.yml", "deploy.yml", "preview.yml", "release.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pin_every_action_by_its_commit_and_say_which_version_that_is(Path file) throws IOException {
        var uses = steps(file).stream()
                .filter(step -> step.containsKey("uses"))
                .map(step -> (String) step.get("uses"))
                .toList();

        assertThat(uses).isNotEmpty().allSatisfy(action -> assertThat(action).matches(PINNED));
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("- uses:"))
                .hasSameSizeAs(uses)
                .allSatisfy(line -> assertThat(line).matches(PINNED_LINE));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void may_only_read_unless_a_job_asks_for_more(Path file) throws IOException {
        assertThat(load(file)).containsEntry("permissions", Map.of("contents", "read"));
    }

    @Test
    void give_a_job_no_more_than_it_needs() throws IOException {
        assertThat(jobs(FOLDER.resolve("ci.yml")))
                .allSatisfy(job -> assertThat(job).doesNotContainKey("permissions"));
        assertThat(jobs(FOLDER.resolve("preview.yml")))
                .extracting(job -> job.get("permissions"))
                .containsExactly(Map.of("contents", "read", "id-token", "write", "pull-requests", "write"));
        assertThat(jobs(FOLDER.resolve("deploy.yml")))
                .extracting(job -> job.get("permissions"))
                .containsExactly(null, Map.of("contents", "read", "id-token", "write"));
        assertThat(jobs(FOLDER.resolve("release.yml")))
                .extracting(job -> job.get("permissions"))
                .containsExactly(null, Map.of("contents", "write"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void run_the_tests_on_each_jdk_and_system_and_end_in_one_check() throws IOException {
        var jobs = jobs(FOLDER.resolve("ci.yml"));

        var matrix =
                (Map<String, List<Object>>) ((Map<String, Object>) jobs.get(0).get("strategy")).get("matrix");
        assertThat(matrix).containsEntry("java", List.of("17", "21", "25"));
        assertThat(matrix.get("include"))
                .extracting(job -> ((Map<String, String>) job).get("os").replaceFirst("-.*", ""))
                .containsExactly("macos", "windows");
        assertThat(jobs.get(1)).containsEntry("needs", "verify").containsEntry("if", "always()");
        assertThat((List<Map<String, Object>>) jobs.get(1).get("steps"))
                .singleElement()
                .isEqualTo(Map.of("run", "test \"$RESULT\" = success"));
    }

    @Test
    void release_only_what_has_passed_the_tests() throws IOException {
        var jobs = jobs(FOLDER.resolve("release.yml"));

        assertThat(jobs.get(0)).isEqualTo(Map.of("uses", "./.github/workflows/ci.yml"));
        assertThat(jobs.get(1)).containsEntry("needs", "ci");
        assertThat(triggers(FOLDER.resolve("release.yml"))).containsExactly("push");
    }

    @Test
    void find_the_notes_of_the_version_to_be_released() throws IOException {
        var version =
                Pattern.compile("<version>(.+?)(-SNAPSHOT)?</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(Path.of("CHANGELOG.md")).content().contains("\n## [" + version.group(1) + "]");
        assertThat(Path.of("UPGRADE.md")).content().contains("\n## " + version.group(1) + "\n");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void know_no_stored_secret(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern("\\bsecrets\\s*[.\\[]");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void never_run_foreign_code_with_an_identity(Path file) throws IOException {
        assertThat(triggers(file)).isNotEmpty().doesNotContain("pull_request_target");
        assertThat(steps(file))
                .filteredOn(step -> step.containsKey("run"))
                .allSatisfy(step -> assertThat((String) step.get("run")).doesNotContain("${{"));
    }

    @Test
    void deploy_only_what_has_passed_the_tests_and_the_policy_and_an_environment_lets_through() throws IOException {
        assertThat(jobs(FOLDER.resolve("deploy.yml")))
                .filteredOn(job -> job.containsKey("steps"))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("needs", "ci")
                .containsEntry("environment", "${{ matrix.stack }}");
        assertThat(jobs(FOLDER.resolve("deploy.yml"))).first().isEqualTo(Map.of("uses", "./.github/workflows/ci.yml"));
        assertThat(triggers(FOLDER.resolve("ci.yml"))).contains("workflow_call");
        assertThat(steps(FOLDER.resolve("ci.yml")))
                .extracting(step -> String.valueOf(step.get("run")))
                .anySatisfy(run ->
                        assertThat(run).contains("./portkey preview dev --strict", "./portkey preview prod --strict"));
    }

    @Test
    void preview_edits_one_comment() throws IOException {
        assertThat(steps(FOLDER.resolve("preview.yml")))
                .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("pulumi/"))
                .singleElement()
                .extracting(step -> step.get("with"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("command", "preview")
                .containsEntry("comment-on-pr", true)
                .containsEntry("edit-pr-comment", true);
    }

    @Test
    void use_the_pulumi_that_the_tests_use() throws IOException {
        var pinned = Pattern.compile("github\\.com/pulumi/pulumi/pkg/v3 v(\\S+)")
                .matcher(Files.readString(Path.of("tools", "pulumi-cli", "cli", "go.mod")));
        assertThat(pinned.find()).isTrue();

        for (var file : List.of("preview.yml", "deploy.yml")) {
            assertThat(Files.readString(FOLDER.resolve(file))).contains("pulumi-version: " + pinned.group(1) + "\n");
        }
    }

    private static List<String> triggers(Path file) throws IOException {
        // YAML 1.1 reads the key `on` as true.
        return ((Map<?, ?>) load(file).get(true))
                .keySet().stream().map(Object::toString).toList();
    }

    private static Map<Object, Object> load(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> jobs(Path file) throws IOException {
        return new ArrayList<>(((Map<String, Map<String, Object>>) load(file).get("jobs")).values());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Path file) throws IOException {
        return jobs(file).stream()
                .flatMap(job -> ((List<Map<String, Object>>) job.getOrDefault("steps", List.of())).stream())
                .toList();
    }
}
