package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.app.inputs.AppLogsConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** Inputs of {@link ManagedEnvironment}. */
public final class ManagedEnvironmentArgs extends ResourceArgs {

    @Import(name = "environmentName")
    private Output<String> environmentName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "location")
    private Output<String> location;

    @Import(name = "tags")
    private Output<Map<String, String>> tags;

    @Import(name = "appLogsConfiguration")
    private Output<AppLogsConfigurationArgs> appLogsConfiguration;

    @Import(name = "vnetConfiguration")
    private Output<VnetConfigurationArgs> vnetConfiguration;

    @Import(name = "workloadProfiles")
    private Output<List<WorkloadProfileArgs>> workloadProfiles;

    @Import(name = "infrastructureResourceGroup")
    private Output<String> infrastructureResourceGroup;

    @Import(name = "zoneRedundant")
    private Output<Boolean> zoneRedundant;

    @Import(name = "publicNetworkAccess")
    private Output<String> publicNetworkAccess;

    @Import(name = "peerTrafficConfiguration")
    private Output<PeerTrafficConfigurationArgs> peerTrafficConfiguration;

    @Import(name = "identity")
    private Output<ManagedServiceIdentityArgs> identity;

    private ManagedEnvironmentArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final ManagedEnvironmentArgs args = new ManagedEnvironmentArgs();

        public Builder environmentName(Output<String> environmentName) {
            args.environmentName = environmentName;
            return this;
        }

        public Builder environmentName(String environmentName) {
            return environmentName(Output.of(environmentName));
        }

        public Builder resourceGroupName(Output<String> resourceGroupName) {
            args.resourceGroupName = resourceGroupName;
            return this;
        }

        public Builder resourceGroupName(String resourceGroupName) {
            return resourceGroupName(Output.of(resourceGroupName));
        }

        public Builder location(Output<String> location) {
            args.location = location;
            return this;
        }

        public Builder location(String location) {
            return location(Output.of(location));
        }

        public Builder tags(Output<Map<String, String>> tags) {
            args.tags = tags;
            return this;
        }

        public Builder tags(Map<String, String> tags) {
            return tags(Output.of(tags));
        }

        public Builder appLogsConfiguration(Output<AppLogsConfigurationArgs> appLogsConfiguration) {
            args.appLogsConfiguration = appLogsConfiguration;
            return this;
        }

        public Builder appLogsConfiguration(AppLogsConfigurationArgs appLogsConfiguration) {
            return appLogsConfiguration(Output.of(appLogsConfiguration));
        }

        public Builder vnetConfiguration(Output<VnetConfigurationArgs> vnetConfiguration) {
            args.vnetConfiguration = vnetConfiguration;
            return this;
        }

        public Builder vnetConfiguration(VnetConfigurationArgs vnetConfiguration) {
            return vnetConfiguration(Output.of(vnetConfiguration));
        }

        public Builder workloadProfiles(Output<List<WorkloadProfileArgs>> workloadProfiles) {
            args.workloadProfiles = workloadProfiles;
            return this;
        }

        public Builder workloadProfiles(List<WorkloadProfileArgs> workloadProfiles) {
            return workloadProfiles(Output.of(workloadProfiles));
        }

        public Builder infrastructureResourceGroup(Output<String> infrastructureResourceGroup) {
            args.infrastructureResourceGroup = infrastructureResourceGroup;
            return this;
        }

        public Builder infrastructureResourceGroup(String infrastructureResourceGroup) {
            return infrastructureResourceGroup(Output.of(infrastructureResourceGroup));
        }

        public Builder zoneRedundant(Output<Boolean> zoneRedundant) {
            args.zoneRedundant = zoneRedundant;
            return this;
        }

        public Builder zoneRedundant(Boolean zoneRedundant) {
            return zoneRedundant(Output.of(zoneRedundant));
        }

        public Builder publicNetworkAccess(Output<String> publicNetworkAccess) {
            args.publicNetworkAccess = publicNetworkAccess;
            return this;
        }

        public Builder publicNetworkAccess(String publicNetworkAccess) {
            return publicNetworkAccess(Output.of(publicNetworkAccess));
        }

        public Builder peerTrafficConfiguration(Output<PeerTrafficConfigurationArgs> peerTrafficConfiguration) {
            args.peerTrafficConfiguration = peerTrafficConfiguration;
            return this;
        }

        public Builder peerTrafficConfiguration(PeerTrafficConfigurationArgs peerTrafficConfiguration) {
            return peerTrafficConfiguration(Output.of(peerTrafficConfiguration));
        }

        public Builder identity(Output<ManagedServiceIdentityArgs> identity) {
            args.identity = identity;
            return this;
        }

        public Builder identity(ManagedServiceIdentityArgs identity) {
            return identity(Output.of(identity));
        }

        public ManagedEnvironmentArgs build() {
            return args;
        }
    }
}
