package ai.portkey.azure.config.app;

import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;

/** Decodes a container image. */
public final class ImageDecoder {

    private ImageDecoder() {}

    public static ImageConfig decode(ConfigNode node, String defaultImage, String defaultTag) {
        var image = new ImageConfig(
                node.value("image", "Repository, without the registry.", Type.text(Names.IMAGE), defaultImage),
                node.value(
                        "tag",
                        "Version of the image. `latest` causes a warning. Quote numbers.",
                        Type.scalarText(Names.IMAGE_TAG),
                        defaultTag),
                node.optional(
                        "digest",
                        "`sha256:` and 64 hexadecimal digits. The image is then pulled by digest.",
                        Type.text(Names.IMAGE_DIGEST)));
        if (image.tag().equals("latest") && image.digest().isEmpty()) {
            node.warn(
                    "tag",
                    "the deployed image can change without a configuration change; use a version, or add a "
                            + "digest");
        }
        return image;
    }
}
