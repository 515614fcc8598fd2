package ai.portkey.azure.config.data;

/**
 * What holds data.
 *
 * @param redis           {@code redis} and {@code redisImage}
 * @param storage         {@code storage}
 * @param secretsKeyVault {@code secretsKeyVault}; required
 */
public record DataConfig(RedisConfig redis, StorageConfig storage, KeyVaultConfig secretsKeyVault) {}
