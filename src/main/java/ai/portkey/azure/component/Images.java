package ai.portkey.azure.component;

import ai.portkey.azure.config.ImageConfig;
import ai.portkey.azure.config.PortkeyConfig;

/** Images of Portkey's apps. */
final class Images {

    private Images() {}

    static AppSpec.Image of(AppPlatform platform, PortkeyConfig config, ImageConfig image) {
        return new AppSpec.Image(platform.registry().orElseThrow().server().applyValue(image::reference),
                config.imageManagedElsewhere());
    }
}
