package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.EnumMap;

/** Decodes who keeps the DNS zones of the private endpoints. */
final class PrivateDnsDecoder {

    private PrivateDnsDecoder() {}

    /** @param node {@code vnet.privateDns} */
    static PrivateDnsConfig decode(ConfigNode node) {
        var mode = node.value(
                "mode",
                "Who keeps the zones of the private endpoints. See "
                        + "docs/private-connectivity.md#dns-of-the-private-endpoints.",
                Type.choice("create", "existing", "none"),
                "create");
        var ids = node.object("zoneIds", "The existing zones, with mode `existing`.");
        var zoneIds = new EnumMap<Zone, ResourceId>(Zone.class);
        for (var zone : Zone.values()) {
            ids.optional(
                            zone.key(),
                            "The zone " + zone.zoneName()
                                    + ". Required with mode `existing` if there is an endpoint for it.",
                            ResourceIds.type("Microsoft.Network/privateDnsZones"))
                    .ifPresent(id -> {
                        zoneIds.put(zone, id);
                        if (!id.name().equalsIgnoreCase(zone.zoneName())) {
                            ids.error(zone.key(), "is a different zone; set the id of the zone " + zone.zoneName());
                        }
                    });
        }
        if (node.isClean("mode") && !mode.equals("existing") && node.has("zoneIds")) {
            node.error(
                    "zoneIds",
                    "is only valid with mode: existing, but mode is " + mode + "; change the mode, or "
                            + "remove the ids");
        }
        return switch (mode) {
            case "existing" -> new PrivateDnsConfig.Existing(zoneIds);
            case "none" -> new PrivateDnsConfig.None();
            default -> new PrivateDnsConfig.Create();
        };
    }
}
