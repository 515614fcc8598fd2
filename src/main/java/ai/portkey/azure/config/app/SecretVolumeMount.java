package ai.portkey.azure.config.app;

import java.util.Optional;

/**
 * A Key Vault secret as a file in the gateway and mcp containers (key {@code secretVolumeMounts}; module v3:
 * {@code gateway_secret_volume_mounts}).
 *
 * @param name      volume name; unique
 * @param mountPath absolute path: a directory, or with {@code subPath} a file
 * @param subPath   Key Vault secret name; without it the directory holds one file for each secret of {@code secrets.gateway}
 */
public record SecretVolumeMount(String name, String mountPath, Optional<String> subPath) {}
