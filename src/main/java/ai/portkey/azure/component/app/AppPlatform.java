package ai.portkey.azure.component.app;

import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the apps of one identity share.
 *
 * @param target        where they are put
 * @param environment   the Container Apps environment
 * @param secrets       their identity and its secrets
 * @param registry      where their images come from; empty = public images, pulled anonymously
 * @param grants        further role assignments that must exist before they start
 */
public record AppPlatform(Target target, AcaEnvironment environment, KeyVaultSecrets secrets,
                          Optional<RegistryAccess> registry, List<Resource> grants) {

    /** The same for an app with a public image. */
    AppPlatform withoutRegistry() {
        return new AppPlatform(target, environment, secrets, Optional.empty(), grants);
    }

    /** Everything an app must wait for: without a role its secrets cannot be read and its creation fails. */
    List<Resource> prerequisites() {
        return Stream.of(secrets.grants(), registry.map(RegistryAccess::grants).orElse(List.of()), grants)
                .flatMap(List::stream)
                .toList();
    }
}
