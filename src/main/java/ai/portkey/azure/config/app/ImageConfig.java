package ai.portkey.azure.config.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image (keys {@code gatewayImage}, {@code dataServiceImage}, {@code redisImage}).
 *
 * @param image  repository without registry, e.g. {@code portkeyai/gateway_enterprise}
 * @param tag    e.g. {@code 2.16.0}
 * @param digest {@code sha256:…}; when given, the image is pulled by digest and the tag only documents it
 */
public record ImageConfig(String image, String tag, Optional<String> digest) {

    private static final Pattern VERSION = Pattern.compile("^v?(\\d{1,4})\\.(\\d{1,4})\\.\\d");

    /** The reference inside a registry, e.g. {@code docker.io/portkeyai/gateway_enterprise:2.16.0}. */
    public String reference(String registryServer) {
        return registryServer + "/" + image + ":" + tag
                + digest.map(d -> "@" + d).orElse("");
    }

    /** True when the tag is a version before this one; false also when it is not a version. */
    public boolean isBefore(int major, int minor) {
        return compareTo(major, minor).filter(order -> order < 0).isPresent();
    }

    /** True when the tag is this version or a newer one; false also when it is not a version. */
    public boolean isFrom(int major, int minor) {
        return compareTo(major, minor).filter(order -> order >= 0).isPresent();
    }

    private Optional<Integer> compareTo(int major, int minor) {
        return Optional.of(VERSION.matcher(tag)).filter(Matcher::find).map(version -> {
            var byMajor = Integer.compare(Integer.parseInt(version.group(1)), major);
            return byMajor == 0 ? Integer.compare(Integer.parseInt(version.group(2)), minor) : byMajor;
        });
    }
}
