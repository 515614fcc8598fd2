package ai.portkey.azure.config.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A custom KEDA scaler (items of {@code gateway.scaleRules}, {@code mcp.scaleRules}, {@code dataService.scaleRules}).
 *
 * @param name     unique in the app
 * @param type     KEDA's name of the scaler, e.g. {@code prometheus}; not one that has keys of its own
 * @param metadata the scaler's settings; visible in Azure
 * @param auth     the scaler's secret parameters: parameter → Key Vault secret among the app's {@code secrets}
 * @see <a href="https://keda.sh/docs/latest/scalers/">KEDA scalers</a>
 */
public record ScaleRuleConfig(String name, String type, Map<String, String> metadata, Map<String, String> auth) {

    public ScaleRuleConfig {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        auth = Collections.unmodifiableMap(new LinkedHashMap<>(auth));
    }
}
