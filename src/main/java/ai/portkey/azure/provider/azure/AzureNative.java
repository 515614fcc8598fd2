package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.catalogue.Plugins;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

/** The azure-native plugin that serves every resource and lookup of this program. */
public final class AzureNative {

    private AzureNative() {}

    /** Options that send a lookup to the plugin of {@link Plugins#AZURE_NATIVE}. */
    public static InvokeOptions lookup() {
        return InvokeOptions.builder().version(Plugins.AZURE_NATIVE).build();
    }

    /** Adds the tokens of the same ARM type in other API versions as aliases, so that a later move keeps the state. */
    static CustomResourceOptions options(String token, CustomResourceOptions options) {
        var aliases = AzureTypes.get(token).aliases().stream()
                .map(other -> Output.of(Alias.builder().type(other).build()))
                .toList();
        var defaults = CustomResourceOptions.builder()
                .version(Plugins.AZURE_NATIVE)
                .aliases(List.copyOf(aliases))
                .build();
        return CustomResourceOptions.merge(defaults, options, null);
    }
}
