package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.terraform.ModuleVersion;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes out what the module does where the program's default is another, so that the imported stack changes as
 * little as possible in Azure. Each such value has a comment that says what the program would do.
 */
final class ModuleDefaults {

    private static final String NS = "portkey-gateway:";
    /** The first release whose private link is the second version. */
    static final ModuleVersion V2_LINK = ModuleVersion.of("3.0.0");

    private static final ModuleVersion PINNED_IMAGE = ModuleVersion.of("3.0.0");
    private static final ModuleVersion IMAGE_FOLLOWS_TERRAFORM = ModuleVersion.of("1.1.4");
    private static final Pattern SECRET_URL = Pattern.compile("(https://[^/]+/secrets/[^/]+)(/[0-9a-fA-F]+)?/?");

    private final TerraformSettings settings;
    private final ModuleVersion version;
    private final StackDocument stack;

    private ModuleDefaults(TerraformSettings settings, ModuleVersion version, StackDocument stack) {
        this.settings = settings;
        this.version = version;
        this.stack = stack;
    }

    static void apply(TerraformSettings settings, ModuleVersion version, StackDocument stack) {
        var rules = new ModuleDefaults(settings, version, stack);
        rules.environment();
        rules.scaling("gateway_config", "gateway", !"mcp".equals(rules.serverMode()));
        rules.scaling("mcp_config", "mcp", !"gateway".equals(rules.serverMode()));
        rules.scaling("dataservice_config", "dataService", false);
        rules.gatewayImage();
        rules.network();
        rules.storage();
        rules.appGateway();
        rules.privateLink();
        rules.secretMounts();
        rules.redisEndpoint();
    }

    private String serverMode() {
        return stack.text(NS + "serverMode").orElse("gateway");
    }

    private boolean hasVnet() {
        return !stack.text(NS + "networkMode").orElse("none").equals("none");
    }

    private void environment() {
        if (stack.get(NS + "environment").isEmpty()) {
            stack.set(
                    NS + "environment", "dev", "The module's default. The program's default is the name of the stack.");
        }
    }

    private void scaling(String variable, String key, boolean deployed) {
        var setting = settings.settings().get(variable);
        var written = setting != null && setting.value().isJsonObject();
        var scaling = setting != null && written ? setting.value().getAsJsonObject() : new JsonObject();
        var isNull = scaling.get("cpu_scale_threshold") instanceof JsonNull;
        var absent = !scaling.has("cpu_scale_threshold");
        var threshold = NS + key + ".cpuScaleThreshold";
        if (version.equals(ModuleVersion.OLDEST) && (isNull || absent && (deployed || written))) {
            stack.set(
                    threshold,
                    JsonNull.INSTANCE,
                    "Module 1.1.0 has no CPU rule unless it is set. The program's default is 70.");
        } else if (isNull && stack.get(NS + key).isPresent()) {
            stack.set(
                    threshold,
                    new JsonPrimitive(70),
                    "null in Terraform: the module turns it into 70, so 70 is what"
                            + " is deployed today. Set null to scale only by HTTP requests or memory, as Portkey's page describes.");
        }
    }

    private void gatewayImage() {
        if (!version.isAtLeast(PINNED_IMAGE) && stack.get(NS + "gatewayImage").isEmpty()) {
            stack.set(
                    NS + "gatewayImage.image",
                    "portkeyai/gateway_enterprise",
                    "The module's default before 3.0.0."
                            + " Pin the tag to a release: with 'latest' you cannot tell which one is running.");
            stack.set(StackDocument.path(NS + "gatewayImage.tag"), new JsonPrimitive("latest"));
        }
        if (!version.isAtLeast(IMAGE_FOLLOWS_TERRAFORM)) {
            stack.comment(
                    StackDocument.path(NS + "gatewayImage"),
                    "Module " + version + " ignores image changes:"
                            + " a different one may be running in Azure. 'import state --check' shows it.");
        }
    }

    private void network() {
        if (settings.settings().containsKey("vnet_config")) {
            stack.comment(
                    StackDocument.path(NS + "vnet"),
                    "From vnet_config, as on Portkey's page. The module has no such"
                            + " variable: Terraform warns and deploys 10.0.0.0/16 with 10.0.0.0/23, 10.0.4.0/24 and"
                            + " 10.0.5.0/24. If those are deployed ('import state --check' shows it), remove the ranges here.");
        } else if (stack.text(NS + "networkMode").orElse("none").equals("new")) {
            stack.text(NS + "vnet.cidr").ifPresent(this::subnets);
        }
    }

    /** The module cuts its subnets relative to the VNet's size; the program's defaults are fixed sizes. */
    private void subnets(String vnetCidr) {
        var vnet = new IPAddressString(vnetCidr).getAddress();
        if (vnet == null
                || !vnet.isIPv4()
                || !vnet.isPrefixed()
                || vnet.getPrefixLength() == 16
                || vnet.getPrefixLength() > 24) {
            return;
        }
        stack.set(
                NS + "vnet.acaSubnetCidr",
                subnet(vnet, 7, 0),
                "As derived by the module from a VNet that is not a /16.");
        stack.set(StackDocument.path(NS + "vnet.appGatewaySubnetCidr"), new JsonPrimitive(subnet(vnet, 8, 4)));
        stack.set(StackDocument.path(NS + "vnet.privateLinkSubnetCidr"), new JsonPrimitive(subnet(vnet, 8, 5)));
    }

    /** Terraform's {@code cidrsubnet(vnet, newBits, number)}. */
    private static String subnet(inet.ipaddr.IPAddress vnet, int newBits, int number) {
        var length = vnet.getPrefixLength() + newBits;
        var offset = BigInteger.valueOf(number).shiftLeft(32 - length).longValueExact();
        return vnet.getLower().withoutPrefixLength().increment(offset) + "/" + length;
    }

    private void storage() {
        if (hasVnet() && stack.get(NS + "storage.accountName").isEmpty()) {
            stack.set(
                    NS + "storage.privateEndpoint",
                    new JsonPrimitive(false),
                    "The module creates no private endpoint"
                            + " for its storage account and disables public access: the apps cannot write logs. With false the"
                            + " program opens the account to the apps' subnet; with true, the default, it adds the endpoint.");
        }
    }

    private void appGateway() {
        if (!stack.text(NS + "ingressType").orElse("aca").equals("application_gateway")) {
            return;
        }
        var appGateway = NS + "appGateway.";
        stack.text(appGateway + "sslCertKeyVaultSecretId").ifPresent(this::certificate);
        if (stack.get(appGateway + "enableWaf")
                .filter(JsonElement::getAsBoolean)
                .isPresent()) {
            for (var key : List.of("skuName", "skuTier")) {
                if (stack.text(appGateway + key).filter("WAF_v2"::equals).isEmpty()) {
                    stack.set(appGateway + key, "WAF_v2", "The module uses WAF_v2 whenever the WAF is enabled.");
                }
            }
        }
        stack.set(
                appGateway + "requestTimeoutSeconds",
                new JsonPrimitive(60),
                "The module's value. It cuts off long completions: the program's default is 600.");
    }

    private void certificate(String secretId) {
        var id = NS + "appGateway.sslCertKeyVaultSecretId";
        var cleaned = secretId.replaceAll("^<|>$", "");
        if (!cleaned.equals(secretId)) {
            stack.set(id, cleaned, "Without the angle brackets from Portkey's page.");
        }
        var url = SECRET_URL.matcher(cleaned);
        if (url.matches() && url.group(2) != null) {
            stack.set(
                    id,
                    url.group(1),
                    "Without its version, so that the Application Gateway picks up renewals automatically.");
        }
        stack.set(
                NS + "appGateway.httpsRedirect",
                new JsonPrimitive(false),
                "The module serves HTTP alongside HTTPS. With true, the program's default, port 80 only redirects.");
    }

    private void privateLink() {
        var link = NS + "controlPlanePrivateLink";
        if (stack.get(link + ".outbound").filter(JsonElement::getAsBoolean).isEmpty()) {
            return;
        }
        var v2 = version.isAtLeast(V2_LINK);
        stack.set(
                link + ".version",
                v2 ? "v2" : "v1",
                v2
                        ? "The module's version since 3.0.0."
                        : "The module's version before 3.0.0. To migrate to v2 without downtime: docs/migrate-from-terraform.md.");
        stack.set(
                link + ".configureGateway",
                new JsonPrimitive(false),
                "The module leaves the four variables"
                        + " (ALBUS_BASEPATH …) to you. With true, the program's default, they follow the version above.");
    }

    private void secretMounts() {
        if (stack.get(NS + "secretVolumeMounts").isPresent()) {
            stack.comment(
                    StackDocument.path(NS + "secretVolumeMounts"),
                    "A mount without subPath contains only the secrets of"
                            + " secrets.gateway. In the module it also contains the registry password.");
        }
    }

    private void redisEndpoint() {
        var key = NS + "redis.endpoint";
        var tls = stack.get(NS + "redis.tls").filter(JsonElement::getAsBoolean).isPresent();
        if (stack.text(key).orElse("").matches(".*[<>].*")) {
            stack.set(
                    key,
                    stack.text(key).get().replaceAll("[<>]", ""),
                    "Without the angle brackets from Portkey's page.");
        }
        var endpoint = stack.text(key).orElse("");
        if (endpoint.matches("[^/:]+:[0-9]+")) {
            stack.set(
                    key, (tls ? "rediss://" : "redis://") + endpoint, "With the scheme that matches redis_config.tls.");
        } else if (endpoint.startsWith("redis://") && tls) {
            stack.set(
                    key,
                    endpoint.replaceFirst("redis", "rediss"),
                    "rediss is the TLS scheme, which redis_config.tls requires.");
        } else if (endpoint.startsWith("rediss://") && !tls) {
            stack.set(StackDocument.path(NS + "redis.tls"), new JsonPrimitive(true));
            stack.comment(
                    StackDocument.path(NS + "redis.tls"),
                    "Follows the endpoint's scheme. The module's REDIS_TLS_ENABLED is false.");
        }
    }
}
