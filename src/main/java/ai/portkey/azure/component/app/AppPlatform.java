package ai.portkey.azure.component.app;

import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.config.app.ImageConfig;
import java.util.Optional;

/**
 * What the apps of one identity share.
 *
 * @param target      where they are put
 * @param environment the Container Apps environment
 * @param secrets     their identity and its secrets
 * @param registry    where their images come from; empty = public images, pulled anonymously
 * @param additional  what they wait for in addition to the identity's role assignments
 */
public record AppPlatform(
        Target target,
        AcaEnvironment environment,
        KeyVaultSecrets secrets,
        Optional<RegistryAccess> registry,
        Prerequisites additional) {

    /** The same for an app with a public image. */
    AppPlatform withoutRegistry() {
        return new AppPlatform(target, environment, secrets, Optional.empty(), additional);
    }

    /** The same for apps that wait for more. */
    public AppPlatform after(Prerequisites more) {
        return new AppPlatform(target, environment, secrets, registry, additional.and(more));
    }

    /** Everything an app must wait for: without a role its secrets cannot be read and its creation fails. */
    Prerequisites prerequisites() {
        return secrets.prerequisites()
                .and(registry.map(RegistryAccess::prerequisites).orElse(Prerequisites.NONE), additional);
    }

    /**
     * An image in the registry.
     *
     * @param managedElsewhere another pipeline changes it
     */
    AppSpec.Image image(ImageConfig image, boolean managedElsewhere) {
        return new AppSpec.Image(registry.orElseThrow().server().applyValue(image::reference), managedElsewhere);
    }
}
