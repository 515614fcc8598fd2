package ai.portkey.azure.config.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One map of environment variables for each app, in the order of the configuration (keys
 * {@code environmentVariables} and {@code secrets}).
 *
 * @param gateway     for the gateway, and for mcp too
 * @param mcp         for mcp alone; wins over {@code gateway}
 * @param dataService for the data service
 */
public record WorkloadVariables(Map<String, String> gateway, Map<String, String> mcp, Map<String, String> dataService) {

    public WorkloadVariables {
        gateway = ordered(gateway);
        mcp = ordered(mcp);
        dataService = ordered(dataService);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "WorkloadVariables[gateway=" + gateway.keySet() + ", mcp=" + mcp.keySet() + ", dataService="
                + dataService.keySet() + "]";
    }
}
