package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.entrance.FrontDoorConfig.Sku;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes Front Door. */
public final class FrontDoorDecoder {

    private static final String KEY = "frontDoor";
    private static final Type<String> HOST = Type.text(Names.HOST);
    private static final Type<Sku> SKU = Type.choice(Sku.values(), Sku::written);

    private FrontDoorDecoder() {}

    public static Optional<FrontDoorConfig> decode(ConfigNode root, ServerMode mode) {
        var node = root.optionalObject(KEY, "Azure Front Door in front of the apps. See docs/front-door.md.");
        var enabled = node.value(
                "enabled",
                "Deploys Front Door. Requires `ingressType: aca` without `ingress.customDomain`. Streaming "
                        + "is not certain (warning).",
                Type.BOOL,
                false);
        var enableWaf = node.value("enableWaf", "Adds a firewall with managed rules.", Type.BOOL, false);
        var wafMode = node.value(
                "wafMode",
                "Whether the firewall blocks a request, or only logs it. An allow list requires `Prevention`.",
                WafMode.TYPE,
                WafMode.PREVENTION);
        var privateLink = node.value(
                "privateLink",
                "Closes the apps to the internet; Front Door reaches them by private link. Someone must "
                        + "approve it.",
                Type.BOOL,
                false);
        var config = new FrontDoorConfig(
                node.value(
                        "sku",
                        "A firewall and a private link require Premium. Changing the SKU replaces Front Door.",
                        SKU,
                        enableWaf || privateLink ? Sku.PREMIUM : Sku.STANDARD,
                        "Standard, or Premium with enableWaf or privateLink"),
                node.optional("gatewayHost", "Host name of the gateway, with a certificate issued by Azure.", HOST)
                        .filter(host -> mode.hasGateway()),
                node.optional(
                                "mcpHost",
                                "Host name of the MCP gateway, with a certificate issued by Azure. Not the gateway's.",
                                HOST)
                        .filter(host -> mode.hasMcp()),
                enableWaf ? Optional.of(wafMode) : Optional.empty(),
                node.value(
                        "originResponseTimeoutSeconds",
                        "How long Front Door waits for the apps. The range is Azure's limit.",
                        Type.integer(16, 240),
                        240),
                node.value(
                        "healthProbeSeconds",
                        "Time between health probes. Used with two regions.",
                        Type.integer(1, 255),
                        30),
                privateLink,
                node.map(
                        "privateLinkLocations",
                        "Region of an app: region of its private link, where Front Door has none in the " + "app's.",
                        AzureNames.LOCATION,
                        Type.text(AzureNames.LOCATION),
                        Optional.empty()));
        if (!enabled) {
            if (root.has(KEY) && !node.has("enabled")) {
                root.warn(KEY, "has no effect; set frontDoor.enabled: true");
            }
            return Optional.empty();
        }
        check(node, config, enableWaf);
        return Optional.of(config);
    }

    private static void check(ConfigNode node, FrontDoorConfig config, boolean enableWaf) {
        if (node.isClean("sku") && config.sku() == Sku.STANDARD) {
            if (config.privateLink()) {
                node.error(
                        "sku",
                        "a private link to the apps requires Premium; set sku: Premium, or privateLink: " + "false");
            } else if (enableWaf) {
                node.error("sku", "a WAF with managed rules requires Premium; set sku: Premium, or enableWaf: false");
            }
        }
        if (config.gatewayHost()
                .flatMap(host -> config.mcpHost().filter(host::equalsIgnoreCase))
                .isPresent()) {
            node.error("mcpHost", "is also the gateway's host; give each app its own");
        }
        if (node.has("wafMode") && node.isClean("enableWaf") && !enableWaf) {
            node.warn("wafMode", "has no effect without a WAF; set enableWaf: true");
        }
        if (node.has("privateLinkLocations") && node.isClean("privateLink") && !config.privateLink()) {
            node.warn("privateLinkLocations", "has no effect without privateLink: true");
        }
        node.warn(
                "enabled",
                "Microsoft states that Front Door does not support server-sent events, which streamed completions "
                        + "and MCP use; test streaming through it before clients depend on it (docs/front-door.md)");
    }
}
