package ai.portkey.azure.simulator.network;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Domain;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual networks, private endpoints and DNS. */
public final class NetworkDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(new Module("network", "Microsoft.Network", NetworkTypes::all));
    }

    /** Azure names in an address the NAT gateway that has taken it, though nobody writes the address. */
    @Override
    public SimulatedResource seen(SimulatedResource address, AzureState state) {
        return state.ofType("Microsoft.Network/natGateways").stream()
                .filter(gateway -> Values.strings(gateway.properties(), "publicIpAddresses[].id").stream()
                        .anyMatch(address.id()::equalsIgnoreCase))
                .findFirst()
                .map(gateway -> {
                    var properties = Values.copy(address.properties());
                    properties.put("natGateway", Map.of("id", gateway.id()));
                    return address.withProperties(properties);
                })
                .orElse(address);
    }

    @Override
    public Optional<Map<String, Object>> invoke(String function, SimulatedAzure azure, Map<String, Object> args) {
        return function.equals("getNetworkInterface")
                ? Optional.of(PrivateEndpointRules.networkInterface(
                        azure,
                        "/subscriptions/" + azure.options().subscriptionId()
                                + "/resourceGroups/" + args.get("resourceGroupName")
                                + "/providers/Microsoft.Network/networkInterfaces/"
                                + args.get("networkInterfaceName")))
                : Optional.empty();
    }
}
