package ai.portkey.azure.config.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Outbound private link to Portkey's control plane (key {@code controlPlanePrivateLink}). Present only when
 * {@code outbound} is true; needs a VNet.
 *
 * @param version          {@code v1} (module before 3.0.0), {@code v2} or {@code both}, for a move without downtime
 * @param configureGateway sets ALBUS_BASEPATH, CONTROL_PLANE_BASEPATH, SOURCE_SYNC_API_BASEPATH and CONFIG_READER_PATH
 */
public record ControlPlaneLinkConfig(Version version, boolean configureGateway) {

    /** Variable of the gateway → path of the control plane. */
    public static final Map<String, String> PATHS = Map.of(
            "ALBUS_BASEPATH", "/albus",
            "CONTROL_PLANE_BASEPATH", "/api/v1",
            "SOURCE_SYNC_API_BASEPATH", "/api/v1/sync",
            "CONFIG_READER_PATH", "/api/model-configs");

    /**
     * A private link service of Portkey's.
     *
     * @see <a href="https://portkey.ai/docs/self-hosting/hybrid-deployments/azure/aca">Portkey's page: version 2</a>
     */
    public enum Service {
        V1(
                "portkey-privatelink-pls.d17828ab-c5d7-4f67-aae6-1f5b68ae0565.eastus2.azure.privatelinkservice",
                "privatelink-az.portkey.ai",
                "azure-cp"),
        V2(
                "portkey-privatelink-pls.4c0cb660-8f0d-49ad-beee-b234fa25cb40.eastus2.azure.privatelinkservice",
                "azure-cp.portkey.ai",
                "private");

        private final String alias;
        private final String zone;
        private final String record;

        Service(String alias, String zone, String record) {
            this.alias = alias;
            this.zone = zone;
            this.record = record;
        }

        /** What a private endpoint connects to. */
        public String alias() {
            return alias;
        }

        /** Private DNS zone. */
        public String zone() {
            return zone;
        }

        /** The one A record of the zone. */
        public String record() {
            return record;
        }

        /** Name of the control plane inside the VNet. */
        public String host() {
            return record + "." + zone;
        }
    }

    /** {@code version}. */
    public enum Version {
        V1(Service.V1),
        V2(Service.V2),
        /** Both endpoints exist and the apps stay on the first: Portkey has yet to approve the second. */
        BOTH(Service.V1, Service.V2);

        private final List<Service> services;

        Version(Service... services) {
            this.services = List.of(services);
        }

        /** The services that are reached; the apps use the first. */
        public List<Service> services() {
            return services;
        }
    }

    /** Name under which the apps use the control plane. */
    public String host() {
        return version.services().get(0).host();
    }

    /** The environment variables that lead the apps through the link; empty when {@code configureGateway} is false. */
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        if (configureGateway) {
            PATHS.forEach((name, path) -> variables.put(name, "https://" + host() + path));
        }
        return variables;
    }
}
