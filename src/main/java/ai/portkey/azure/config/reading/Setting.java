package ai.portkey.azure.config.reading;

import com.google.gson.JsonElement;

/**
 * A key with its value.
 *
 * @param key    without namespace, e.g. {@code gateway.cpu}, {@code tags.CostCenter}, {@code secretVolumeMounts[0].name}
 * @param value  null = not set or disabled; {@code [secret]} when it comes from a secret key
 * @param origin {@code stack file}, {@code preset NAME}, {@code default}, or {@code derived: } and how
 */
public record Setting(String key, JsonElement value, String origin) {}
