package ai.portkey.azure;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What Terraform has in its state after it deployed Portkey's module, release 3.0.0, with azurerm 4.81. */
public final class ModuleState {

    private static final Path FOLDER = Path.of("src/test/resources/migration");

    private ModuleState() {}

    /**
     * A value of the only resource with this type and Azure name.
     *
     * @param stack {@code public} or {@code private}
     * @param path  as {@link PlanAssert#value}
     */
    public static Object value(String stack, String type, String name, String path) {
        try {
            Map<?, ?> state =
                    new Gson().fromJson(Files.readString(FOLDER.resolve(stack + "-azurerm-4.81.tfstate")), Map.class);
            var attributes = ((List<?>) state.get("resources"))
                    .stream()
                            .filter(r -> PlanAssert.value(r, "type").equals(type))
                            .map(r -> PlanAssert.value(r, "instances[0].attributes"))
                            .filter(a -> PlanAssert.value(a, "name").equals(name))
                            .findFirst()
                            .orElseThrow();
            return PlanAssert.value(attributes, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
