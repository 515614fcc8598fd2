package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.network.inputs.DelegationArgs;
import com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.inputs.ServiceEndpointPropertiesFormatArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Inputs of {@link Subnet}. The nested types are the SDK's. */
public final class SubnetArgs extends ResourceArgs {

    @Import(name = "subnetName")
    private Output<String> subnetName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "virtualNetworkName", required = true)
    private Output<String> virtualNetworkName;

    @Import(name = "addressPrefix")
    private Output<String> addressPrefix;

    @Import(name = "delegations")
    private Output<List<DelegationArgs>> delegations;

    @Import(name = "serviceEndpoints")
    private Output<List<ServiceEndpointPropertiesFormatArgs>> serviceEndpoints;

    @Import(name = "networkSecurityGroup")
    private Output<NetworkSecurityGroupArgs> networkSecurityGroup;

    @Import(name = "natGateway")
    private Output<SubResourceArgs> natGateway;

    @Import(name = "privateEndpointNetworkPolicies")
    private Output<String> privateEndpointNetworkPolicies;

    @Import(name = "defaultOutboundAccess")
    private Output<Boolean> defaultOutboundAccess;

    private SubnetArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final SubnetArgs args = new SubnetArgs();

        public Builder subnetName(Output<String> subnetName) {
            args.subnetName = subnetName;
            return this;
        }

        public Builder subnetName(String subnetName) {
            return subnetName(Output.of(subnetName));
        }

        public Builder resourceGroupName(Output<String> resourceGroupName) {
            args.resourceGroupName = resourceGroupName;
            return this;
        }

        public Builder resourceGroupName(String resourceGroupName) {
            return resourceGroupName(Output.of(resourceGroupName));
        }

        public Builder virtualNetworkName(Output<String> virtualNetworkName) {
            args.virtualNetworkName = virtualNetworkName;
            return this;
        }

        public Builder virtualNetworkName(String virtualNetworkName) {
            return virtualNetworkName(Output.of(virtualNetworkName));
        }

        public Builder addressPrefix(Output<String> addressPrefix) {
            args.addressPrefix = addressPrefix;
            return this;
        }

        public Builder addressPrefix(String addressPrefix) {
            return addressPrefix(Output.of(addressPrefix));
        }

        public Builder delegations(Output<List<DelegationArgs>> delegations) {
            args.delegations = delegations;
            return this;
        }

        public Builder delegations(List<DelegationArgs> delegations) {
            return delegations(Output.of(delegations));
        }

        public Builder serviceEndpoints(Output<List<ServiceEndpointPropertiesFormatArgs>> serviceEndpoints) {
            args.serviceEndpoints = serviceEndpoints;
            return this;
        }

        public Builder serviceEndpoints(List<ServiceEndpointPropertiesFormatArgs> serviceEndpoints) {
            return serviceEndpoints(Output.of(serviceEndpoints));
        }

        public Builder networkSecurityGroup(Output<NetworkSecurityGroupArgs> networkSecurityGroup) {
            args.networkSecurityGroup = networkSecurityGroup;
            return this;
        }

        public Builder networkSecurityGroup(NetworkSecurityGroupArgs networkSecurityGroup) {
            return networkSecurityGroup(Output.of(networkSecurityGroup));
        }

        public Builder natGateway(Output<SubResourceArgs> natGateway) {
            args.natGateway = natGateway;
            return this;
        }

        public Builder natGateway(SubResourceArgs natGateway) {
            return natGateway(Output.of(natGateway));
        }

        public Builder privateEndpointNetworkPolicies(Output<String> privateEndpointNetworkPolicies) {
            args.privateEndpointNetworkPolicies = privateEndpointNetworkPolicies;
            return this;
        }

        public Builder privateEndpointNetworkPolicies(String privateEndpointNetworkPolicies) {
            return privateEndpointNetworkPolicies(Output.of(privateEndpointNetworkPolicies));
        }

        public Builder defaultOutboundAccess(Output<Boolean> defaultOutboundAccess) {
            args.defaultOutboundAccess = defaultOutboundAccess;
            return this;
        }

        public Builder defaultOutboundAccess(Boolean defaultOutboundAccess) {
            return defaultOutboundAccess(Output.of(defaultOutboundAccess));
        }

        public SubnetArgs build() {
            return args;
        }
    }
}
