package ai.portkey.azure.component;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/**
 * The parent of all components of a further region. The first region's have none: stacks from before there were regions
 * keep their URNs.
 */
public final class RegionScope extends AzureComponent {

    /** @param location Azure region; the logical name too */
    public RegionScope(String location) {
        super("Region", location, ComponentResourceOptions.Empty);
        registerOutputs(Map.of("location", Output.of(location)));
    }
}
