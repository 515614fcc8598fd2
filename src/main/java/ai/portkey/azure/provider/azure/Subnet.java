package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A subnet in ARM API 2023-11-01, the first with {@code defaultOutboundAccess}.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.network/2023-11-01/virtualnetworks/subnets">Microsoft.Network/virtualNetworks/subnets</a>
 */
@ResourceType(type = AzureTypes.SUBNET)
public final class Subnet extends CustomResource {

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    public Subnet(String name, SubnetArgs args, CustomResourceOptions options) {
        super(AzureTypes.SUBNET, name, args, AzureNative.options(AzureTypes.SUBNET, options));
    }

    /** The subnet's Azure name. */
    public Output<String> name() {
        return name;
    }
}
