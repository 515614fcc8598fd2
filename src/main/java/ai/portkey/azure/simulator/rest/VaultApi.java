package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.StableIds;
import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets of Key Vaults, and certificates that are imported, at the vaults' own hosts. They are the same as the management
 * API's. The deployer may do everything.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups">Key Vault secrets</a>
 */
final class VaultApi implements Api {

    private static final String SUFFIX = ".vault.azure.net";
    private static final String SECRET = "azure-native:keyvault:Secret";

    private final SimulatedAzure azure;

    VaultApi(SimulatedAzure azure) {
        this.azure = azure;
    }

    @Override
    public boolean serves(Call call) {
        return call.host().endsWith(SUFFIX);
    }

    @Override
    public Reply answer(Call call) {
        if (call.authorization() == null) {
            return new Reply(
                    401,
                    Map.of(
                            "error",
                            Map.of(
                                    "code",
                                    "Unauthorized",
                                    "message",
                                    "AKV10000: Request is missing a Bearer or PoP token.")),
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer authorization=\"https://login.microsoftonline.com/"
                                    + azure.options().tenantId() + "\", resource=\"https://vault.azure.net\""));
        }
        var vault = vault(call.host().replace(SUFFIX, ""));
        var path = call.path().split("/");
        if (call.path().matches("/certificates/[^/]+/import")) {
            return Reply.ok(certificate(write(vault, path[2], call.json())));
        }
        if (path.length < 2 || !path[1].equals("secrets")) {
            throw new AzureException(404, "NotFound", "The simulated Key Vault has secrets and certificates only.");
        }
        if (path.length == 2) {
            return Reply.list(azure.state().beneath(vault.id()).stream()
                    .map(secret -> described(secret, false))
                    .toList());
        }
        return switch (call.method()) {
            case "PUT", "PATCH" -> Reply.ok(described(write(vault, path[2], call.json()), true));
            case "DELETE" -> {
                var secret = secret(vault, path[2]);
                azure.delete(secret.id());
                yield Reply.ok(described(secret, false));
            }
            default -> Reply.ok(described(secret(vault, path[2]), true));
        };
    }

    /** A certificate is kept as the secret of its name, from which services read it. */
    private static Map<String, Object> certificate(SimulatedResource secret) {
        var sid = secret.text("properties.secretUriWithVersion");
        return Map.of(
                "id", sid.replace("/secrets/", "/certificates/"),
                "kid", sid.replace("/secrets/", "/keys/"),
                "sid", sid,
                "attributes",
                        Values.get(secret.properties(), "properties.attributes").orElseThrow());
    }

    private SimulatedResource vault(String name) {
        return azure.state()
                .named("Microsoft.KeyVault/vaults", name)
                .orElseThrow(() -> new AzureException(404, "VaultNotFound", "The vault " + name + " does not exist."));
    }

    private SimulatedResource secret(SimulatedResource vault, String name) {
        return azure.read(vault.id() + "/secrets/" + name)
                .orElseThrow(() -> new AzureException(
                        404,
                        "SecretNotFound",
                        "A secret with (name/id) " + name
                                + " was not found in this key vault. If you recently deleted this"
                                + " secret you may be able to recover it using the correct recovery command."));
    }

    private SimulatedResource write(SimulatedResource vault, String name, Map<String, Object> body) {
        var properties = new LinkedHashMap<String, Object>();
        List.of("value", "contentType", "attributes").forEach(member -> {
            if (body.get(member) != null) {
                properties.put(member, body.get(member));
            }
        });
        var inputs = Map.of(
                "resourceGroupName",
                vault.id().split("/")[4],
                "vaultName",
                vault.name(),
                "secretName",
                name,
                "properties",
                properties);
        var id = vault.id() + "/secrets/" + name;
        return azure.read(id).isPresent() ? azure.update(SECRET, id, inputs) : azure.create(SECRET, name, inputs);
    }

    private Map<String, Object> described(SimulatedResource secret, boolean withValue) {
        var answer = new LinkedHashMap<String, Object>();
        var versioned = secret.text("properties.secretUriWithVersion");
        answer.put("id", withValue ? versioned : secret.text("properties.secretUri"));
        Values.get(secret.properties(), "properties.attributes").ifPresent(a -> answer.put("attributes", a));
        Values.get(secret.properties(), "properties.contentType").ifPresent(c -> answer.put("contentType", c));
        if (withValue) {
            answer.put("value", value(secret));
        }
        return answer;
    }

    /** One that was there beforehand has some value. */
    private Object value(SimulatedResource secret) {
        return Values.get(azure.written(secret.id()), "properties.value")
                .orElseGet(() -> new StableIds(azure.options().seed()).hex("secret value " + secret.id(), 32));
    }
}
