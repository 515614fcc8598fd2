package ai.portkey.azure.component.network;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig.Service;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.PrivateEndpoint;
import com.pulumi.azurenative.network.PrivateEndpointArgs;
import com.pulumi.azurenative.network.inputs.GetNetworkInterfaceArgs;
import com.pulumi.azurenative.network.inputs.PrivateLinkServiceConnectionArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Outbound private link to Portkey's control plane: a private endpoint that Portkey approves by hand, and a private DNS
 * zone with the control plane's name. With {@code version: both} the old and the new one exist side by side.
 */
public final class ControlPlaneLink extends AzureComponent {

    /**
     * @param target       where it is put
     * @param config       which versions
     * @param vnet         the VNet with the private endpoints' subnet
     */
    public record Args(Target target, ControlPlaneLinkConfig config, Network.Vnet vnet) {}

    private final Output<String> endpointId;
    private final Optional<Output<String>> nextEndpointId;
    private final Output<String> privateIp;
    private final String host;

    public ControlPlaneLink(String name, Args args, ComponentResourceOptions options) {
        super("ControlPlaneLink", name, options);
        var endpoints = new ArrayList<PrivateEndpoint>();
        var addresses = new ArrayList<Output<String>>();
        for (var service : args.config().version().services()) {
            var endpoint = endpoint(args, service);
            var address = address(args.target(), endpoint);
            endpoints.add(endpoint);
            addresses.add(address);
            var zone = PrivateDns.zone(this, part(service) + "-dns", args.target(), Output.of(service.zone()));
            PrivateDns.record(this, part(service) + "-dns-record", args.target(), zone, service.record(), address);
            PrivateDns.link(
                    this,
                    part(service) + "-dns-link",
                    args.target(),
                    zone,
                    args.target().naming().controlPlaneDnsLink(),
                    args.vnet().id());
        }
        this.endpointId = endpoints.get(0).id();
        this.privateIp = addresses.get(0);
        this.nextEndpointId = endpoints.stream().skip(1).findFirst().map(PrivateEndpoint::id);
        this.host = args.config().host();
        registerOutputs(Map.of("endpointId", endpointId, "privateIp", privateIp, "host", Output.of(host)));
    }

    /** With both versions: id of the second private endpoint, which Portkey has to approve before the move. */
    public Optional<Output<String>> nextEndpointId() {
        return nextEndpointId;
    }

    /** Id of the private endpoint in use; Portkey needs it to approve the connection. */
    public Output<String> endpointId() {
        return endpointId;
    }

    /** Private address of the control plane. */
    public Output<String> privateIp() {
        return privateIp;
    }

    /** Name of the control plane inside the VNet. */
    public String host() {
        return host;
    }

    /** Part of the children's logical names. */
    private static String part(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private PrivateEndpoint endpoint(Args args, Service service) {
        var target = args.target();
        return new PrivateEndpoint(
                child(part(service) + "-endpoint"),
                PrivateEndpointArgs.builder()
                        .privateEndpointName(target.naming().controlPlanePrivateEndpoint(service == Service.V2))
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .subnet(SubnetArgs.builder()
                                .id(args.vnet().privateLinkSubnetId().orElseThrow())
                                .build())
                        .manualPrivateLinkServiceConnections(PrivateLinkServiceConnectionArgs.builder()
                                .name(target.naming().controlPlaneConnection(service == Service.V2))
                                .privateLinkServiceId(service.alias())
                                .requestMessage("Portkey Gateway "
                                        + target.naming().prefix() + " requesting Private Link to Control Plane")
                                .build())
                        .build(),
                options()
                        // Portkey's approval is written into an input of the endpoint; it is not ours to set back.
                        .ignoreChanges(
                                List.of("manualPrivateLinkServiceConnections[0].privateLinkServiceConnectionState"))
                        .build());
    }

    /** The endpoint's address is known to its network interface alone: a service reached by alias has no DNS configuration. */
    private static Output<String> address(Target target, PrivateEndpoint endpoint) {
        return Output.tuple(endpoint.networkInterfaces(), target.resourceGroupName())
                .apply(t -> NetworkFunctions.getNetworkInterface(
                        GetNetworkInterfaceArgs.builder()
                                .networkInterfaceName(
                                        lastSegment(t.t1.get(0).id().orElseThrow()))
                                .resourceGroupName(t.t2)
                                .build(),
                        AzureNative.lookup()))
                .applyValue(
                        nic -> nic.ipConfigurations().get(0).privateIPAddress().orElseThrow());
    }

    private static String lastSegment(String id) {
        return ArmId.name(id);
    }
}
