package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.cache.inputs.EnterpriseSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Inputs of {@link RedisEnterprise}. */
public final class RedisEnterpriseArgs extends ResourceArgs {

    @Import(name = "clusterName")
    private Output<String> clusterName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "location")
    private Output<String> location;

    @Import(name = "tags")
    private Output<Map<String, String>> tags;

    @Import(name = "sku", required = true)
    private Output<EnterpriseSkuArgs> sku;

    @Import(name = "highAvailability")
    private Output<String> highAvailability;

    @Import(name = "minimumTlsVersion")
    private Output<String> minimumTlsVersion;

    private RedisEnterpriseArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final RedisEnterpriseArgs args = new RedisEnterpriseArgs();

        public Builder clusterName(Output<String> clusterName) {
            args.clusterName = clusterName;
            return this;
        }

        public Builder clusterName(String clusterName) {
            return clusterName(Output.of(clusterName));
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

        public Builder sku(Output<EnterpriseSkuArgs> sku) {
            args.sku = sku;
            return this;
        }

        public Builder sku(EnterpriseSkuArgs sku) {
            return sku(Output.of(sku));
        }

        public Builder highAvailability(Output<String> highAvailability) {
            args.highAvailability = highAvailability;
            return this;
        }

        public Builder highAvailability(String highAvailability) {
            return highAvailability(Output.of(highAvailability));
        }

        public Builder minimumTlsVersion(Output<String> minimumTlsVersion) {
            args.minimumTlsVersion = minimumTlsVersion;
            return this;
        }

        public Builder minimumTlsVersion(String minimumTlsVersion) {
            return minimumTlsVersion(Output.of(minimumTlsVersion));
        }

        public RedisEnterpriseArgs build() {
            return args;
        }
    }
}
