package ai.portkey.azure.config;

import java.util.Optional;

/** Decodes the data service. */
final class DataServiceDecoder {

    private DataServiceDecoder() {}

    /** @param node {@code dataService} @param image {@code dataServiceImage} */
    static Optional<DataServiceConfig> decode(ConfigNode node, ConfigNode image) {
        var enabled = node.value("enabled", Type.BOOL, false);
        var service = new DataServiceConfig(AppConfigDecoder.decode(node, 8081),
                ImageDecoder.decode(image, "portkeyai/data-service", "1.9.0"));
        return Optional.of(service).filter(s -> enabled);
    }
}
