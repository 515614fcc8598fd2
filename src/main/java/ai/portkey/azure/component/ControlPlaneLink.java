package ai.portkey.azure.component;

import ai.portkey.azure.config.ControlPlaneLinkConfig;
import ai.portkey.azure.config.ControlPlaneLinkConfig.Version;
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
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * One generation of Portkey's private link service.
     *
     * @param part   part of the children's logical names
     * @param v2     true for the second
     * @param alias  Portkey's private link service
     * @param zone   private DNS zone
     * @param record its A record
     */
    private record Service(String part, boolean v2, String alias, String zone, String record) {

        String host() {
            return record + "." + zone;
        }
    }

    private static final Service V1 = new Service("v1", false,
            "portkey-privatelink-pls.d17828ab-c5d7-4f67-aae6-1f5b68ae0565.eastus2.azure.privatelinkservice",
            "privatelink-az.portkey.ai", "azure-cp");
    private static final Service V2 = new Service("v2", true,
            "portkey-privatelink-pls.4c0cb660-8f0d-49ad-beee-b234fa25cb40.eastus2.azure.privatelinkservice",
            "azure-cp.portkey.ai", "private");
    /** The apps use the first of the list: with both, v1 stays in use until Portkey has approved v2. */
    private static final Map<Version, List<Service>> SERVICES = Map.of(
            Version.V1, List.of(V1),
            Version.V2, List.of(V2),
            Version.BOTH, List.of(V1, V2));

    private final Output<String> endpointId;
    private final Optional<Output<String>> nextEndpointId;
    private final Output<String> privateIp;
    private final String host;

    public ControlPlaneLink(String name, Args args, ComponentResourceOptions options) {
        super("ControlPlaneLink", name, options);
        var endpoints = new ArrayList<PrivateEndpoint>();
        var addresses = new ArrayList<Output<String>>();
        for (var service : SERVICES.get(args.config().version())) {
            var endpoint = endpoint(args, service);
            var address = address(args.target(), endpoint);
            endpoints.add(endpoint);
            addresses.add(address);
            var zone = PrivateDns.zone(this, service.part() + "-dns", args.target(), Output.of(service.zone()));
            PrivateDns.record(this, service.part() + "-dns-record", args.target(), zone, service.record(), address);
            PrivateDns.link(this, service.part() + "-dns-link", args.target(), zone,
                    args.target().naming().controlPlaneDnsLink(), args.vnet().id());
        }
        this.endpointId = endpoints.get(0).id();
        this.privateIp = addresses.get(0);
        this.nextEndpointId = endpoints.stream().skip(1).findFirst().map(PrivateEndpoint::id);
        this.host = host(args.config());
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

    /** The environment variables that lead the apps through the link; empty when {@code configureGateway} is false. */
    public static Map<String, String> variables(ControlPlaneLinkConfig config) {
        if (!config.configureGateway()) {
            return Map.of();
        }
        var base = "https://" + host(config);
        var variables = new LinkedHashMap<String, String>();
        variables.put("ALBUS_BASEPATH", base + "/albus");
        variables.put("CONTROL_PLANE_BASEPATH", base + "/api/v1");
        variables.put("SOURCE_SYNC_API_BASEPATH", base + "/api/v1/sync");
        variables.put("CONFIG_READER_PATH", base + "/api/model-configs");
        return variables;
    }

    private static String host(ControlPlaneLinkConfig config) {
        return SERVICES.get(config.version()).get(0).host();
    }

    private PrivateEndpoint endpoint(Args args, Service service) {
        var target = args.target();
        return new PrivateEndpoint(child(service.part() + "-endpoint"), PrivateEndpointArgs.builder()
                .privateEndpointName(target.naming().controlPlanePrivateEndpoint(service.v2()))
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .subnet(SubnetArgs.builder().id(args.vnet().privateLinkSubnetId().orElseThrow()).build())
                .manualPrivateLinkServiceConnections(PrivateLinkServiceConnectionArgs.builder()
                        .name(target.naming().controlPlaneConnection(service.v2()))
                        .privateLinkServiceId(service.alias())
                        .requestMessage("Portkey Gateway " + target.naming().prefix()
                                + " requesting Private Link to Control Plane")
                        .build())
                .build(), options()
                        // Portkey's approval is written into an input of the endpoint; it is not ours to set back.
                        .ignoreChanges(List.of("manualPrivateLinkServiceConnections[0].privateLinkServiceConnectionState"))
                        .build());
    }

    /** The endpoint's address is known to its network interface alone: a service reached by alias has no DNS configuration. */
    private static Output<String> address(Target target, PrivateEndpoint endpoint) {
        return Output.tuple(endpoint.networkInterfaces(), target.resourceGroupName())
                .apply(t -> NetworkFunctions.getNetworkInterface(GetNetworkInterfaceArgs.builder()
                        .networkInterfaceName(lastSegment(t.t1.get(0).id().orElseThrow()))
                        .resourceGroupName(t.t2)
                        .build(), AzureNative.lookup()))
                .applyValue(nic -> nic.ipConfigurations().get(0).privateIPAddress().orElseThrow());
    }

    private static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
