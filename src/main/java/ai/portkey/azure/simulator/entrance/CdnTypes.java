package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Azure Front Door Standard and Premium. */
final class CdnTypes {

    private static final String PRIVATE_LINK = "sharedPrivateLinkResource.privateLink.id";
    private static final String CONNECTION = "privateLinkServiceConnectionState";
    private static final String CONNECTION_STATUS = CONNECTION + ".status";

    static final String ROUTE = "Microsoft.Cdn/profiles/afdEndpoints/routes";
    static final String ORIGIN = "Microsoft.Cdn/profiles/originGroups/origins";
    static final String CUSTOM_DOMAIN = "Microsoft.Cdn/profiles/customDomains";
    static final String SECURITY_POLICY = "Microsoft.Cdn/profiles/securityPolicies";

    private static final NameRule NAME = NameRule.local(
            "(?=.{1,260}$)[A-Za-z0-9](-*[A-Za-z0-9])*",
            "1-260 letters, digits and hyphens, not starting or ending with a hyphen.");

    private CdnTypes() {}

    static List<ResourceType> all() {
        return List.of(
                cdn("Profile")
                        .refuses("sku.name")
                        .rule(FrontDoorRules::profile)
                        .outputs(request -> Map.of(
                                "frontDoorId",
                                request.ids().guid("front door " + AzureState.key(request.id())),
                                "kind",
                                "frontdoor",
                                "resourceState",
                                "Active",
                                "extendedProperties",
                                Map.of()))
                        .assumed(Map.of("location", "Global", "sku", Map.of("name", "Premium_AzureFrontDoor")))
                        .build(),
                cdn("AFDEndpoint")
                        .name(NameRule.local(
                                "(?=.{2,46}$)[A-Za-z0-9](-*[A-Za-z0-9])*",
                                "2-46 letters, digits and hyphens, not starting or ending with a hyphen."))
                        .outputs(request -> Map.of(
                                "deploymentStatus",
                                "NotStarted",
                                "hostName",
                                request.name().toLowerCase(Locale.ROOT) + "-"
                                        + request.ids().hex("endpoint " + AzureState.key(request.id()), 16)
                                        + ".z01.azurefd.net"))
                        .assumed(Map.of("location", "Global"))
                        .build(),
                cdn("AFDOriginGroup")
                        .rule(FrontDoorRules::originGroup)
                        .inUse("OriginGroupInUse")
                        .build(),
                cdn("AFDOrigin")
                        .references("sharedPrivateLinkResource.privateLink.id")
                        .rule(FrontDoorRules::origin)
                        .outputs(CdnTypes::originOutputs)
                        .build(),
                cdn("AFDCustomDomain")
                        .refuses("hostName")
                        .rule(FrontDoorRules::customDomain)
                        .outputs(request -> Map.of(
                                "domainValidationState",
                                "Pending",
                                "deploymentStatus",
                                "NotStarted",
                                "validationProperties",
                                Map.of(
                                        "expirationDate",
                                        "",
                                        "validationToken",
                                        request.ids().hex("validation " + AzureState.key(request.id()), 32))))
                        .inUse("CustomDomainInUse")
                        .assumed(Map.of("hostName", "www.example.com"))
                        .build(),
                cdn("Route")
                        .references("originGroup.id", "customDomains[].id")
                        .rule(FrontDoorRules::route)
                        .build(),
                cdn("SecurityPolicy")
                        .referencesWithCode(
                                "BadRequest", "parameters.wafPolicy.id", "parameters.associations[].domains[].id")
                        .rule(FrontDoorRules::securityPolicy)
                        .build());
    }

    private static ResourceType.Builder cdn(String type) {
        return ResourceType.of("azure-native:cdn:" + type).name(NAME);
    }

    /** The owner of the other side approves a private link; that happens outside of a deployment. */
    private static Map<String, Object> originOutputs(Request request) {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("deploymentStatus", "NotStarted");
        outputs.put("originGroupName", request.text("originGroupName"));
        if (Values.get(request.body(), PRIVATE_LINK).isPresent()) {
            outputs.put("sharedPrivateLinkResource", Map.of("status", connected(request)));
        }
        return outputs;
    }

    /** The resource behind a private link gets a connection, which its owner approves. */
    private static String connected(Request request) {
        var id = connection(request.text(PRIVATE_LINK), request.id());
        var existing =
                request.azure().state().get(id).filter(c -> request.current().isPresent());
        if (existing.isEmpty()) {
            var state = new LinkedHashMap<String, Object>(Map.of("status", "Pending", "actionsRequired", "None"));
            state.put("description", request.text("sharedPrivateLinkResource.requestMessage"));
            request.azure()
                    .state()
                    .put(new SimulatedResource(
                            id,
                            "",
                            Map.of(
                                    "name",
                                    ArmId.name(id),
                                    "type",
                                    ResourceTypes.armTypeOf(id),
                                    "provisioningState",
                                    "Succeeded",
                                    CONNECTION,
                                    state),
                            true,
                            0));
        }
        return existing.map(c -> c.text(CONNECTION_STATUS)).orElse("Pending");
    }

    /** Id of the connection that an origin has to a resource. */
    private static String connection(String target, String origin) {
        var name = UUID.nameUUIDFromBytes(AzureState.key(origin).getBytes(StandardCharsets.UTF_8));
        return target + "/privateEndpointConnections/" + name;
    }

    /** An origin with what has become of its private link. */
    static SimulatedResource seen(SimulatedResource origin, AzureState state) {
        var target = origin.text(PRIVATE_LINK);
        return target == null
                ? origin
                : state.get(connection(target, origin.id()))
                        .map(connection -> {
                            var properties = Values.copy(origin.properties());
                            Values.replace(
                                    properties,
                                    "sharedPrivateLinkResource.status",
                                    status -> connection.text(CONNECTION_STATUS));
                            return origin.withProperties(properties);
                        })
                        .orElse(origin);
    }
}
