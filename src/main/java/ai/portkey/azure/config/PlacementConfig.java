package ai.portkey.azure.config;

import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the stack is called and where it is.
 *
 * @param projectName   {@code projectName}
 * @param environment   {@code environment}
 * @param location      {@code location}
 * @param resourceGroup {@code resourceGroupName} and {@code createResourceGroup}
 * @param tags          {@code tags} over the defaults Project, Environment and ManagedBy
 */
public record PlacementConfig(
        String projectName,
        String environment,
        String location,
        ResourceGroupConfig resourceGroup,
        Map<String, String> tags) {

    public PlacementConfig {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The names of all Azure resources. */
    public Naming naming() {
        return new Naming(projectName, environment);
    }
}
