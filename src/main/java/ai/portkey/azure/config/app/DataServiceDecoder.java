package ai.portkey.azure.config.app;

import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes the data service. */
public final class DataServiceDecoder {

    private DataServiceDecoder() {}

    /**
     * @param node {@code dataService}
     * @param image {@code dataServiceImage}
     */
    public static Optional<DataServiceConfig> decode(ConfigNode node, ConfigNode image) {
        var enabled = node.value(
                "enabled",
                "Deploys the data service. Without it, the other keys of the data service have no effect "
                        + "(warning).",
                Type.BOOL,
                false);
        var service = new DataServiceConfig(
                AppConfigDecoder.decode(node, 8081), ImageDecoder.decode(image, "portkeyai/data-service", "1.9.0"));
        return enabled ? Optional.of(service) : Optional.empty();
    }
}
