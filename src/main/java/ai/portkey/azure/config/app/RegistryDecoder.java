package ai.portkey.azure.config.app;

import ai.portkey.azure.config.app.RegistryConfig.Credentials;
import ai.portkey.azure.config.app.RegistryConfig.Login;
import ai.portkey.azure.config.app.RegistryConfig.Username;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decodes where the images come from. */
public final class RegistryDecoder {

    private static final String DOCKER_CREDENTIALS = "dockerCredentials";
    private static final String CREDENTIALS = "credentials";
    private static final String OTHER = "other";
    private static final String VAULT = "Key Vault with the user name and password.";
    private static final String GROUP = "Resource group of that Key Vault.";
    private static final String PASSWORD = "Name of the secret with the password or access token.";
    private static final RegistryConfig ANONYMOUS = new Login(Login.DOCKER_HUB, Optional.empty());

    /** The type that a key is for. */
    private static final Map<String, String> OWNERS = new TreeMap<>(Map.of(
            "acrId",
            "acr",
            "loginServer",
            "acr",
            "server",
            OTHER,
            DOCKER_CREDENTIALS,
            "dockerhub",
            CREDENTIALS,
            OTHER));

    private RegistryDecoder() {}

    public static RegistryConfig decode(ConfigNode node) {
        var type = node.value(
                "type",
                "Where the Portkey images are pulled from: Docker Hub, an Azure Container Registry, or another registry.",
                Type.choice("dockerhub", "acr", OTHER),
                "dockerhub");
        var acrId = node.optional(
                "acrId",
                "The registry. Required with type `acr`, an error otherwise.",
                ResourceIds.type("Microsoft.ContainerRegistry/registries"));
        var loginServer = node.optional(
                "loginServer",
                "Host name of a registry in another subscription. Without it, it is looked up. Only with type `acr`.",
                Type.text(Names.HOST));
        var server = node.optional(
                "server",
                "Host of the registry, like `registry.example.com` or `registry.example.com:5000`. Required with type "
                        + "`other`, an error otherwise.",
                Type.text(Names.IMAGE_REGISTRY));
        var docker = credentials(
                node,
                DOCKER_CREDENTIALS,
                "How to sign in to Docker Hub. The `portkeyai/` images are private and require it.",
                type.equals("dockerhub"));
        var other = credentials(
                node,
                CREDENTIALS,
                "How to sign in to another registry. Without it, images are pulled anonymously.",
                type.equals(OTHER));
        if (!node.isClean("type")) {
            return ANONYMOUS;
        }
        OWNERS.forEach((key, owner) -> {
            if (node.has(key) && !type.equals(owner)) {
                refuse(node, key, owner, type);
            }
        });
        required(
                node,
                "acr",
                type,
                "acrId",
                acrId,
                "the registry's id, " + "/subscriptions/…/providers/Microsoft.ContainerRegistry/registries/NAME");
        required(node, OTHER, type, "server", server, "the host of the registry, like registry.example.com");
        return switch (type) {
            case "acr" ->
                acrId.<RegistryConfig>map(id -> new RegistryConfig.Acr(id, loginServer))
                        .orElse(ANONYMOUS);
            case OTHER -> new Login(server.orElse(""), other);
            default -> new Login(Login.DOCKER_HUB, docker);
        };
    }

    private static void refuse(ConfigNode node, String key, String owner, String type) {
        node.error(
                key,
                key.equals(DOCKER_CREDENTIALS) && type.equals("acr")
                        ? "are only valid with type: dockerhub; an Azure Container Registry is accessed with the managed "
                                + "identity: remove them"
                        : "is only valid with type: " + owner + "; set it, or remove this key");
    }

    private static void required(
            ConfigNode node, String owner, String type, String key, Optional<?> value, String meaning) {
        if (type.equals(owner) && node.isClean(key) && value.isEmpty()) {
            node.error(key, "is required with type " + owner + ": " + meaning);
        }
    }

    private static Optional<Credentials> credentials(
            ConfigNode registry, String key, String description, boolean isUsed) {
        var wanted = isUsed && registry.has(key);
        var node = registry.optionalObject(key, description);
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
                    "is stored in plain text in the stack file; set it with: pulumi config set " + "--secret --path "
                            + node.path("username"));
        }
        var password = node.required(
                "passwordSecret", PASSWORD, AzureNames.APP_SECRET_NAME, "the secret with the password or access token");
        return Optional.of(new Credentials(
                node.required(
                                "keyVaultName",
                                VAULT,
                                Type.text(AzureNames.KEY_VAULT),
                                "the Key Vault with the user name and password")
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
