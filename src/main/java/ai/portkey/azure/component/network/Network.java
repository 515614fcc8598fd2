package ai.portkey.azure.component.network;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import ai.portkey.azure.provider.azure.Subnet;
import ai.portkey.azure.provider.azure.SubnetArgs;
import com.pulumi.azurenative.network.NatGateway;
import com.pulumi.azurenative.network.NatGatewayArgs;
import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.PublicIPAddressArgs;
import com.pulumi.azurenative.network.VirtualNetwork;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.DelegationArgs;
import com.pulumi.azurenative.network.inputs.GetSubnetArgs;
import com.pulumi.azurenative.network.inputs.NatGatewaySkuArgs;
import com.pulumi.azurenative.network.inputs.PublicIPAddressSkuArgs;
import com.pulumi.azurenative.network.inputs.SecurityRuleArgs;
import com.pulumi.azurenative.network.inputs.ServiceEndpointPropertiesFormatArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The VNet with its subnets, made here or given; nothing at all with {@code networkMode: none}.
 *
 * <p>A new VNet has three subnets and, unless disabled, a NAT gateway for the apps' way out. The subnets are created one after the other:
 * ARM refuses parallel changes to one VNet.
 */
public final class Network extends AzureComponent implements Monitored {

    /**
     * @param target     where it is put
     * @param config     new, existing or none
     * @param protect    the VNet cannot be deleted by a plan
     * @param appGateway present when an Application Gateway uses the network
     * @param ingress    who may reach it
     * @param zonal      the NAT gateway's address spans all zones
     */
    public record Args(
            Target target,
            NetworkConfig config,
            boolean protect,
            Optional<AppGatewayConfig> appGateway,
            IngressConfig ingress,
            boolean zonal) {}

    private final Map<String, Output<String>> securityGroupIds = new LinkedHashMap<>();
    private final Optional<Vnet> vnet;
    private final Optional<Output<String>> natGatewayId;
    private final Optional<Output<String>> natGatewayPublicIp;
    private final Optional<Output<String>> natGatewayPublicIpId;

    /**
     * The VNet that the other components use.
     *
     * @param id                      of the VNet
     * @param acaSubnetId             subnet of the Container Apps environment
     * @param acaSubnetCidr           its address range; of a VNet that exists only when it is written
     * @param appGatewaySubnetId      subnet of the Application Gateway
     * @param appGatewaySubnetCidr    its address range; of a VNet that exists only when the gateway has a private address
     * @param privateLinkSubnetId     subnet of the private endpoints
     * @param hasStorageEndpoint      the apps' subnet has the Microsoft.Storage service endpoint for certain
     * @param privateDns              who keeps the DNS zones of the private endpoints
     */
    public record Vnet(
            Output<String> id,
            Output<String> acaSubnetId,
            Optional<String> acaSubnetCidr,
            Optional<Output<String>> appGatewaySubnetId,
            Optional<Output<String>> appGatewaySubnetCidr,
            Optional<Output<String>> privateLinkSubnetId,
            boolean hasStorageEndpoint,
            PrivateDnsConfig privateDns) {}

    public Network(String name, Args args, ComponentResourceOptions options) {
        super("Network", name, options);
        var outputs = new LinkedHashMap<String, Output<?>>();
        var publicIp =
                args.config().created().filter(NetworkConfig.New::natGateway).map(created -> natPublicIp(args));
        var nat = publicIp.map(ip -> natGateway(args.target(), ip));
        this.vnet = args.config()
                .created()
                .map(created -> create(args, created, nat))
                .or(() -> args.config().existing().map(existing -> lookUp(existing, args.appGateway())));
        this.natGatewayId = nat.map(NatGateway::id);
        this.natGatewayPublicIpId = publicIp.map(PublicIPAddress::id);
        this.natGatewayPublicIp = publicIp.map(ip -> ip.ipAddress().applyValue(Optional::orElseThrow));
        natGatewayId.ifPresent(id -> outputs.put("natGatewayId", id));
        vnet.ifPresent(v -> {
            outputs.put("vnetId", v.id());
            outputs.put("acaSubnetId", v.acaSubnetId());
        });
        registerOutputs(outputs);
    }

    /** Absent with {@code networkMode: none}. */
    public Optional<Vnet> vnet() {
        return vnet;
    }

    /** Present with {@code networkMode: new}, unless {@code vnet.natGateway} is false. */
    public Optional<Output<String>> natGatewayId() {
        return natGatewayId;
    }

    /** The address from which the apps reach the internet; present where a NAT gateway is. */
    public Optional<Output<String>> natGatewayPublicIp() {
        return natGatewayPublicIp;
    }

    /** Network security groups have logs and no metrics; of the address: attacks, and what DDoS protection does about them. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        var groups = securityGroupIds.entrySet().stream()
                .map(group -> MonitoredResource.withoutAlerts(group.getKey(), group.getValue(), true, false));
        return Stream.concat(
                        groups,
                        natGatewayPublicIpId.stream()
                                .map(id -> MonitoredResource.withoutAlerts("pip-nat", id, true, true)))
                .toList();
    }

    private Vnet create(Args args, NetworkConfig.New config, Optional<NatGateway> nat) {
        var target = args.target();
        var vnet = new VirtualNetwork(
                child("vnet"),
                VirtualNetworkArgs.builder()
                        .virtualNetworkName(target.naming().vnet())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes(config.cidr())
                                .build())
                        .build(),
                options().protect(args.protect()).build());

        var acaNsg = securityGroup("nsg-aca", target.naming().acaNetworkSecurityGroup(), target, List.of());
        var appGatewayNsg = securityGroup(
                "nsg-appgw",
                target.naming().appGatewayNetworkSecurityGroup(),
                target,
                // The subnet is empty without a gateway: nobody needs a way in.
                AppGatewayRules.of(args.appGateway()
                        .map(gateway -> gateway.clients(args.ingress()))
                        .orElse(List.of())));

        var acaArgs = SubnetArgs.builder()
                .delegations(List.of(DelegationArgs.builder()
                        .name("aca-delegation")
                        .serviceName("Microsoft.App/environments")
                        .build()))
                .serviceEndpoints(List.of(ServiceEndpointPropertiesFormatArgs.builder()
                        .service("Microsoft.Storage")
                        .build()))
                .networkSecurityGroup(reference(acaNsg))
                .defaultOutboundAccess(nat.isEmpty());
        nat.ifPresent(gateway ->
                acaArgs.natGateway(SubResourceArgs.builder().id(gateway.id()).build()));
        var aca = subnet("snet-aca", target, vnet, config.acaSubnetCidr(), acaArgs, vnet);
        var appGateway = subnet(
                "snet-appgw",
                target,
                vnet,
                config.appGatewaySubnetCidr(),
                SubnetArgs.builder().networkSecurityGroup(reference(appGatewayNsg)),
                aca);
        var privateLink = subnet(
                "snet-pe",
                target,
                vnet,
                config.privateLinkSubnetCidr(),
                SubnetArgs.builder().privateEndpointNetworkPolicies("Disabled").defaultOutboundAccess(false),
                appGateway);

        return new Vnet(
                vnet.id(),
                aca.id(),
                Optional.of(config.acaSubnetCidr()),
                Optional.of(appGateway.id()),
                Optional.of(Output.of(config.appGatewaySubnetCidr())),
                Optional.of(privateLink.id()),
                true,
                config.privateDns());
    }

    private static Vnet lookUp(NetworkConfig.Existing config, Optional<AppGatewayConfig> appGateway) {
        var needsRange = appGateway.filter(AppGatewayConfig::isPrivate).isPresent();
        return new Vnet(
                Output.of(config.vnetId().toString()),
                Output.of(config.acaSubnetId().toString()),
                config.acaSubnetCidr(),
                config.appGatewaySubnetId().map(id -> Output.of(id.toString())),
                config.appGatewaySubnetCidr()
                        .map(Output::of)
                        .or(() -> config.appGatewaySubnetId()
                                .filter(id -> needsRange)
                                .map(Network::addressPrefix)),
                config.privateLinkSubnetId().map(id -> Output.of(id.toString())),
                false,
                config.privateDns());
    }

    /** Looked up in the deployment's own subscription: the function of Azure's provider knows no other. */
    private static Output<String> addressPrefix(ResourceId subnet) {
        return NetworkFunctions.getSubnet(
                        GetSubnetArgs.builder()
                                .resourceGroupName(subnet.resourceGroupName())
                                .virtualNetworkName(
                                        subnet.parent().orElseThrow().name())
                                .subnetName(subnet.name())
                                .build(),
                        AzureNative.lookup())
                .applyValue(s ->
                        s.addressPrefix().orElseGet(() -> s.addressPrefixes().get(0)));
    }

    private Subnet subnet(
            String azureName,
            Target target,
            VirtualNetwork vnet,
            String cidr,
            SubnetArgs.Builder args,
            Resource after) {
        return new Subnet(
                child(azureName),
                args.subnetName(azureName)
                        .resourceGroupName(target.resourceGroupName())
                        .virtualNetworkName(vnet.name())
                        .addressPrefix(cidr)
                        .build(),
                childOptions(Prerequisites.of(after)));
    }

    private NetworkSecurityGroup securityGroup(
            String part, String azureName, Target target, List<SecurityRuleArgs> rules) {
        var args = NetworkSecurityGroupArgs.builder()
                .networkSecurityGroupName(azureName)
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags());
        if (!rules.isEmpty()) {
            args.securityRules(rules);
        }
        var group = new NetworkSecurityGroup(child(part), args.build(), childOptions());
        securityGroupIds.put(part, group.id());
        return group;
    }

    private static com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs reference(NetworkSecurityGroup nsg) {
        return com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs.builder()
                .id(nsg.id())
                .build();
    }

    private PublicIPAddress natPublicIp(Args args) {
        var target = args.target();
        var ip = PublicIPAddressArgs.builder()
                .publicIpAddressName(target.naming().natGatewayPublicIp())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .sku(PublicIPAddressSkuArgs.builder().name("Standard").build())
                .publicIPAllocationMethod("Static");
        if (args.zonal()) {
            ip.zones(Zones.ALL);
        }
        // Azure writes the NAT gateway that took the address into it, and IPv4 unasked; a change of the latter
        // replaces.
        return new PublicIPAddress(
                child("pip-nat"),
                ip.build(),
                options()
                        .ignoreChanges(List.of("natGateway", "publicIPAddressVersion"))
                        .build());
    }

    private NatGateway natGateway(Target target, PublicIPAddress publicIp) {
        return new NatGateway(
                child("nat"),
                NatGatewayArgs.builder()
                        .natGatewayName(target.naming().natGateway())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .sku(NatGatewaySkuArgs.builder().name("Standard").build())
                        .idleTimeoutInMinutes(10)
                        .publicIpAddresses(
                                SubResourceArgs.builder().id(publicIp.id()).build())
                        .build(),
                childOptions());
    }

    /** Inbound rules of the Application Gateway's subnet, as data. */
    private record AppGatewayRules(String name, int priority, String protocol, String ports, List<String> sources) {

        static List<SecurityRuleArgs> of(List<String> clients) {
            return Stream.of(
                            new AppGatewayRules("AllowHTTP", 100, "Tcp", "80", clients),
                            new AppGatewayRules("AllowHTTPS", 110, "Tcp", "443", clients),
                            // Azure's control of the gateway; without it the gateway does not start.
                            new AppGatewayRules(
                                    "AllowGatewayManager", 120, "Tcp", "65200-65535", List.of("GatewayManager")),
                            new AppGatewayRules("AllowAzureLoadBalancer", 130, "*", "*", List.of("AzureLoadBalancer")))
                    .filter(rule -> !rule.sources().isEmpty())
                    .map(AppGatewayRules::toArgs)
                    .toList();
        }

        private SecurityRuleArgs toArgs() {
            var rule = SecurityRuleArgs.builder()
                    .name(name)
                    .priority(priority)
                    .direction("Inbound")
                    .access("Allow")
                    .protocol(protocol)
                    .sourcePortRange("*")
                    .destinationPortRange(ports)
                    .destinationAddressPrefix("*");
            return (sources.size() == 1
                            ? rule.sourceAddressPrefix(sources.get(0))
                            : rule.sourceAddressPrefixes(sources))
                    .build();
        }
    }
}
