package ai.portkey.azure.component;

import ai.portkey.azure.catalogue.Plugins;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.azurenative.resources.ResourcesFunctions;
import com.pulumi.azurenative.resources.inputs.GetResourceGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
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
public record Target(
        Output<String> resourceGroupName,
        Output<String> resourceGroupId,
        String location,
        Map<String, String> tags,
        Naming naming) {

    /**
     * Creates the resource group of a region, or looks up one that exists.
     *
     * @param name    logical name of the group
     * @param region  the region
     * @param tags    of all resources
     * @param protect the group cannot be deleted by a plan
     * @param options with the parent, where there is one
     */
    public static Target of(
            String name,
            RegionConfig region,
            Map<String, String> tags,
            boolean protect,
            ComponentResourceOptions options) {
        return region.resourceGroup().create() ? created(name, region, tags, protect, options) : lookedUp(region, tags);
    }

    private static Target created(
            String name,
            RegionConfig region,
            Map<String, String> tags,
            boolean protect,
            ComponentResourceOptions options) {
        var groupOptions = CustomResourceOptions.builder()
                .version(Plugins.AZURE_NATIVE)
                .deleteBeforeReplace(true)
                .protect(protect);
        options.getParent().ifPresent(groupOptions::parent);
        var group = new ResourceGroup(
                name,
                ResourceGroupArgs.builder()
                        .resourceGroupName(region.resourceGroup().name())
                        .location(region.location())
                        .tags(tags)
                        .build(),
                groupOptions.build());
        return new Target(group.name(), group.id(), region.location(), tags, region.naming());
    }

    private static Target lookedUp(RegionConfig region, Map<String, String> tags) {
        var group = ResourcesFunctions.getResourceGroup(
                GetResourceGroupArgs.builder()
                        .resourceGroupName(region.resourceGroup().name())
                        .build(),
                AzureNative.lookup());
        return new Target(
                group.applyValue(g -> g.name()),
                group.applyValue(g -> g.id()),
                region.location(),
                tags,
                region.naming());
    }
}
