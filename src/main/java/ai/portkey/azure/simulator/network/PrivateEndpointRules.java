package ai.portkey.azure.simulator.network;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Private endpoints: their connection, address, network interface and DNS records. */
public final class PrivateEndpointRules {

    private static final List<String> CONNECTIONS =
            List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    private static final String ADDRESS = "ipConfigurations[].privateIPAddress";

    /** What follows the resource's name in its public name, by part of the id. */
    private static final Map<String, String> SUFFIXES = Map.of(
            "/microsoft.storage/", ".blob.core.windows.net",
            "/microsoft.keyvault/", ".vault.azure.net");

    private PrivateEndpointRules() {}

    static void check(Request request) {
        var connections = CONNECTIONS.stream()
                .mapToInt(c -> Values.objects(request.body(), c + "[]").size())
                .sum();
        if (connections != 1) {
            throw request.badRequest(
                    "PrivateEndpointMustHaveOneConnection",
                    "Private endpoint " + request.id()
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
                throw request.badRequest(
                        "LinkedInvalidPropertyId",
                        "'" + target + "' is not a resource ID."
                                + " A private link service alias needs manualPrivateLinkServiceConnections.");
            }
        }
    }

    /** A service without a public name, or one that has not approved yet, has no DNS configuration. */
    static Map<String, Object> outputs(Request request) {
        var outputs = request.with(
                "resourceGuid",
                request.ids().guid(request.id()),
                "networkInterfaces",
                List.of(Map.of("id", interfaceId(request))));
        var address = address(request);
        fqdn(request)
                .ifPresent(name -> outputs.put(
                        "customDnsConfigs", List.of(Map.of("fqdn", name, "ipAddresses", List.of(address)))));
        for (var collection : CONNECTIONS) {
            // The owner of the other side approves a manual connection; that happens outside of a deployment.
            var status = collection.startsWith("manual") ? "Pending" : "Approved";
            var answers = new ArrayList<Map<String, Object>>(request.children(collection));
            answers.forEach(answer -> answer.put(
                    "privateLinkServiceConnectionState",
                    Map.of(
                            "status",
                            current(request, collection, status),
                            "description",
                            "",
                            "actionsRequired",
                            "None")));
            outputs.put(collection, answers);
        }
        return outputs;
    }

    /** Azure makes the network interface with the endpoint; it alone always knows the address. */
    private static String address(Request request) {
        var id = interfaceId(request);
        var made = request.azure().state().get(id);
        if (made.isEmpty()) {
            var subnet = request.find(request.text("subnet.id")).orElseThrow();
            var fixed = Values.string(request.body(), ADDRESS);
            var address = fixed != null ? fixed : Addresses.allocate(request, subnet, AzureState.key(request.id()));
            var properties = Map.<String, Object>of(
                    "name",
                    ArmId.name(id),
                    "type",
                    "Microsoft.Network/networkInterfaces",
                    "location",
                    request.location(),
                    "ipConfigurations",
                    List.of(Map.of(
                            "name",
                            "privateEndpointIpConfig",
                            "primary",
                            true,
                            "privateIPAddress",
                            address,
                            "privateIPAllocationMethod",
                            "Dynamic",
                            "subnet",
                            Map.of("id", subnet.id()))));
            request.azure().state().put(new SimulatedResource(id, "", properties, true, 0));
            return address;
        }
        return Values.string(made.get().properties(), ADDRESS);
    }

    private static String current(Request request, String collection, String initial) {
        return request.current()
                .map(c -> Values.string(c.properties(), collection + "[].privateLinkServiceConnectionState.status"))
                .orElse(initial);
    }

    private static String interfaceId(Request request) {
        var group = request.id().substring(0, request.id().indexOf("/providers/"));
        var custom = request.text("customNetworkInterfaceName");
        return group + "/providers/Microsoft.Network/networkInterfaces/"
                + (custom != null && !custom.isEmpty()
                        ? custom
                        : request.name() + ".nic." + request.ids().guid("nic " + AzureState.key(request.id())));
    }

    private static Optional<String> fqdn(Request request) {
        var target = Values.string(request.body(), "privateLinkServiceConnections[].privateLinkServiceId");
        return SUFFIXES.entrySet().stream()
                .filter(suffix ->
                        target != null && target.toLowerCase(Locale.ROOT).contains(suffix.getKey()))
                .map(suffix -> ArmId.name(target) + suffix.getValue())
                .findFirst();
    }

    static Map<String, Object> zoneGroupOutputs(Request request) {
        var addresses = request.find(Placement.parentId(request.id()))
                .map(e -> Values.strings(e.properties(), "customDnsConfigs[].ipAddresses[]"))
                .orElse(List.of());
        var records = addresses.stream()
                .map(address -> Map.of(
                        "recordType",
                        "A",
                        "ipAddresses",
                        List.of(address),
                        "provisioningState",
                        "Succeeded",
                        "ttl",
                        10.0,
                        "fqdn",
                        "",
                        "recordSetName",
                        ""))
                .toList();
        var configs = request.children("privateDnsZoneConfigs");
        configs.forEach(config -> config.put("recordSets", records));
        return request.with("privateDnsZoneConfigs", configs);
    }

    /** The network interface of a private endpoint as {@code network:getNetworkInterface} answers it. */
    public static Map<String, Object> networkInterface(SimulatedAzure azure, String id) {
        var answer = Values.copy(azure.state()
                .get(id)
                .orElseThrow(() -> SimulatedAzure.notFound(id))
                .properties());
        answer.put("id", id);
        return answer;
    }
}
