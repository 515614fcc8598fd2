package ai.portkey.azure.component;

import ai.portkey.azure.config.Naming;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.azurenative.resources.ResourcesFunctions;
import com.pulumi.azurenative.resources.inputs.GetResourceGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/**
 * Where everything is put: resource group, region, tags and names.
 *
 * @param resourceGroupName known once the group exists
 * @param resourceGroupId   likewise
 * @param location          Azure region, e.g. {@code eastus}
 * @param tags              on every resource that can carry tags
 * @param naming            the Azure names
 */
public record Target(Output<String> resourceGroupName, Output<String> resourceGroupId, String location,
                     Map<String, String> tags, Naming naming) {

    /** Creates the resource group, or looks up one that exists. */
    public static Target of(PortkeyConfig config) {
        return config.resourceGroup().create() ? created(config) : lookedUp(config);
    }

    private static Target created(PortkeyConfig config) {
        var group = new ResourceGroup("resource-group", ResourceGroupArgs.builder()
                .resourceGroupName(config.resourceGroup().name())
                .location(config.location())
                .tags(config.tags())
                .build(),
                CustomResourceOptions.builder()
                        .version(AzureNative.VERSION)
                        .deleteBeforeReplace(true)
                        .protect(config.protect())
                        .build());
        return new Target(group.name(), group.id(), config.location(), config.tags(), config.naming());
    }

    private static Target lookedUp(PortkeyConfig config) {
        var group = ResourcesFunctions.getResourceGroup(GetResourceGroupArgs.builder()
                .resourceGroupName(config.resourceGroup().name())
                .build(), AzureNative.lookup());
        return new Target(group.applyValue(g -> g.name()), group.applyValue(g -> g.id()), config.location(),
                config.tags(), config.naming());
    }
}
