package ai.portkey.azure.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.catalogue.Plugins;
import com.google.gson.JsonParser;
import com.pulumi.azurenative.Utilities;
import com.pulumi.bootstrap.internal.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Pulumi's Java language host reports, and the engine then installs: the versions that the program asks for. */
public class PluginsTest {

    @Test
    void one_azure_native_is_reported_and_it_is_the_one_that_the_program_uses() throws Exception {
        // The project's classes come before the libraries, as for Maven's exec:java and in the jar's manifest.
        var packages = packages(System.getProperty("java.class.path"));

        assertThat(packages)
                .containsExactlyInAnyOrder(
                        "azure-native " + Plugins.AZURE_NATIVE,
                        "random " + Plugins.RANDOM,
                        "azuread " + Plugins.AZUREAD);
    }

    @Test
    void a_resource_of_the_sdk_that_names_no_version_gets_the_same() {
        assertThat(Utilities.getVersion()).isEqualTo(Plugins.AZURE_NATIVE);
    }

    /** The language host's own command, in a process of its own as it runs it. */
    public static List<String> packages(String classPath) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "packages")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return JsonParser.parseString(output).getAsJsonArray().asList().stream()
                .map(item -> item.getAsJsonObject())
                .map(item -> item.get("name").getAsString() + " "
                        + item.get("version").getAsString())
                .toList();
    }
}
