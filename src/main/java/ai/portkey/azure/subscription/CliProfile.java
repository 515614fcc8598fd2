package ai.portkey.azure.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which subscription is chosen where the stack does not name one: by the environment, else by the Azure CLI
 * ({@code az account set}), as the azure-native provider decides it.
 *
 * @param environment variables of the process
 * @param home        the user's home folder
 */
record CliProfile(Map<String, String> environment, Path home) {

    static CliProfile ofThisMachine() {
        return new CliProfile(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    Optional<String> subscription() {
        return Optional.ofNullable(environment.get("ARM_SUBSCRIPTION_ID"))
                .filter(id -> !id.isBlank())
                .or(this::ofAzureCli);
    }

    private Optional<String> ofAzureCli() {
        var folder = environment.containsKey("AZURE_CONFIG_DIR")
                ? Path.of(environment.get("AZURE_CONFIG_DIR"))
                : home.resolve(".azure");
        try {
            // Written with a byte order mark.
            var text = Files.readString(folder.resolve("azureProfile.json")).replace("\uFEFF", "");
            return Json.objects(Json.parse(text), "subscriptions").stream()
                    .filter(subscription -> Json.flag(subscription, "isDefault", false))
                    .map(subscription -> Json.text(subscription, "id"))
                    .filter(id -> !id.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            // Without a readable profile nobody has chosen.
            return Optional.empty();
        }
    }
}
