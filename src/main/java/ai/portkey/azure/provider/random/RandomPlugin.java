package ai.portkey.azure.provider.random;

import ai.portkey.azure.catalogue.Plugins;
import com.pulumi.resources.CustomResourceOptions;

/** The random plugin. */
final class RandomPlugin {

    private RandomPlugin() {}

    static CustomResourceOptions options(CustomResourceOptions options) {
        return CustomResourceOptions.merge(
                CustomResourceOptions.builder().version(Plugins.RANDOM).build(), options, null);
    }
}
