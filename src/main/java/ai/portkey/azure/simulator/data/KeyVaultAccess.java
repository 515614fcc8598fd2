package ai.portkey.azure.simulator.data;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.identity.RoleRules;
import ai.portkey.azure.simulator.values.Values;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may read a secret of a Key Vault. */
public final class KeyVaultAccess {

    private static final Pattern SECRET_URL =
            Pattern.compile("https://([A-Za-z0-9-]+)\\.vault\\.azure\\.net/secrets/([A-Za-z0-9-]+)(/[0-9a-f]{32})?/?");
    private static final String GET_SECRET = "Microsoft.KeyVault/vaults/secrets/getSecret/action";

    private KeyVaultAccess() {}

    public static boolean isSecretUrl(String url) {
        return SECRET_URL.matcher(url).matches();
    }

    /** Why the principal may not read the secret; empty when it may. The vault decides: by roles or by access policies. */
    public static Optional<String> refusal(SimulatedAzure azure, String principal, String url) {
        return refusal(azure, principal, url, true);
    }

    /** The same for who asks with a right on the whole vault only, as an environment does for a certificate. */
    public static Optional<String> refusalOnVault(SimulatedAzure azure, String principal, String url) {
        return refusal(azure, principal, url, false);
    }

    private static Optional<String> refusal(SimulatedAzure azure, String principal, String url, boolean onSecret) {
        var match = SECRET_URL.matcher(url);
        if (!match.matches()) {
            return Optional.of("'" + url + "' is not the URL of a secret.");
        }
        var found = azure.state().named(KeyVaultTypes.VAULT, match.group(1));
        if (found.isEmpty()) {
            return Optional.of("The vault '" + match.group(1) + "' was not found.");
        }
        var vault = found.get();
        if (!Values.isTrue(vault.properties(), "properties.enableRbacAuthorization")) {
            return hasAccessPolicy(vault, principal)
                    ? Optional.empty()
                    : Optional.of("The vault has no access policy that lets the identity get secrets.");
        }
        var scope = onSecret ? vault.id() + "/secrets/" + match.group(2) : vault.id();
        return RoleRules.isAllowed(azure, principal, GET_SECRET, scope)
                ? Optional.empty()
                : Optional.of("The identity has no effective role assignment that allows " + GET_SECRET + " on " + scope
                        + ".");
    }

    private static boolean hasAccessPolicy(SimulatedResource vault, String principal) {
        return Values.objects(vault.properties(), "properties.accessPolicies[]").stream()
                .filter(policy -> principal.equals(policy.get("objectId")))
                .flatMap(policy -> Values.strings(policy, "permissions.secrets[]").stream())
                .anyMatch(permission -> permission.equalsIgnoreCase("get") || permission.equalsIgnoreCase("all"));
    }
}
