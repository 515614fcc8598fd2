package ai.portkey.azure.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Private endpoints: their connection, address, network interface and DNS records. */
final class PrivateEndpointRules {

    private static final List<String> CONNECTIONS = List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    /** What follows the resource's name in its public name, by part of the id. */
    private static final Map<String, String> SUFFIXES = Map.of(
            "/microsoft.storage/", ".blob.core.windows.net",
            "/microsoft.keyvault/", ".vault.azure.net");

    private PrivateEndpointRules() {}

    static void check(Request request) {
        var connections = CONNECTIONS.stream().mapToInt(c -> Values.objects(request.body(), c + "[]").size()).sum();
        if (connections != 1) {
            throw request.badRequest("PrivateEndpointMustHaveOneConnection", "Private endpoint " + request.id()
                    + " needs exactly one of privateLinkServiceConnections and manualPrivateLinkServiceConnections, found "
                    + connections + ".");
        }
        if (request.text("subnet.id") == null) {
            throw request.badRequest("SubnetMissing", "Private endpoint " + request.id() + " needs subnet.id.");
        }
        request.requireRegionOf(request.find(request.text("subnet.id")).orElseThrow());
        for (var connection : Values.objects(request.body(), "privateLinkServiceConnections[]")) {
            var target = String.valueOf(connection.get("privateLinkServiceId"));
            if (!target.startsWith("/subscriptions/")) {
                throw request.badRequest("LinkedInvalidPropertyId", "'" + target + "' is not a resource ID."
                        + " A private link service alias needs manualPrivateLinkServiceConnections.");
            }
        }
    }

    static Map<String, Object> outputs(Request request) {
        var subnet = request.find(request.text("subnet.id")).orElseThrow();
        var address = Values.string(request.body(), "ipConfigurations[].privateIPAddress");
        if (address == null) {
            address = request.current().map(c -> Values.string(c.properties(), "customDnsConfigs[].ipAddresses[]"))
                    .orElseGet(() -> Addresses.allocate(request, subnet, AzureState.key(request.id())));
        }
        var outputs = NetworkTypes.with(request,
                "networkInterfaces", List.of(Map.of("id", interfaceId(request))),
                "customDnsConfigs", List.of(Map.of("fqdn", fqdn(request), "ipAddresses", List.of(address))));
        for (var collection : CONNECTIONS) {
            // The owner of the other side approves a manual connection; that happens outside of a deployment.
            var status = collection.startsWith("manual") ? "Pending" : "Approved";
            var answers = new ArrayList<Map<String, Object>>(NetworkTypes.children(request, collection));
            answers.forEach(answer -> answer.put("privateLinkServiceConnectionState", Map.of(
                    "status", current(request, collection, status), "description", "", "actionsRequired", "None")));
            if (!answers.isEmpty()) {
                outputs.put(collection, answers);
            }
        }
        return outputs;
    }

    private static String current(Request request, String collection, String initial) {
        return request.current().map(c -> Values.string(c.properties(),
                collection + "[].privateLinkServiceConnectionState.status")).orElse(initial);
    }

    private static String interfaceId(Request request) {
        var group = request.id().substring(0, request.id().indexOf("/providers/"));
        var custom = request.text("customNetworkInterfaceName");
        return group + "/providers/Microsoft.Network/networkInterfaces/"
                + (custom != null ? custom : request.name() + ".nic." + request.ids().guid("nic " + AzureState.key(request.id())));
    }

    private static String fqdn(Request request) {
        var target = Values.string(request.body(), "privateLinkServiceConnections[].privateLinkServiceId");
        return target == null ? "" : SUFFIXES.entrySet().stream()
                .filter(suffix -> target.toLowerCase(Locale.ROOT).contains(suffix.getKey()))
                .map(suffix -> target.substring(target.lastIndexOf('/') + 1) + suffix.getValue())
                .findFirst().orElse("");
    }

    static Map<String, Object> zoneGroupOutputs(Request request) {
        var address = request.find(Placement.parentId(request.id()))
                .map(e -> Values.string(e.properties(), "customDnsConfigs[].ipAddresses[]")).orElse("");
        var configs = new ArrayList<Map<String, Object>>();
        for (var config : Values.objects(request.body(), "privateDnsZoneConfigs[]")) {
            var answer = Values.copy(config);
            answer.put("recordSets", List.of(Map.of("recordType", "A", "ipAddresses", List.of(address),
                    "provisioningState", "Succeeded", "ttl", 10.0, "fqdn", "", "recordSetName", "")));
            configs.add(answer);
        }
        return NetworkTypes.with(request, "privateDnsZoneConfigs", configs);
    }

    /** The network interface of a private endpoint as {@code network:getNetworkInterface} answers it. */
    static Map<String, Object> networkInterface(SimulatedAzure azure, String id) {
        for (var endpoint : azure.state().ofType("Microsoft.Network/privateEndpoints")) {
            if (Values.strings(endpoint.properties(), "networkInterfaces[].id").stream().anyMatch(id::equalsIgnoreCase)) {
                var address = Values.string(endpoint.properties(), "customDnsConfigs[].ipAddresses[]");
                return Map.of("id", id, "name", id.substring(id.lastIndexOf('/') + 1),
                        "type", "Microsoft.Network/networkInterfaces", "location", endpoint.text("location"),
                        "ipConfigurations", List.of(Map.of("name", "privateEndpointIpConfig", "primary", true,
                                "privateIPAddress", address, "privateIPAllocationMethod", "Dynamic",
                                "subnet", Map.of("id", endpoint.text("subnet.id")))));
            }
        }
        throw SimulatedAzure.notFound(id);
    }
}
