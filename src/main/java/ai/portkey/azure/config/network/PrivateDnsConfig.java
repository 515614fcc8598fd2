package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who keeps the DNS zones of the private endpoints (key {@code vnet.privateDns}). The environment's own zone and that of
 * the control plane's private link are not meant: no other network has their names.
 */
public sealed interface PrivateDnsConfig {

    /** {@code mode: create} (default): the stack makes the zones and links them to its VNet. */
    record Create() implements PrivateDnsConfig {
        @Override
        public boolean makesZones() {
            return true;
        }
    }

    /**
     * {@code mode: existing}: zones that exist, in a hub for example; the VNet resolves them already.
     *
     * @param zoneIds one for each kind of private endpoint that the stack has
     */
    record Existing(Map<Zone, ResourceId> zoneIds) implements PrivateDnsConfig {
        public Existing {
            zoneIds = Map.copyOf(zoneIds);
        }

        @Override
        public Optional<Existing> existing() {
            return Optional.of(this);
        }
    }

    /** {@code mode: none}: endpoints without DNS; an Azure Policy, for example, adds the records. */
    record None() implements PrivateDnsConfig {}

    /** True when the stack makes the zones. */
    default boolean makesZones() {
        return false;
    }

    /** The zones that exist. */
    default Optional<Existing> existing() {
        return Optional.empty();
    }

    /**
     * The zones of Azure services with private endpoints.
     *
     * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns">Azure's list</a>
     */
    enum Zone {
        BLOB("blob", "privatelink.blob.core.windows.net"),
        KEY_VAULT("keyVault", "privatelink.vaultcore.azure.net"),
        REDIS("redis", "privatelink.redis.azure.net"),
        OPENAI("openAi", "privatelink.openai.azure.com"),
        COGNITIVE_SERVICES("cognitiveServices", "privatelink.cognitiveservices.azure.com"),
        AI_SERVICES("aiServices", "privatelink.services.ai.azure.com");

        /** Those of one account with models, which has a name in each. */
        public static final List<Zone> OF_MODELS = List.of(OPENAI, COGNITIVE_SERVICES, AI_SERVICES);

        private final String key;
        private final String zoneName;

        Zone(String key, String zoneName) {
            this.key = key;
            this.zoneName = zoneName;
        }

        /** The key under {@code zoneIds}. */
        public String key() {
            return key;
        }

        /** The zone's name, which is the same in every Azure tenant of the public cloud. */
        public String zoneName() {
            return zoneName;
        }

        /** Host of a resource of this kind, which resolves to its private endpoint inside the VNet. */
        public String host(String resourceName) {
            return resourceName.toLowerCase(Locale.ROOT) + zoneName.substring(zoneName.indexOf('.'));
        }
    }
}
