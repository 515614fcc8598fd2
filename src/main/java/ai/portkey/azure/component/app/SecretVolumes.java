package ai.portkey.azure.component.app;

import ai.portkey.azure.component.app.AppSpec.SecretVolume;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.PortkeyConfig;
import java.util.List;

/** The configured secret volumes: a single secret with {@code subPath}, else all secrets of {@code secrets.gateway}. */
final class SecretVolumes {

    private SecretVolumes() {}

    static List<SecretVolume> of(PortkeyConfig config) {
        var all = AppVariables.gatewaySecrets(config).values().stream().distinct().toList();
        return config.secretVolumeMounts().stream()
                .map(mount -> new SecretVolume(mount.name(), mount.mountPath(), mount.subPath().orElse(""),
                        mount.subPath()
                                .map(name -> List.of(new SecretRef(config.secretsKeyVault(), name)))
                                .orElse(all)))
                .toList();
    }
}
