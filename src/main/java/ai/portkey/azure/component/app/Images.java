package ai.portkey.azure.component.app;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.app.ImageConfig;

/** Images of Portkey's apps. */
final class Images {

    private Images() {}

    static AppSpec.Image of(AppPlatform platform, PortkeyConfig config, ImageConfig image) {
        return new AppSpec.Image(platform.registry().orElseThrow().server().applyValue(image::reference),
                config.imageManagedElsewhere());
    }
}
