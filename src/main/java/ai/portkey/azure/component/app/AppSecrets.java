package ai.portkey.azure.component.app;

import ai.portkey.azure.component.app.AppSpec.SecretVolume;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.data.DataConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Key Vault secrets of the apps, by environment variable: those of the configuration, and the password of a cache that
 * the stack makes.
 */
public record AppSecrets(AppsConfig apps, DataConfig data) {

    /** Of gateway and mcp. */
    public Map<String, SecretRef> gateway() {
        return references(apps.secrets().gateway());
    }

    /** Of the data service: the gateway's and its own. */
    public Map<String, SecretRef> dataService() {
        var all = new LinkedHashMap<>(apps.secrets().gateway());
        all.putAll(apps.secrets().dataService());
        return references(all);
    }

    /** The configured volumes: a single secret with {@code subPath}, else all secrets of {@code secrets.gateway}. */
    List<SecretVolume> volumes() {
        var all = gateway().values().stream().distinct().toList();
        return apps.secretVolumeMounts().stream()
                .map(mount -> new SecretVolume(
                        mount.name(),
                        mount.mountPath(),
                        mount.subPath().orElse(""),
                        mount.subPath().map(name -> List.of(reference(name))).orElse(all)))
                .toList();
    }

    private Map<String, SecretRef> references(Map<String, String> names) {
        var references = new LinkedHashMap<String, SecretRef>();
        names.forEach((variable, name) -> references.put(variable, reference(name)));
        data.redis().passwordSecret().ifPresent(name -> references.put("REDIS_PASSWORD", reference(name)));
        return references;
    }

    private SecretRef reference(String name) {
        return new SecretRef(data.secretsKeyVault(), name);
    }
}
