package ai.portkey.azure.component.app;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateDns;
import ai.portkey.azure.component.network.PrivateEndpoints;
import ai.portkey.azure.config.access.AccessConfig;
import ai.portkey.azure.config.access.ModelAccountConfig;
import ai.portkey.azure.config.access.RoleAssignmentConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What gateway and mcp may do besides what the stack itself needs, such as calling models: roles of their identity, and
 * private endpoints to the accounts.
 */
public final class GatewayAccess extends AzureComponent {

    /**
     * @param target      where it is put
     * @param access      roles and accounts
     * @param principalId object id of the identity
     * @param vnet        the VNet, when there is one
     */
    public record Args(Target target, AccessConfig access, Output<String> principalId, Optional<Network.Vnet> vnet) {}

    public GatewayAccess(String name, Args args, ComponentResourceOptions options) {
        super("GatewayAccess", name, options);
        for (var assignment : args.access().roles()) {
            Role.grant(
                    child(part(assignment)),
                    Output.of(assignment.scope()),
                    Output.of(assignment.definition()),
                    args.principalId(),
                    assignment.condition(),
                    childOptions());
        }
        if (!args.access().privateAccounts().isEmpty()) {
            var vnet = args.vnet().orElseThrow();
            var zones = zones(args.target(), vnet);
            args.access().privateAccounts().forEach(account -> privateEndpoint(args.target(), vnet, account, zones));
        }
        registerOutputs(Map.of());
    }

    /** Does not depend on the order of the list, so that a new entry leaves the others alone. */
    private static String part(RoleAssignmentConfig assignment) {
        return part(assignment.scope(), assignment.definition() + ' ');
    }

    private static String part(String id, String purpose) {
        var key = purpose + id.toLowerCase(Locale.ROOT);
        return ArmId.name(id) + "-"
                + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }

    /** Ids of the zones, which all accounts share: a VNet can be linked to one zone of a name. Empty when others add the records. */
    private Map<String, Output<String>> zones(Target target, Network.Vnet vnet) {
        var ids = new LinkedHashMap<String, Output<String>>();
        for (var kind : Zone.OF_MODELS) {
            var name = kind.key().toLowerCase(Locale.ROOT);
            if (vnet.privateDns().makesZones()) {
                var zone = PrivateDns.zone(this, name + "-dns", target, Output.of(kind.zoneName()));
                PrivateDns.link(
                        this, name + "-dns-link", target, zone, target.naming().modelsZoneLink(), vnet.id());
                ids.put(name, zone.id());
            }
            vnet.privateDns()
                    .existing()
                    .ifPresent(existing -> ids.put(
                            name,
                            Output.of(Objects.requireNonNull(existing.zoneIds().get(kind))
                                    .toString())));
        }
        return ids;
    }

    private void privateEndpoint(
            Target target, Network.Vnet vnet, ModelAccountConfig account, Map<String, Output<String>> zones) {
        var id = account.id().toString();
        var part = part(id, "");
        var endpoint = PrivateEndpoints.endpoint(
                this,
                part,
                target,
                vnet,
                new PrivateEndpoints.Service(
                        target.naming().modelsPrivateEndpoint(account.id().name()),
                        Output.of(id),
                        "account",
                        Zone.OPENAI,
                        Prerequisites.NONE));
        if (!zones.isEmpty()) {
            PrivateEndpoints.records(this, part, target, endpoint, zones);
        }
    }
}
