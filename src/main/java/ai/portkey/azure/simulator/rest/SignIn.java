package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Microsoft Entra ID's token endpoints. Whoever asks is signed in as the one deployer that the simulated Azure has.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client credentials</a>
 */
final class SignIn implements Api {

    private static final String HOST = "login.microsoftonline.com";
    private static final long LIFETIME_SECONDS = 3599;

    private final SimulatedAzure azure;

    SignIn(SimulatedAzure azure) {
        this.azure = azure;
    }

    @Override
    public boolean serves(Call call) {
        return call.host().equals(HOST)
                || call.path().matches("/[^/]+/(oauth2/.*|(v2\\.0/)?\\.well-known/.*)|/common/discovery/instance");
    }

    @Override
    public Reply answer(Call call) {
        if (call.path().endsWith("/token")) {
            return Reply.ok(token(call.form()));
        }
        var authority = call.origin() + "/" + azure.options().tenantId();
        return Reply.ok(
                call.path().endsWith("/discovery/instance")
                        ? discovery(call)
                        : Map.of(
                                "issuer", authority + "/v2.0",
                                "token_endpoint", authority + "/oauth2/v2.0/token",
                                "authorization_endpoint", authority + "/oauth2/v2.0/authorize",
                                "device_authorization_endpoint", authority + "/oauth2/v2.0/devicecode",
                                "jwks_uri", authority + "/discovery/v2.0/keys"));
    }

    private Map<String, Object> discovery(Call call) {
        var address = call.origin().substring("https://".length());
        return Map.of(
                "tenant_discovery_endpoint",
                call.origin() + "/" + azure.options().tenantId() + "/v2.0/.well-known/openid-configuration",
                "api-version",
                "1.1",
                "metadata",
                List.of(Map.of("preferred_network", address, "preferred_cache", address, "aliases", List.of(address))));
    }

    private Map<String, Object> token(Map<String, String> form) {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var deployer = azure.invoke("azure-native:authorization:getClientConfig", Map.of());
        var client = form.getOrDefault("client_id", (String) deployer.get("clientId"));
        var claims = new LinkedHashMap<String, Object>();
        claims.put(
                "aud",
                form.getOrDefault("scope", form.getOrDefault("resource", "")).replaceFirst("/?\\.default.*", ""));
        claims.put("iss", "https://sts.windows.net/" + deployer.get("tenantId") + "/");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        claims.put("appid", client);
        claims.put("oid", deployer.get("objectId"));
        claims.put("sub", deployer.get("objectId"));
        claims.put("tid", deployer.get("tenantId"));
        claims.put("idtyp", "app");
        claims.put("ver", "1.0");
        claims.put("jti", UUID.randomUUID().toString());
        return Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                LIFETIME_SECONDS,
                "ext_expires_in",
                LIFETIME_SECONDS,
                "expires_on",
                now + LIFETIME_SECONDS,
                "access_token",
                encoded(Map.of("typ", "JWT", "alg", "RS256")) + "." + encoded(claims) + ".c2ltdWxhdGVk");
    }

    private static String encoded(Map<String, ?> part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonText.COMPACT.toJson(part).getBytes(StandardCharsets.UTF_8));
    }
}
