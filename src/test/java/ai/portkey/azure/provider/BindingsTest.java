package ai.portkey.azure.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes of arguments are what {@link BindingsGenerator} makes of bindings.txt, and what the plugin takes. */
class BindingsTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/ai/portkey/azure/simulator/schemas");

    static List<BindingsGenerator> bindings() throws IOException {
        return BindingsGenerator.all();
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void a_class_is_what_is_written_from_its_arguments(BindingsGenerator binding) throws IOException {
        if ("write".equals(System.getProperty("bindings"))) {
            Files.writeString(binding.path(), binding.source());
        }
        assertThat(unformatted(Files.readString(binding.path()))).isEqualTo(unformatted(binding.source()));
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void its_arguments_are_those_of_the_plugin(BindingsGenerator binding) throws IOException {
        var type = binding.className().replaceFirst("Args$", "");
        var known = new TreeSet<String>();
        for (var file : schemas().toList()) {
            var schema = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (file.endsWith(type + ".json")) {
                known.addAll(schema.getAsJsonObject("properties").keySet());
            }
            var nested = schema.getAsJsonObject("types").get(type);
            known.addAll(
                    nested == null
                            ? new JsonObject().keySet()
                            : nested.getAsJsonObject().keySet());
        }

        assertThat(known)
                .containsAll(binding.arguments().stream()
                        .map(BindingsGenerator.Argument::name)
                        .toList());
    }

    /** Those of the types that are in use under a token with a version, and of the random plugin. */
    private static Stream<Path> schemas() {
        return Stream.concat(
                        AzureTypes.all().stream()
                                .filter(type -> !type.aliases().isEmpty())
                                .map(AzureType::shortToken),
                        Stream.of("random:RandomId", "random:RandomString"))
                .map(token -> SCHEMAS.resolve(token.replace(':', '/') + ".json"));
    }

    /** The formatter decides where lines end. */
    private static String unformatted(String source) {
        return source.replaceAll("[\\s*]", "");
    }
}
