package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * An Azure Managed Redis cluster in ARM API 2025-04-01, the first stable one with its sizes and {@code highAvailability}.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.cache/2025-04-01/redisenterprise">Microsoft.Cache/redisEnterprise</a>
 */
@ResourceType(type = AzureTypes.REDIS_CLUSTER)
public final class RedisEnterprise extends CustomResource {

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "hostName",
            refs = {String.class},
            tree = "[0]")
    private Output<String> hostName;

    public RedisEnterprise(String name, RedisEnterpriseArgs args, CustomResourceOptions options) {
        super(AzureTypes.REDIS_CLUSTER, name, args, AzureNative.options(AzureTypes.REDIS_CLUSTER, options));
    }

    /** The cluster's Azure name. */
    public Output<String> name() {
        return name;
    }

    /** The name that clients use. */
    public Output<String> hostName() {
        return hostName;
    }
}
