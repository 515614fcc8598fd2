package ai.portkey.azure.config;

import static ai.portkey.azure.config.PortkeyConfig.NAMESPACE;

import java.util.Optional;
import java.util.stream.Stream;

/** What Front Door asks of the other keys. */
final class FrontDoorRules {

    private final PortkeyConfig config;
    private final FrontDoorConfig frontDoor;
    private final Problems problems;

    private FrontDoorRules(PortkeyConfig config, FrontDoorConfig frontDoor, Problems problems) {
        this.config = config;
        this.frontDoor = frontDoor;
        this.problems = problems;
    }

    static void check(PortkeyConfig config, Problems problems) {
        config.frontDoor().filter(frontDoor -> problems.isClean(NAMESPACE + ":frontDoor")).ifPresent(frontDoor -> {
            var rules = new FrontDoorRules(config, frontDoor, problems);
            rules.oneEntrance();
            rules.theAppsCanBeReached();
            rules.theAllowListHolds();
        });
    }

    private void oneEntrance() {
        if (config.appGateway().isPresent() && isClean("ingressType", "appGateway")) {
            error("ingressType", "application_gateway and Front Door are two entrances, and only one can be the stack's; "
                    + "write ingressType: aca, or frontDoor.enabled: false");
        }
        if (config.ingress().customDomain().isPresent() && isClean("ingress")) {
            error("ingress.customDomain", "names the apps behind Front Door; write frontDoor.gatewayHost and frontDoor.mcpHost instead");
        }
    }

    private void theAppsCanBeReached() {
        if (!config.ingress().publicIngress() && !frontDoor.privateLink() && isClean("publicIngress")) {
            error("publicIngress", "shuts Front Door out; write frontDoor.privateLink: true, or publicIngress: true");
        }
    }

    /** Behind Front Door the apps see its addresses only, so its firewall holds the list, and nothing may lead past it. */
    private void theAllowListHolds() {
        if (config.ingress().effectiveAllowedCidrs().isEmpty() || !isClean("ingress")) {
            return;
        }
        if (!frontDoor.privateLink()) {
            error("ingress.allowedCidrs", "can be passed by on the apps' own addresses, which stay open behind Front Door; "
                    + "write frontDoor.privateLink: true, or remove the list");
        } else if (frontDoor.waf().equals(Optional.of(WafMode.DETECTION))) {
            error("frontDoor.wafMode", "Detection only logs who is not on the list ingress.allowedCidrs; write Prevention, or remove the list");
        }
    }

    private boolean isClean(String... keys) {
        return problems.isClean(Stream.of(keys).map(key -> NAMESPACE + ":" + key).toArray(String[]::new));
    }

    private void error(String key, String text) {
        problems.error(new Problem(NAMESPACE + ":" + key, Optional.empty(), text));
    }
}
