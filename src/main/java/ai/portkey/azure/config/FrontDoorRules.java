package ai.portkey.azure.config;

import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.reading.Problems;
import java.util.Optional;

/** What Front Door asks of the allow list: behind it the apps see its addresses only, so nothing may lead past its firewall. */
final class FrontDoorRules {

    private FrontDoorRules() {}

    static void check(PortkeyConfig config, Problems problems) {
        if (config.ingress().effectiveAllowedCidrs().isEmpty() || !problems.areClean("frontDoor", "ingress")) {
            return;
        }
        config.entrance().frontDoor().ifPresent(frontDoor -> {
            if (!frontDoor.privateLink()) {
                problems.error(
                        "ingress.allowedCidrs",
                        "can be bypassed via the apps' own FQDNs, which stay open "
                                + "behind Front Door; set frontDoor.privateLink: true, or remove the list");
            } else if (frontDoor.waf().equals(Optional.of(WafMode.DETECTION))) {
                problems.error(
                        "frontDoor.wafMode",
                        "Detection only logs clients that are not on the list "
                                + "ingress.allowedCidrs; set Prevention, or remove the list");
            }
        });
    }
}
