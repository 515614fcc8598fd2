package ai.portkey.azure.simulator.data;

import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Storage accounts and what is in them. */
public final class StorageTypes {

    private StorageTypes() {}

    public static List<ResourceType> all() {
        return List.of(
                ResourceType.of("azure-native:storage:StorageAccount")
                        .name(NameRule.global(
                                "[a-z0-9]{3,24}",
                                "3-24 lower-case letters and digits.",
                                "AccountNameInvalid",
                                "StorageAccountAlreadyTaken"))
                        .references("networkRuleSet.virtualNetworkRules[].virtualNetworkResourceId")
                        .rule(StorageTypes::checkAccount)
                        .rule(StorageTypes::subnetsHaveTheServiceEndpoint)
                        .outputs(StorageTypes::accountOutputs)
                        .assumed(Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")))
                        .build(),
                ResourceType.of("azure-native:storage:BlobContainer")
                        .name(NameRule.local(
                                "(?=.{3,63}$)[a-z0-9](-?[a-z0-9])*|\\$root|\\$web|\\$logs",
                                "3-63 lower-case letters, digits and single hyphens."))
                        .outputs(request -> Map.of(
                                "hasImmutabilityPolicy",
                                false,
                                "hasLegalHold",
                                false,
                                "deleted",
                                false,
                                "leaseState",
                                "Available",
                                "leaseStatus",
                                "Unlocked",
                                "etag",
                                etag(request),
                                "lastModifiedTime",
                                request.azure().now().toString()))
                        .build(),
                ResourceType.of("azure-native:storage:BlobServiceProperties")
                        .name(NameRule.local("default", "always 'default'."))
                        .singleton()
                        .outputs(request -> Map.of(
                                "sku",
                                request.find(Placement.parentId(request.id()))
                                        .orElseThrow()
                                        .properties()
                                        .get("sku")))
                        .build(),
                ResourceType.of("azure-native:storage:ManagementPolicy")
                        .name(NameRule.local("default", "always 'default'."))
                        .singleton()
                        .outputs(request -> Map.of(
                                "name",
                                "DefaultManagementPolicy",
                                "lastModifiedTime",
                                request.azure().now().toString()))
                        .build());
    }

    private static String etag(Request request) {
        return "\"0x" + request.ids().hex("etag " + request.id(), 15).toUpperCase(java.util.Locale.ROOT) + "\"";
    }

    private static void checkAccount(Request request) {
        var kind = request.text("kind");
        if ("BlobStorage".equals(kind) && request.text("accessTier") == null) {
            throw request.badRequest("AccountPropertyIsInvalid", "accessTier is required for kind BlobStorage.");
        }
    }

    /** A subnet that is only assumed to exist is assumed to have it. */
    private static void subnetsHaveTheServiceEndpoint(Request request) {
        for (var id : Values.strings(request.body(), "networkRuleSet.virtualNetworkRules[].virtualNetworkResourceId")) {
            var subnet = request.find(id).orElseThrow();
            if (!subnet.external()
                    && Values.strings(subnet.properties(), "serviceEndpoints[].service").stream()
                            .noneMatch(service -> service.matches("(?i)Microsoft\\.Storage(\\.Global)?"))) {
                throw request.badRequest(
                        "NetworkAclsValidationFailure",
                        "Validation of network acls failure: "
                                + "SubnetsHaveNoServiceEndpointsConfigured: Subnet " + subnet.name()
                                + " of virtual network "
                                + Placement.parentId(id)
                                + " has no service endpoint for Microsoft.Storage. Add it to the subnet first.");
            }
        }
    }

    private static Map<String, Object> accountOutputs(Request request) {
        var endpoints = new LinkedHashMap<String, Object>();
        ("Storage".equals(request.text("kind"))
                        ? List.of("blob", "file", "queue", "table")
                        : List.of("blob", "dfs", "file", "queue", "table", "web"))
                .forEach(service -> endpoints.put(
                        service,
                        "https://" + request.name() + (service.equals("web") ? ".z13.web" : "." + service)
                                + ".core.windows.net/"));
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("primaryEndpoints", endpoints);
        outputs.put("primaryLocation", request.location());
        outputs.put("statusOfPrimary", "available");
        outputs.put("privateEndpointConnections", List.of());
        outputs.put("creationTime", request.azure().now().toString());
        var sku = request.text("sku.name");
        outputs.put("sku", Map.of("tier", sku != null && sku.startsWith("Premium") ? "Premium" : "Standard"));
        return outputs;
    }
}
