package ai.portkey.azure.component;

import ai.portkey.azure.config.ImageConfig;
import com.pulumi.core.Output;

/** Full image references. */
final class Images {

    private Images() {}

    static Output<String> reference(AppPlatform platform, ImageConfig image) {
        return platform.registry().orElseThrow().server().applyValue(image::reference);
    }
}
