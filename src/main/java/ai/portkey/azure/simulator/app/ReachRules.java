package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;

/**
 * Whether an app reaches the storage accounts that its environment variables name. ARM does not ask, and Portkey's Terraform module
 * deploys apps that cannot. This program's apps must, so its own deployments are held to that; an Azure that is served to any
 * client, where nothing is assumed to exist, is not.
 */
final class ReachRules {

    private ReachRules() {}

    static void app(Request request) {
        if (!request.azure().options().assumeExisting()) {
            return;
        }
        var values = new HashSet<>(Values.strings(request.body(), "template.containers[].env[].value"));
        for (var account : request.all("Microsoft.Storage/storageAccounts")) {
            // What is only assumed to exist is assumed to be reachable.
            if (!account.external() && values.contains(account.name()) && !isReachable(request, account)) {
                throw request.badRequest(
                        "ContainerAppOperationError",
                        "Failed to provision revision for container app '" + request.name()
                                + "'. Error details: Operation expired: the app cannot reach storage account "
                                + account.name()
                                + ": public network access is off or denied, and neither a private endpoint nor a rule for the subnet "
                                + "of the environment allows it.");
            }
        }
    }

    private static boolean isReachable(Request request, SimulatedResource account) {
        var isPublic = !"Disabled".equalsIgnoreCase(account.text("publicNetworkAccess"));
        return isPublic && !"Deny".equalsIgnoreCase(account.text("networkRuleSet.defaultAction"))
                || isPublic && letsSubnetIn(request, account)
                || hasPrivateEndpoint(request, account);
    }

    private static boolean letsSubnetIn(Request request, SimulatedResource account) {
        var environment = request.find(AppTypes.environmentId(request.body())).orElseThrow();
        var subnet = environment.text("vnetConfiguration.infrastructureSubnetId");
        return subnet != null
                && Values.strings(account.properties(), "networkRuleSet.virtualNetworkRules[].virtualNetworkResourceId")
                        .stream()
                        .anyMatch(subnet::equalsIgnoreCase);
    }

    private static boolean hasPrivateEndpoint(Request request, SimulatedResource account) {
        return request.all("Microsoft.Network/privateEndpoints").stream()
                .flatMap(endpoint ->
                        Values.strings(endpoint.properties(), "privateLinkServiceConnections[].privateLinkServiceId")
                                .stream())
                .anyMatch(account.id()::equalsIgnoreCase);
    }
}
