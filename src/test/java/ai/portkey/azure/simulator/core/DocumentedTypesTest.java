package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/simulator.md names the types that are registered, and no other. */
class DocumentedTypesTest {

    @Test
    void the_documentation_lists_the_registered_types() throws IOException {
        var text = Files.readString(Path.of("docs/simulator.md"));
        var section = text.substring(text.indexOf("Types of `azure-native`:"), text.indexOf("Also `random:"));
        var documented = new TreeSet<String>();
        Pattern.compile("`([a-z]+(/v\\w+)?:[A-Z]\\w+)`")
                .matcher(section)
                .results()
                .forEach(m -> documented.add("azure-native:" + m.group(1)));

        assertThat(documented)
                .isEqualTo(new TreeSet<>(
                        ResourceTypes.all().map(ResourceType::token).toList()));
    }
}
