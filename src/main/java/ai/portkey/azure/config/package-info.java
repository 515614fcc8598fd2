/**
 * The configuration of one stack as typed, immutable records.
 *
 * <p>{@link ai.portkey.azure.config.PortkeyConfig#decode} is the way in: it takes the raw key/value pairs of a Pulumi
 * stack ({@link ai.portkey.azure.config.reading.RawConfig}) and gives back a whole, valid configuration, or a
 * {@link ai.portkey.azure.config.reading.ConfigException} that lists every problem at once. Nothing here knows a Pulumi
 * resource, a file or the network.
 */
@NullMarked
package ai.portkey.azure.config;

import org.jspecify.annotations.NullMarked;
