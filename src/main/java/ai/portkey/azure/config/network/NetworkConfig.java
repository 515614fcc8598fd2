package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;

/**
 * Where the deployment lives (keys {@code networkMode} and {@code vnet}): in no VNet, in a new one, or in one that
 * exists. Chosen once, here, and never asked again.
 */
public sealed interface NetworkConfig {

    /** {@code networkMode: none}: the Container Apps environment has no VNet of ours. */
    record None() implements NetworkConfig {
        @Override
        public PrivateDnsConfig privateDns() {
            return new PrivateDnsConfig.None();
        }

        @Override
        public boolean hasVnet() {
            return false;
        }
    }

    /**
     * {@code networkMode: new}: a VNet with three subnets and a NAT gateway.
     *
     * @param cidr                  address range of the VNet
     * @param acaSubnetCidr         subnet of the Container Apps environment; at least a /27
     * @param appGatewaySubnetCidr  subnet of the Application Gateway
     * @param privateLinkSubnetCidr subnet of the private endpoints
     * @param natGateway            the apps reach the internet from one address that stays
     * @param privateDns            who makes the zones
     */
    record New(
            String cidr,
            String acaSubnetCidr,
            String appGatewaySubnetCidr,
            String privateLinkSubnetCidr,
            boolean natGateway,
            PrivateDnsConfig privateDns)
            implements NetworkConfig {
        @Override
        public Optional<New> created() {
            return Optional.of(this);
        }
    }

    /**
     * {@code networkMode: existing}: ids of a VNet and its subnets, all in the form
     * {@code /subscriptions/…/virtualNetworks/…[/subnets/…]}.
     *
     * @param vnetId               the VNet
     * @param acaSubnetId          delegated to Microsoft.App/environments
     * @param acaSubnetCidr        its range; with an allow list the apps reach each other by it
     * @param appGatewaySubnetId   required with {@code ingressType: application_gateway}
     * @param appGatewaySubnetCidr its range; absent = looked up, which works in the deployment's subscription only
     * @param privateLinkSubnetId  required where a private endpoint is made
     * @param privateDns           who makes the zones
     */
    record Existing(
            ResourceId vnetId,
            ResourceId acaSubnetId,
            Optional<String> acaSubnetCidr,
            Optional<ResourceId> appGatewaySubnetId,
            Optional<String> appGatewaySubnetCidr,
            Optional<ResourceId> privateLinkSubnetId,
            PrivateDnsConfig privateDns)
            implements NetworkConfig {
        @Override
        public Optional<Existing> existing() {
            return Optional.of(this);
        }
    }

    /** Who keeps the DNS zones of the private endpoints. */
    PrivateDnsConfig privateDns();

    /** True unless {@code networkMode} is {@code none}. */
    default boolean hasVnet() {
        return true;
    }

    /** The VNet that the stack makes. */
    default Optional<New> created() {
        return Optional.empty();
    }

    /** The VNet that exists. */
    default Optional<Existing> existing() {
        return Optional.empty();
    }
}
