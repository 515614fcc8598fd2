package ai.portkey.azure.config;

import ai.portkey.azure.config.entrance.FrontDoorConfig;
import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.reading.Problems;
import java.util.Optional;

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
        config.frontDoor().filter(frontDoor -> problems.areClean("frontDoor")).ifPresent(frontDoor -> {
            var rules = new FrontDoorRules(config, frontDoor, problems);
            rules.oneEntrance();
            rules.theAppsCanBeReached();
            rules.theAllowListHolds();
        });
    }

    private void oneEntrance() {
        if (config.appGateway().isPresent() && problems.areClean("ingressType", "appGateway")) {
            problems.error("ingressType", "application_gateway and Front Door are two entrances, and only one can be the stack's; "
                    + "write ingressType: aca, or frontDoor.enabled: false");
        }
        if (config.ingress().customDomain().isPresent() && problems.areClean("ingress")) {
            problems.error("ingress.customDomain", "names the apps behind Front Door; write frontDoor.gatewayHost and frontDoor.mcpHost instead");
        }
    }

    private void theAppsCanBeReached() {
        if (!config.ingress().publicIngress() && !frontDoor.privateLink() && problems.areClean("publicIngress")) {
            problems.error("publicIngress", "shuts Front Door out; write frontDoor.privateLink: true, or publicIngress: true");
        }
    }

    /** Behind Front Door the apps see its addresses only, so its firewall holds the list, and nothing may lead past it. */
    private void theAllowListHolds() {
        if (config.ingress().effectiveAllowedCidrs().isEmpty() || !problems.areClean("ingress")) {
            return;
        }
        if (!frontDoor.privateLink()) {
            problems.error("ingress.allowedCidrs", "can be passed by on the apps' own addresses, which stay open behind Front Door; "
                    + "write frontDoor.privateLink: true, or remove the list");
        } else if (frontDoor.waf().equals(Optional.of(WafMode.DETECTION))) {
            problems.error("frontDoor.wafMode", "Detection only logs who is not on the list ingress.allowedCidrs; write Prevention, or remove the list");
        }
    }
}
