package ai.portkey.azure.provider.random;

import com.pulumi.resources.CustomResourceOptions;

/** The random plugin; its version is in com/pulumi/random/plugin.json too, where the engine looks for it. */
final class RandomPlugin {

    static final String VERSION = "4.21.2";

    private RandomPlugin() {}

    static CustomResourceOptions options(CustomResourceOptions options) {
        return CustomResourceOptions.merge(CustomResourceOptions.builder().version(VERSION).build(), options, null);
    }
}
