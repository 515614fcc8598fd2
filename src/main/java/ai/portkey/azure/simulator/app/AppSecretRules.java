package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Identities;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.data.KeyVaultAccess;
import ai.portkey.azure.simulator.identity.RoleRules;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Secrets of an app: where they come from, who uses them, and whether the identity may read them. */
final class AppSecretRules {

    private static final String PULL = "Microsoft.ContainerRegistry/registries/pull/read";

    /** Where a revision names a secret that must be there; a scale rule may name one that is not. */
    static final List<String> USES = List.of(
            "template.containers[].env[].secretRef",
            "template.initContainers[].env[].secretRef",
            "template.volumes[].secrets[].secretRef");

    private AppSecretRules() {}

    static void check(Request request) {
        var names = new HashSet<String>();
        for (var secret : Values.objects(request.body(), "configuration.secrets[]")) {
            checkSecret(request, secret, names);
        }
        for (var use : USES) {
            Values.select(request.body(), use).forEach((path, name) -> {
                if (!names.contains(name)) {
                    throw request.badRequest(
                            "ContainerAppSecretRefNotFound",
                            "SecretRef '" + name + "' (" + path + ") not found: configuration.secrets has "
                                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
                }
            });
        }
        registries(request, names);
    }

    private static void checkSecret(Request request, Map<String, Object> secret, Set<String> names) {
        var name = String.valueOf(secret.get("name"));
        if (!name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") || name.length() > 253) {
            throw request.badRequest(
                    "ContainerAppSecretNameInvalid",
                    "Secret name '" + name + "' is not valid:"
                            + " lower-case letters, digits, '-' and '.', starting and ending with a letter or digit.");
        }
        if (!names.add(name)) {
            throw request.badRequest(
                    "ContainerAppSecretNameDuplicate", "configuration.secrets has two secrets named '" + name + "'.");
        }
        var url = text(secret, "keyVaultUrl");
        var identity = text(secret, "identity");
        // azurerm sends an empty value beside every reference.
        var hasValue = secret.containsKey("value") && !"".equals(secret.get("value"));
        if (hasValue == (!url.isEmpty() && !identity.isEmpty())) {
            throw request.badRequest(
                    "ContainerAppSecretInvalid",
                    "Invalid Request: Container app secret(s) with name(s) '" + name
                            + "' are invalid: value or keyVaultUrl and identity should be provided.");
        }
        if (!url.isEmpty()) {
            keyVaultReference(request, name, url, identity);
        }
    }

    private static void keyVaultReference(Request request, String name, String url, String identity) {
        if (!KeyVaultAccess.isSecretUrl(url)) {
            throw request.badRequest(
                    "ContainerAppSecretKeyVaultUrlInvalid",
                    "Secret '" + name + "' has the invalid keyVaultUrl '" + url
                            + "'. Expected https://{vault}.vault.azure.net/secrets/{secret}[/{version}].");
        }
        var principal = principal(request, "configuration.secrets", name, identity);
        KeyVaultAccess.refusal(request.azure(), principal, url).ifPresent(reason -> {
            throw request.badRequest(
                    "ContainerAppOperationError",
                    "Failed to provision revision for container app '" + request.name()
                            + "'. Error details: The following field(s) are either invalid or missing. Field 'configuration.secrets' is invalid with details:"
                            + " 'Invalid value: \\\"" + name + "\\\": Unable to get value using Managed identity "
                            + identity + " for secret " + name
                            + ". " + reason + "'");
        });
    }

    /** The principal of an identity that the app has: {@code system} or the id of a user-assigned one. */
    private static String principal(Request request, String path, String name, String identity) {
        if ("system".equalsIgnoreCase(identity)) {
            return request.ids().guid("principal " + AzureState.key(request.id()));
        }
        if (Identities.userAssigned(request.body()).stream().noneMatch(id -> id.equalsIgnoreCase(identity))) {
            throw request.badRequest(
                    "ContainerAppIdentityNotAssigned",
                    "Managed identity '" + identity + "' used in " + path + " ('" + name
                            + "') is not assigned to the container app. Add it to identity.userAssignedIdentities.");
        }
        return request.find(identity).map(i -> i.text("principalId")).orElseThrow();
    }

    /** Azure takes an empty text for none. */
    private static String text(Map<String, Object> part, String property) {
        return Objects.requireNonNullElse(Values.string(part, property), "");
    }

    private static void registries(Request request, Set<String> secrets) {
        for (var registry : Values.objects(request.body(), "configuration.registries[]")) {
            var server = String.valueOf(registry.get("server"));
            var identity = text(registry, "identity");
            if (identity.isEmpty()) {
                var password = text(registry, "passwordSecretRef");
                if (text(registry, "username").isEmpty() != password.isEmpty()) {
                    throw request.badRequest(
                            "ContainerAppRegistryInvalid",
                            "Registry '" + server + "' needs username and passwordSecretRef together, or an identity.");
                }
                if (!password.isEmpty() && !secrets.contains(password)) {
                    throw request.badRequest(
                            "ContainerAppRegistriesPasswordSecretRefNotFound",
                            "PasswordSecretRef '" + password + "' defined for registry server '" + server
                                    + "' not found.");
                }
                continue;
            }
            var principal = principal(request, "configuration.registries", server, identity);
            var known = request.all("Microsoft.ContainerRegistry/registries").stream()
                    .filter(r -> server.equalsIgnoreCase(r.text("loginServer")))
                    .toList();
            var uses = Values.strings(request.body(), "template.containers[].image").stream()
                    .filter(i -> i.startsWith(server + "/"))
                    .findFirst();
            // The lookup may have taken it to exist in our subscription, the role assignment in another: names are
            // unique.
            if (!known.isEmpty()
                    && uses.isPresent()
                    && known.stream().noneMatch(r -> RoleRules.isAllowed(request.azure(), principal, PULL, r.id()))) {
                throw request.badRequest(
                        "InvalidParameterValueInContainerTemplate",
                        "The following field(s) are either invalid or missing."
                                + " Field 'template.containers.image' is invalid with details: 'Invalid value: \\\""
                                + uses.get()
                                + "\\\": GET https:: UNAUTHORIZED: authentication required': " + identity
                                + " has no effective AcrPull on " + server + ".");
            }
        }
    }
}
