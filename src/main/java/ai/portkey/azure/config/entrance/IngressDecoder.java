package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Problems;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes who may reach the apps, and decides what clients meet. */
public final class IngressDecoder {

    /** {@code ingressType}. */
    private enum Kind {
        ACA,
        APPLICATION_GATEWAY
    }

    private final ConfigNode root;
    private final Kind kind;
    private final boolean isPublic;
    private final IngressConfig ingress;
    private final Optional<CustomDomainConfig> customDomain;

    public IngressDecoder(ConfigNode root, ServerMode mode, String resourceGroup) {
        this.root = root;
        this.kind = root.value(
                "ingressType",
                "What clients connect to. `application_gateway` requires a VNet.",
                Type.choice(Kind.class),
                Kind.ACA);
        this.isPublic = root.value(
                "publicIngress",
                "Whether the apps are open to the internet. False requires a VNet. Ignored behind an "
                        + "Application Gateway, where `appGateway.public` counts.",
                Type.BOOL,
                true);
        var node = root.object("ingress", "Who may connect, and under which host names.");
        var cidrs = Cidr.canonical(node.texts(
                "allowedCidrs",
                "IPv4 addresses or ranges that may connect. Empty means everyone. Apps that call each other "
                        + "must be on it (warning). See docs/secure.md#the-allow-list-and-the-stacks-own-apps.",
                Type.text(Cidr.ADDRESS_OR_RANGE)));
        this.ingress = new IngressConfig(
                cidrs,
                node.value(
                        "allowControlPlane",
                        "Adds the three addresses of Portkey's control plane to the allow list. On its own, it lets "
                                + "in nobody else (warning).",
                        Type.BOOL,
                        false));
        if (ingress.allowControlPlane() && cidrs.isEmpty() && node.isClean("allowedCidrs")) {
            node.warn(
                    "allowControlPlane",
                    "only Portkey's control plane can connect; add your clients' addresses to "
                            + "ingress.allowedCidrs, or 0.0.0.0/0 for everyone");
        }
        this.customDomain =
                CustomDomainDecoder.decode(node, kind == Kind.APPLICATION_GATEWAY, isPublic, mode, resourceGroup);
        if (customDomain.filter(domain -> domain.certificate().isEmpty()).isPresent()
                && !ingress.effectiveAllowedCidrs().isEmpty()) {
            node.warn(
                    "customDomain",
                    "certificates are only issued to hosts that are reachable from the internet; "
                            + "with an allow list Azure may be unable to issue or renew them");
        }
    }

    /** Who may connect. */
    public IngressConfig ingress() {
        return ingress;
    }

    /** The Application Gateway, when it is what clients meet. */
    public Optional<AppGatewayConfig> appGateway(AppGatewayConfig decoded) {
        if (kind == Kind.ACA && root.has("appGateway") && root.isClean("ingressType")) {
            root.warn(
                    "appGateway",
                    "has no effect with ingressType: aca; set ingressType: application_gateway, or " + "remove it");
        }
        return Optional.of(decoded).filter(gateway -> kind == Kind.APPLICATION_GATEWAY);
    }

    /** The one entrance of the stack. */
    public EntranceConfig entrance(
            Optional<AppGatewayConfig> appGateway, Optional<FrontDoorConfig> frontDoor, Problems problems) {
        frontDoor.filter(any -> problems.areClean("frontDoor")).ifPresent(config -> leavesRoomFor(config, problems));
        return appGateway
                .<EntranceConfig>map(EntranceConfig.BehindAppGateway::new)
                .or(() -> frontDoor.map(EntranceConfig.BehindFrontDoor::new))
                .orElseGet(() -> new EntranceConfig.AppIngress(isPublic, customDomain));
    }

    private void leavesRoomFor(FrontDoorConfig frontDoor, Problems problems) {
        if (kind == Kind.APPLICATION_GATEWAY && problems.areClean("ingressType", "appGateway")) {
            problems.error(
                    "ingressType",
                    "application_gateway cannot be combined with Front Door; set ingressType: "
                            + "aca, or frontDoor.enabled: false");
        }
        if (customDomain.isPresent() && problems.areClean("ingress")) {
            problems.error(
                    "ingress.customDomain",
                    "applies to the apps, which are behind Front Door; set "
                            + "frontDoor.gatewayHost and frontDoor.mcpHost instead");
        }
        if (!isPublic && !frontDoor.privateLink() && problems.areClean("publicIngress")) {
            problems.error(
                    "publicIngress", "blocks Front Door; set frontDoor.privateLink: true, or publicIngress: " + "true");
        }
    }
}
