package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.app.AppSpec;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.config.app.ClientApp;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients meet. It is made before the apps, which are told its URL, and leads to them once they are there.
 */
public interface Entrance extends Monitored {

    /**
     * The apps of one region.
     *
     * @param location      the region
     * @param isStandby     used only while no other region answers
     * @param environmentId ARM id of the environment, where a private link leads
     * @param hosts         names under which the environment serves the apps
     */
    record Origin(
            String location, boolean isStandby, Output<String> environmentId, Map<ClientApp, Output<String>> hosts) {}

    /** The URL under which clients reach an app that is deployed. */
    Output<String> url(ClientApp app);

    /**
     * The ingress that an app needs. It is always external to the environment, as in the module: whether that means the
     * internet or the VNet is the environment's affair.
     */
    default AppSpec.Ingress ingress(ClientApp app) {
        return AppSpec.Ingress.external(List.of(), Optional.empty());
    }

    /** Leads clients to the apps of a region. */
    default void leadTo(Origin origin) {}

    /** Comes after the last region. */
    default void complete() {}

    /** Outputs of the stack, by name. */
    default Map<String, Output<String>> outputs() {
        return Map.of();
    }
}
