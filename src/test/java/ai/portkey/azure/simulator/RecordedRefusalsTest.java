package ai.portkey.azure.simulator;

import static ai.portkey.azure.simulator.Subscription.APP;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Status, code and what the message names are Azure's, from public recordings and, where it says so, from reports. */
class RecordedRefusalsTest {

    private static final String NETWORK = Subscription.NETWORK;
    private static final String ZONE = NETWORK + "PrivateZone";
    private static final String LINK = NETWORK + "VirtualNetworkLink";
    private static final String RECORD = NETWORK + "PrivateRecordSet";

    private Subscription subscription = Subscription.empty();

    private SimulatedResource create(String token, String name, Map<String, Object> inputs) {
        return subscription.create(token, name, inputs);
    }

    private static Map<String, Object> app(String mode, Map<String, Object> template, String... secrets) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("resourceGroupName", "rg");
        inputs.put("containerAppName", "gateway");
        inputs.put(
                "environmentId",
                "/subscriptions/" + Samples.SUBSCRIPTION
                        + "/resourceGroups/rg/providers/Microsoft.App/managedEnvironments/cae");
        inputs.put(
                "configuration",
                Map.of(
                        "activeRevisionsMode",
                        mode,
                        "secrets",
                        List.of(secrets).stream()
                                .map(name -> Map.of("name", name, "value", "v"))
                                .toList()));
        inputs.put("template", template);
        return inputs;
    }

    private static Map<String, Object> template(String suffix, String image, String... secrets) {
        return Map.of(
                "revisionSuffix",
                suffix,
                "containers",
                List.of(Map.of(
                        "name",
                        "gateway",
                        "image",
                        image,
                        "env",
                        List.of(secrets).stream()
                                .map(name -> Map.of("name", name.toUpperCase(), "secretRef", name))
                                .toList())));
    }

    /** azure-cli, test_container_acr.yaml, interaction 53. */
    @Test
    void a_registry_names_a_secret_of_the_app() {
        subscription.environment(Map.of());
        var inputs = app("Single", template("", "image:1"));
        inputs.put(
                "configuration",
                Map.of(
                        "registries",
                        List.of(Map.of("server", "acme.azurecr.io", "username", "u", "passwordSecretRef", "pull"))));

        assertRefused(
                        400,
                        "ContainerAppRegistriesPasswordSecretRefNotFound",
                        () -> subscription.azure.create(APP, "x", inputs))
                .hasMessageContaining(
                        "PasswordSecretRef 'pull' defined for registry server 'acme.azurecr.io' not found.");
    }

    /** azure-cli, test_containerapp_scale_create.yaml, interaction 14: 201, and then Succeeded. */
    @Test
    void a_scale_rule_may_name_a_secret_that_is_not_there() {
        subscription.environment(Map.of());
        var template = new LinkedHashMap<>(template("", "image:1"));
        template.put(
                "scale",
                Map.of(
                        "rules",
                        List.of(Map.of(
                                "name",
                                "queue",
                                "custom",
                                Map.of(
                                        "type",
                                        "redis",
                                        "auth",
                                        List.of(Map.of("secretRef", "api-key", "triggerParameter", "password")))))));

        assertThat(subscription.azure.create(APP, "x", app("Single", template)).text("provisioningState"))
                .isEqualTo("Succeeded");
    }

    /** azure-cli, test_containerapp_env_premium_sku_e2e.yaml, interaction 389. */
    @Test
    void an_environment_that_failed_takes_no_app() {
        var environment = subscription.environment(Map.of());
        subscription.azure.changeBehindTheBack(environment.id(), "provisioningState", "Failed");

        assertRefused(
                400,
                "ManagedEnvironmentNotProvisioned",
                () -> subscription.azure.create(APP, "x", app("Single", template("", "image:1"))));
    }

    /** azure-service-operator, Test_App_v1api20250101_CreationAndDeletion.yaml, interaction 2. */
    @Test
    void an_app_needs_an_environment_that_is_there() {
        assertRefused(
                404,
                "ManagedEnvironmentNotFound",
                () -> subscription.azure.create(APP, "x", app("Single", template("", "image:1"))));
    }

    /** Reported: Azure/terraform-azurerm-avm-res-app-containerapp #115, azure-container-apps #660 and #1278. */
    @Test
    void a_revision_suffix_is_used_for_one_template() {
        subscription.environment(Map.of());
        var created = subscription.azure.create(APP, "x", app("Single", template("v1", "image:1")));
        subscription.azure.update(created.id(), app("Single", template("v2", "image:2")));

        assertRefused(
                        400,
                        "ContainerAppOperationError",
                        () -> subscription.azure.update(created.id(), app("Single", template("v2", "image:3"))))
                .hasMessageContaining("Field 'template.revisionsuffix' is invalid")
                .hasMessageContaining("revision with suffix v2 already exists");
        assertRefused(
                400,
                "ContainerAppOperationError",
                () -> subscription.azure.update(created.id(), app("Single", template("v1", "image:3"))));
        var again = subscription.azure.update(created.id(), app("Single", template("v2", "image:2"), "new-secret"));
        assertThat(again.text("latestRevisionName")).isEqualTo("gateway--v2");
    }

    /** Reported: azure-container-apps #395, vscode-azurecontainerapps #538 and #1098. */
    @Test
    void a_secret_of_an_active_older_revision_stays() {
        subscription.environment(Map.of());
        var created = subscription.azure.create(APP, "x", app("Multiple", template("v1", "image:1", "key"), "key"));

        assertRefused(
                        400,
                        "ContainerAppSecretInUse",
                        () -> subscription.azure.update(created.id(), app("Multiple", template("v2", "image:2"))))
                .hasMessageContaining("Secret 'key'")
                .hasMessageContaining("gateway--v1");
        subscription.azure.update(created.id(), app("Multiple", template("v2", "image:2"), "key"));
        subscription.azure.changeBehindTheBack(created.id() + "/revisions/gateway--v1", "active", false);
        assertThat(subscription
                        .azure
                        .update(created.id(), app("Multiple", template("v2", "image:2")))
                        .text("latestRevisionName"))
                .isEqualTo("gateway--v2");
    }

    /** Reported: azure-container-apps #395; with one revision at a time the older ones are inactive. */
    @Test
    void with_one_revision_a_secret_may_go() {
        subscription.environment(Map.of());
        var created = subscription.azure.create(APP, "x", app("Single", template("v1", "image:1", "key"), "key"));

        assertThat(subscription
                        .azure
                        .update(created.id(), app("Single", template("v2", "image:2")))
                        .text("latestRevisionName"))
                .isEqualTo("gateway--v2");
    }

    /** azure-cli, test_containerapp_env_certificate_e2e.yaml, interaction 115. */
    @Test
    void a_certificate_in_use_stays() {
        subscription.environment(Map.of());
        var certificate = create(
                "azure-native:app/v20250101:Certificate",
                "tls",
                Map.of("environmentName", "cae", "properties", Map.of("value", "x", "password", "p")));
        var inputs = app("Single", template("", "image:1"));
        inputs.put(
                "configuration",
                Map.of(
                        "ingress",
                        Map.of(
                                "targetPort",
                                80.0,
                                "customDomains",
                                List.of(Map.of(
                                        "name",
                                        "www.example.com",
                                        "bindingType",
                                        "SniEnabled",
                                        "certificateId",
                                        certificate.id())))));
        subscription.azure.create(APP, "x", inputs);

        assertRefused(400, "CertificateInUse", () -> subscription.azure.delete(certificate.id()));
    }

    /** Reported: azure-container-apps #786, pulumi-azure-native #3244. */
    @Test
    void an_environment_looks_at_the_one_prefix_of_its_subnet() {
        subscription.vnet("10.0.0.0/16");
        var subnet = create(
                NETWORK + "Subnet",
                "apps",
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressPrefixes",
                        List.of("10.0.0.0/23"),
                        "delegations",
                        List.of(Map.of("name", "apps", "serviceName", "Microsoft.App/environments"))));

        assertRefused(
                        400,
                        "ManagedEnvironmentInvalidNetworkConfiguration",
                        () -> subscription.environmentIn(subnet, true))
                .hasMessageContaining("The subnet and its addressPrefix could not be found.");
    }

    /** azure-cli, test_resource_policy_identity.yaml, interaction 20: the id has no dashes. */
    @Test
    void a_principal_that_is_not_known_yet() {
        subscription = Subscription.empty(options -> options.withTimes(Duration.ofMinutes(1), Map.of()));
        var identity = subscription.identity("id-apps");
        var vault = subscription.vault("kv-test");

        assertRefused(
                        400,
                        "PrincipalNotFound",
                        () -> subscription.azure.create(
                                "azure-native:authorization:RoleAssignment",
                                "a",
                                Map.of(
                                        "scope",
                                        vault.id(),
                                        "roleDefinitionId",
                                        Samples.SECRETS_USER,
                                        "principalId",
                                        identity.text("principalId"))))
                .hasMessageContaining("Principal "
                        + identity.text("principalId").replace("-", "") + " does not exist in the directory "
                        + SimulationOptions.defaults().tenantId());
    }

    /** Reported: Azure/azure-cli #20727, Azure/azure-rest-api-specs #2135. */
    @Test
    void a_custom_role_is_not_known_at_once() {
        subscription = Subscription.empty(options -> options.withTimes(Duration.ofMinutes(1), Map.of()));
        var identity = subscription.identity("id-apps");
        var vault = subscription.vault("kv-test");
        var role = subscription.azure.create(
                "azure-native:authorization:RoleDefinition",
                "reader",
                Map.of("scope", vault.id(), "roleName", "reader", "assignableScopes", List.of(vault.id())));

        assertRefused(400, "RoleDefinitionDoesNotExist", () -> subscription.grant(identity, role.id(), vault.id()));
        subscription.passTime(Duration.ofMinutes(1));
        assertThat(subscription.grant(identity, role.id(), vault.id()).text("roleDefinitionId"))
                .isEqualTo(ArmId.answered(role.id()));
    }

    /** azure-service-operator, Test_Networking_PrivateDnsZone_CRUD.yaml, interaction 27. */
    @Test
    void a_private_zone_with_a_link_stays() {
        var vnet = subscription.vnet("10.0.0.0/16");
        var zone = create(ZONE, "corp.example.com", Map.of("location", "Global"));
        create(
                RECORD,
                "www",
                Map.of(
                        "privateZoneName",
                        "corp.example.com",
                        "recordType",
                        "A",
                        "ttl",
                        60.0,
                        "aRecords",
                        List.of(Map.of("ipv4Address", "10.0.0.4"))));
        var link = create(
                LINK,
                "hub",
                Map.of(
                        "privateZoneName",
                        "corp.example.com",
                        "location",
                        "Global",
                        "virtualNetwork",
                        Map.of("id", vnet.id()),
                        "registrationEnabled",
                        false));

        assertRefused(409, "CannotDeleteResource", () -> subscription.azure.delete(zone.id()))
                .hasMessageContaining("Microsoft.Network/privateDnsZones/corp.example.com/virtualNetworkLinks/hub");
        subscription.azure.delete(link.id());
        subscription.azure.delete(zone.id());
        assertThat(subscription.azure.read(zone.id())).isEmpty();
    }

    /** azure-cli, test_PutRecordSet_ZoneNotExists_ExpectError.yaml, interaction 0. */
    @Test
    void a_record_needs_its_zone() {
        assertRefused(
                404,
                "ParentResourceNotFound",
                () -> create(
                        RECORD,
                        "www",
                        Map.of(
                                "privateZoneName",
                                "corp.example.com",
                                "recordType",
                                "A",
                                "ttl",
                                60.0,
                                "aRecords",
                                List.of(Map.of("ipv4Address", "10.0.0.4")))));
    }

    /** azure-cli, test_delete_dependent_resources.yaml, interactions 18 and 20; azure-service-operator, Test_Networking_NatGateway_CRUD. */
    @Test
    void parts_of_a_network_in_use_stay() {
        subscription.vnet("10.0.0.0/16");
        var group = create(NETWORK + "NetworkSecurityGroup", "nsg", Map.of());
        var address = create(
                NETWORK + "PublicIPAddress",
                "pip",
                Map.of("sku", Map.of("name", "Standard"), "publicIPAllocationMethod", "Static"));
        create(
                NETWORK + "NatGateway",
                "nat",
                Map.of("sku", Map.of("name", "Standard"), "publicIpAddresses", List.of(Map.of("id", address.id()))));
        var subnet = create(
                NETWORK + "Subnet",
                "apps",
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressPrefix",
                        "10.0.0.0/23",
                        "networkSecurityGroup",
                        Map.of("id", group.id()),
                        "delegations",
                        List.of(Map.of("name", "apps", "serviceName", "Microsoft.App/environments"))));
        subscription.environmentIn(subnet, true);

        assertRefused(400, "InUseNetworkSecurityGroupCannotBeDeleted", () -> subscription.azure.delete(group.id()));
        assertRefused(400, "PublicIPAddressCannotBeDeleted", () -> subscription.azure.delete(address.id()));
        assertRefused(400, "InUseSubnetCannotBeDeleted", () -> subscription.azure.delete(subnet.id()));
        assertRefused(
                400, "InUseSubnetCannotBeDeleted", () -> subscription.azure.delete(Placement.parentId(subnet.id())));
        assertRefused(400, "InvalidAddressPrefixFormat", () -> subscription.subnet("x", "10.0.4.0/24--no-wait"));
    }

    /** azure-service-operator, Test_StorageAccountWithKubernetesReferenceUserAssignedIdentity.yaml, interaction 2. */
    @Test
    void an_identity_must_be_there() {
        assertRefused(
                400,
                "FailedIdentityOperation",
                () -> create(
                        "azure-native:storage:StorageAccount",
                        "account",
                        Map.of(
                                "kind",
                                "StorageV2",
                                "sku",
                                Map.of("name", "Standard_LRS"),
                                "identity",
                                Map.of(
                                        "type",
                                        "UserAssigned",
                                        "userAssignedIdentities",
                                        List.of(
                                                "/subscriptions/" + Samples.SUBSCRIPTION
                                                        + "/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/no")))));
    }

    /** azure-service-operator, Test_CDN_Profile_AFD_CRUD.yaml, interaction 30; azure-cli, test_afd_security_policy_crud.yaml, interaction 18. */
    @Test
    void front_door_needs_its_parts() {
        create(
                "azure-native:cdn:Profile",
                "afd",
                Map.of("location", "Global", "sku", Map.of("name", "Premium_AzureFrontDoor")));
        create("azure-native:cdn:AFDEndpoint", "fde", Map.of("profileName", "afd", "location", "Global"));
        var group = create(
                "azure-native:cdn:AFDOriginGroup",
                "gateway",
                Map.of("profileName", "afd", "loadBalancingSettings", Map.of("sampleSize", 4.0)));

        assertRefused(
                400,
                "BadRequest",
                () -> create(
                        "azure-native:cdn:Route",
                        "all",
                        Map.of(
                                "profileName",
                                "afd",
                                "endpointName",
                                "fde",
                                "originGroup",
                                Map.of("id", group.id()),
                                "linkToDefaultDomain",
                                "Enabled")));
        assertRefused(
                400,
                "BadRequest",
                () -> create(
                        "azure-native:cdn:SecurityPolicy",
                        "waf",
                        Map.of(
                                "profileName",
                                "afd",
                                "parameters",
                                Map.of(
                                        "type",
                                        "WebApplicationFirewall",
                                        "wafPolicy",
                                        Map.of(
                                                "id",
                                                "/subscriptions/" + Samples.SUBSCRIPTION
                                                        + "/resourceGroups/rg/providers/Microsoft.Network/frontdoorwebapplicationfirewallpolicies/no"),
                                        "associations",
                                        List.of()))));
        assertRefused(
                        400,
                        "BadRequest",
                        () -> create(
                                NETWORK + "Policy",
                                "waf",
                                Map.of(
                                        "location",
                                        "Global",
                                        "sku",
                                        Map.of("name", "Premium_AzureFrontDoor"),
                                        "customRules",
                                        Map.of(
                                                "rules",
                                                List.of(Map.of(
                                                        "name",
                                                        "r",
                                                        "priority",
                                                        1.0,
                                                        "ruleType",
                                                        "MatchRule",
                                                        "action",
                                                        "Block",
                                                        "matchConditions",
                                                        List.of(Map.of(
                                                                "matchVariable",
                                                                "RequestHeader",
                                                                "operator",
                                                                "Equal",
                                                                "matchValue",
                                                                List.of("x")))))))))
                .hasMessageContaining("Selector must be set when using RequestHeader match variable");
    }

    /** azure-cli, test_monitor_clone_public_ip_metric_alerts_always_scenario.yaml, interaction 12. */
    @Test
    void an_alert_on_one_resource_has_one_scope() {
        var first = subscription.vault("kv-first");
        var second = subscription.vault("kv-second");
        var inputs = new LinkedHashMap<>(Samples.of("azure-native:insights:MetricAlert"));
        inputs.putAll(Map.of("resourceGroupName", "rg", "scopes", List.of(first.id(), second.id())));
        inputs.remove("actions");

        assertRefused(
                        400,
                        "BadRequest",
                        () -> subscription.azure.create("azure-native:insights:MetricAlert", "a", inputs))
                .hasMessageContaining("Only single resource is allowed");
    }

    /** azure-cli, test_containerapp_registry_identity_user.yaml, interaction 39. */
    @Test
    void a_grant_is_given_once() {
        var identity = subscription.identity("id-apps");
        var vault = subscription.vault("kv-test");
        subscription.grant(identity, Samples.SECRETS_USER, vault.id());

        assertRefused(
                409,
                "RoleAssignmentExists",
                () -> subscription.azure.create(
                        "azure-native:authorization:RoleAssignment",
                        "again",
                        Map.of(
                                "scope",
                                vault.id(),
                                "roleDefinitionId",
                                Samples.SECRETS_USER,
                                "principalId",
                                identity.text("principalId"),
                                "principalType",
                                "ServicePrincipal")));
    }

    /** cloud-provider-azure, privatednszonegroupclient and privatezoneclient; storageAccounts/blobServices in blobservicepropertiesclient. */
    @Test
    void what_is_not_there_is_not_found_in_three_ways() {
        subscription.vnet("10.0.0.0/16");
        subscription.subnet("links", "10.0.0.0/24");
        create(
                "azure-native:storage:StorageAccount",
                "account",
                Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")));
        create(
                NETWORK + "PrivateEndpoint",
                "pe",
                Map.of(
                        "subnet",
                        Map.of(
                                "id",
                                "/subscriptions/" + Samples.SUBSCRIPTION
                                        + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/links"),
                        "privateLinkServiceConnections",
                        List.of(Map.of(
                                "name",
                                "c",
                                "groupIds",
                                List.of("blob"),
                                "privateLinkServiceId",
                                "/subscriptions/" + Samples.SUBSCRIPTION
                                        + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/account"))));

        assertRefused(
                404,
                "ResourceNotFound",
                () -> subscription.azure.invoke(
                        NETWORK + "getPrivateZone",
                        Map.of("resourceGroupName", "rg", "privateZoneName", "corp.example.com")));
        assertRefused(
                        404,
                        "NotFound",
                        () -> subscription.azure.invoke(
                                NETWORK + "getPrivateDnsZoneGroup",
                                Map.of(
                                        "resourceGroupName",
                                        "rg",
                                        "privateEndpointName",
                                        "pe",
                                        "privateDnsZoneGroupName",
                                        "no")))
                .hasMessageContaining("Resource no not found.");
        assertRefused(
                        404,
                        "ParentResourceNotFound",
                        () -> subscription.azure.invoke(
                                "azure-native:storage:getBlobServiceProperties",
                                Map.of(
                                        "resourceGroupName",
                                        "rg",
                                        "accountName",
                                        "other",
                                        "blobServicesName",
                                        "default")))
                .hasMessageContaining("Failed to perform 'read' on resource(s) of type 'storageAccounts/blobServices'");
    }
}
