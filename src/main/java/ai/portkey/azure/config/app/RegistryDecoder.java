package ai.portkey.azure.config.app;

import ai.portkey.azure.config.app.RegistryConfig.Credentials;
import ai.portkey.azure.config.app.RegistryConfig.Username;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes where the images come from. */
public final class RegistryDecoder {

    private static final String CREDENTIALS = "dockerCredentials";
    private static final String VAULT = "Key Vault with the Docker Hub user name and password.";
    private static final String GROUP = "Resource group of that Key Vault.";
    private static final String PASSWORD = "Name of the secret with the password or access token.";
    private static final RegistryConfig ANONYMOUS = new RegistryConfig.DockerHub(Optional.empty());

    private RegistryDecoder() {}

    public static RegistryConfig decode(ConfigNode node) {
        var type = node.value(
                "type",
                "Where the Portkey images are pulled from: Docker Hub or an Azure Container Registry.",
                Type.choice("dockerhub", "acr"),
                "dockerhub");
        var acrId = node.optional(
                "acrId",
                "The registry. Required with type `acr`, an error with `dockerhub`.",
                ResourceIds.type("Microsoft.ContainerRegistry/registries"));
        var loginServer = node.optional(
                "loginServer",
                "Host name of a registry in another subscription. Without it, it is looked up. An error with "
                        + "`dockerhub`.",
                Type.text(Names.HOST));
        var hasCredentials = node.has(CREDENTIALS);
        var credentials = credentials(
                node.optionalObject(
                        CREDENTIALS,
                        "How to sign in to Docker Hub. The `portkeyai/` images are private and require it."),
                hasCredentials && type.equals("dockerhub"));
        if (!node.isClean("type")) {
            return ANONYMOUS;
        }
        if (type.equals("dockerhub")) {
            if (node.has("acrId")) {
                node.error("acrId", "is only valid with type: acr; set it, or remove this key");
            }
            if (node.has("loginServer")) {
                node.error("loginServer", "is only valid with type: acr; set it, or remove this key");
            }
            return new RegistryConfig.DockerHub(credentials);
        }
        if (hasCredentials) {
            node.error(
                    CREDENTIALS,
                    "are only valid with type: dockerhub; an Azure Container Registry is accessed "
                            + "with the managed identity: "
                            + "remove them");
        }
        if (node.isClean("acrId") && acrId.isEmpty()) {
            node.error(
                    "acrId",
                    "is required with type acr: the registry's id, "
                            + "/subscriptions/…/providers/Microsoft.ContainerRegistry/registries/NAME");
        }
        return acrId.<RegistryConfig>map(id -> new RegistryConfig.Acr(id, loginServer))
                .orElse(ANONYMOUS);
    }

    private static Optional<Credentials> credentials(ConfigNode node, boolean wanted) {
        var username = node.optional(
                "username",
                "The user name itself. Set it with `--secret`, or there is a warning.",
                Type.scalarText(TextRule.ANY));
        var usernameSecret = node.optional(
                "usernameSecret",
                "Name of the secret with the user name. Set either this or `username`.",
                AzureNames.SECRET_NAME);
        if (!wanted) {
            node.optional("keyVaultName", VAULT, Type.TEXT);
            node.optional("keyVaultResourceGroup", GROUP, Type.TEXT);
            node.optional("passwordSecret", PASSWORD, Type.TEXT);
            return Optional.empty();
        }
        if (username.isPresent() == usernameSecret.isPresent() && node.isClean("username", "usernameSecret")) {
            node.error(
                    username.isPresent() ? "username" : "usernameSecret",
                    username.isPresent()
                            ? "usernameSecret is also set; keep one of the two"
                            : "is required: the secret with the user name; or set username to the user name itself");
        }
        if (username.isPresent() && !node.isSecret("username")) {
            node.warn(
                    "username",
                    "is stored in plain text in the stack file; set it with: pulumi config set "
                            + "--secret --path "
                            + "portkey-gateway:registry.dockerCredentials.username");
        }
        var password = node.required(
                "passwordSecret", PASSWORD, AzureNames.APP_SECRET_NAME, "the secret with the password or access token");
        return Optional.of(new Credentials(
                node.required(
                                "keyVaultName",
                                VAULT,
                                Type.text(AzureNames.KEY_VAULT),
                                "the Key Vault with the Docker Hub " + "user name and password")
                        .orElse(""),
                node.required(
                                "keyVaultResourceGroup",
                                GROUP,
                                Type.text(AzureNames.RESOURCE_GROUP),
                                "that Key Vault's resource group")
                        .orElse(""),
                username.<Username>map(Username.Plain::new)
                        .orElseGet(() -> new Username.FromKeyVault(usernameSecret.orElse(""))),
                password.orElse("")));
    }
}
