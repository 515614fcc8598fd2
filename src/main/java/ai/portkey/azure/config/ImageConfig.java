package ai.portkey.azure.config;

import java.util.Optional;

/**
 * A container image (keys {@code gatewayImage}, {@code dataServiceImage}, {@code redisImage}).
 *
 * @param image  repository without registry, e.g. {@code portkeyai/gateway_enterprise}
 * @param tag    e.g. {@code 2.16.0}
 * @param digest {@code sha256:…}; when given, the image is pulled by digest and the tag only documents it
 */
public record ImageConfig(String image, String tag, Optional<String> digest) {

    /** The reference inside a registry, e.g. {@code docker.io/portkeyai/gateway_enterprise:2.16.0}. */
    public String reference(String registryServer) {
        return registryServer + "/" + image + ":" + tag + digest.map(d -> "@" + d).orElse("");
    }
}
