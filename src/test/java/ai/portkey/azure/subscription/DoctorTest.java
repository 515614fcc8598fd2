package ai.portkey.azure.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import ai.portkey.azure.subscription.Finding.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

    private static final String GROUP = "/resourceGroups/portkey-rg";
    private static final String DOCKER_HUB = """
            createResourceGroup: false
            registry:
              dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: portkey-rg, usernameSecret: docker-username, passwordSecret: docker-password}
            secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}
            """;
    private static final String VNET = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/hub-rg"
            + "/providers/Microsoft.Network/virtualNetworks/hub";
    private static final String EXISTING_VNET = DOCKER_HUB + """
            networkMode: existing
            vnet: {id: %1$s, acaSubnetId: %1$s/subnets/aca, privateLinkSubnetId: %1$s/subnets/pe}
            """.formatted(VNET);
    private static final String OWN_VAULT =
            DOCKER_HUB + "secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com]}\n";

    private final FakeAzure azure = new FakeAzure();

    static Stream<RawConfig> stacks() {
        return Stacks.all();
    }

    /** Whatever a stack refers to and does not make has to be known here, or nobody would miss it. */
    @ParameterizedTest
    @MethodSource("stacks")
    void everything_that_a_stack_refers_to_is_of_a_known_kind(RawConfig stack) {
        var references = References.of(plan(stack), PortkeyConfig.decode(stack));

        assertThat(references.existing())
                .allSatisfy(id -> assertThat(Kinds.of(id)).as(id.toString()).isPresent());
    }

    @Test
    void a_subscription_that_has_everything_is_fine_and_no_value_of_a_secret_was_asked_for() {
        var findings = examine(DOCKER_HUB);

        assertThat(findings).extracting(Finding::state).containsOnly(State.OK);
        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(
                        "sign-in as ana@example.com",
                        "subscription " + FakeAzure.SUBSCRIPTION,
                        "resource provider Microsoft.App",
                        "resource provider Microsoft.KeyVault",
                        "resource provider Microsoft.ManagedIdentity",
                        "resource provider Microsoft.OperationalInsights",
                        "resource provider Microsoft.Storage",
                        "resource group portkey-rg",
                        "Key Vault portkey-kv",
                        "secret docker-password of portkey-kv",
                        "secret portkey-client-auth of portkey-kv",
                        "secret docker-username of portkey-kv",
                        "permissions on resource group portkey-rg",
                        "permissions on Key Vault " + "portkey-kv",
                        "permission to read secret docker-username of portkey-kv");
        assertThat(azure.asked())
                .allSatisfy(id -> assertThat(id).startsWith("/subscriptions/" + FakeAzure.SUBSCRIPTION));
    }

    @Test
    void each_thing_that_is_missing_comes_with_the_command_that_mends_it() {
        azure.with("/providers/Microsoft.App", "{registrationState: NotRegistered}")
                .without(GROUP)
                .with("/vaults/portkey-kv", "{properties: {enableRbacAuthorization: false}}")
                .without("/secrets/docker-username")
                .with("/secrets/docker-password", "{properties: {attributes: {enabled: false}}}");

        var findings = examine(DOCKER_HUB);

        fails(
                findings,
                "resource provider Microsoft.App",
                "is not registered: NotRegistered",
                "az provider register --namespace Microsoft.App --wait --subscription " + FakeAzure.SUBSCRIPTION);
        fails(
                findings,
                "resource group portkey-rg",
                "does not exist",
                "az group create --name portkey-rg --location eastus --subscription " + FakeAzure.SUBSCRIPTION);
        fails(
                findings,
                "Key Vault portkey-kv",
                "uses access policies, so the stack's role assignments have no effect",
                "az keyvault update --name portkey-kv --resource-group portkey-rg --subscription "
                        + FakeAzure.SUBSCRIPTION + " --enable-rbac-authorization true");
        fails(
                findings,
                "secret docker-username of portkey-kv",
                "does not exist",
                "az keyvault secret set --vault-name portkey-kv --name docker-username --value \"<value>\"");
        fails(
                findings,
                "secret docker-password of portkey-kv",
                "is disabled",
                "az keyvault secret set-attributes --vault-name portkey-kv --name docker-password --enabled true");
        assertThat(findings)
                .filteredOn(finding -> finding.state() == State.MISSING)
                .hasSize(5);
    }

    /** 27 February 2027 is Microsoft's day: learn.microsoft.com/azure/key-vault/general/migrate-api-version. */
    @ParameterizedTest
    @CsvSource({"2026-08-30, ", "2026-08-31, WARNING", "2027-02-26, WARNING", "2027-02-27, MISSING"})
    void an_api_version_that_ends_is_told_180_days_before(LocalDate today, State state) {
        var findings = examine(OWN_VAULT, azure, Optional.empty(), today);

        var ending = findings.stream()
                .filter(finding -> finding.subject().startsWith("API version"))
                .toList();
        assertThat(ending)
                .extracting(Finding::subject, Finding::state)
                .containsExactlyElementsOf(
                        state == null
                                ? List.of()
                                : List.of(tuple("API version 2023-02-01 of Microsoft.KeyVault/vaults", state)));
        assertThat(ending).allSatisfy(finding -> {
            assertThat(finding.found()).contains("2027-02-27", "docs/versions.md");
            assertThat(finding.isObstacle()).isEqualTo(state == State.MISSING);
        });
    }

    @Test
    void a_stack_that_makes_no_vault_outlives_the_versions_that_end() {
        assertThat(examine(DOCKER_HUB, azure, Optional.empty(), LocalDate.of(2028, 1, 1)))
                .extracting(Finding::subject)
                .noneMatch(subject -> subject.startsWith("API version"));
    }

    /** The answer's form is that of learn.microsoft.com/rest/api/resources/subscriptions/list-locations. */
    @Test
    void azure_is_asked_whether_the_region_has_the_zones_that_the_stack_asks_for() {
        var stack = DOCKER_HUB + "location: westeurope\nnetworkMode: new\nhighAvailability: true\n";
        var zones = "[{logicalZone: '1', physicalZone: westeurope-az1}]";
        azure.with(
                "/locations", "{value: [{name: eastus, availabilityZoneMappings: " + zones + "}, {name: westeurope}]}");

        assertThat(find(examine(stack), "availability zones in westeurope")).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(State.MISSING);
            assertThat(finding.found())
                    .contains("environment-environment", "log-store-account", "network-pip-nat", "highAvailability");
        });

        var served = new FakeAzure()
                .with("/locations", "{value: [{name: westeurope, availabilityZoneMappings: " + zones + "}]}");
        assertThat(find(examine(stack, served, Optional.empty()), "availability zones in westeurope")
                        .state())
                .isEqualTo(State.OK);
        assertThat(examine(DOCKER_HUB))
                .extracting(Finding::subject)
                .noneMatch(subject -> subject.startsWith("availability zones"));
    }

    /** A VNet refuses a second zone of a name: microsoft-foundry/foundry-samples #214. */
    @Test
    void a_zone_that_may_be_linked_to_the_vnet_already_is_told() {
        var zone = "private DNS zone privatelink.blob.core.windows.net";
        var hub =
                "/subscriptions/1/resourceGroups/hub-rg/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net";
        assertThat(find(examine(EXISTING_VNET), zone).state()).isEqualTo(State.OK);
        assertThat(examine(DOCKER_HUB + "networkMode: new\n"))
                .extracting(Finding::subject)
                .doesNotContain(zone);

        azure.with("/privateDnsZones", "{value: [{name: privatelink.blob.core.windows.net, id: '" + hub + "'}]}");
        var told = find(examine(EXISTING_VNET), zone);
        assertThat(told.state()).isEqualTo(State.WARNING);
        assertThat(told.found()).contains(hub, "docs/private-connectivity.md");
        assertThat(told.isObstacle()).isFalse();

        var own = new FakeAzure()
                .with(
                        "/privateDnsZones",
                        "{value: [{name: privatelink.blob.core.windows.net, id: '/subscriptions/"
                                + FakeAzure.SUBSCRIPTION
                                + "/resourceGroups/portkey-rg/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net'}]}");
        assertThat(find(examine(EXISTING_VNET, own, Optional.empty()), zone).state())
                .isEqualTo(State.OK);
    }

    @Test
    void rights_are_asked_for_where_they_are_used() {
        azure.with(
                        "portkey-rg/providers/Microsoft.Authorization/permissions",
                        "{value: [{actions: ['*'], notActions: ['Microsoft.Authorization/*/write']}]}")
                .with("portkey-kv/providers/Microsoft.Authorization/permissions", "{value: [{actions: ['*/read']}]}")
                .with(
                        "docker-username/providers/Microsoft.Authorization/permissions",
                        "{value: [{dataActions: ['Microsoft.KeyVault/vaults/secrets/readMetadata/action']}]}");

        var findings = examine(DOCKER_HUB);

        var group = "/subscriptions/" + FakeAzure.SUBSCRIPTION + GROUP;
        fails(
                findings,
                "permissions on resource group " + "portkey-rg",
                "not allowed: Microsoft.Authorization/roleAssignments/write, "
                        + "Microsoft.Authorization/roleDefinitions/write",
                "az role assignment create --role \"User Access Administrator\" --assignee ana-id --scope " + group);
        fails(
                findings,
                "permissions on Key Vault " + "portkey-kv",
                "not allowed: Microsoft.Authorization/roleAssignments/write",
                "az role assignment create --role \"User Access Administrator\" --assignee ana-id --scope " + group
                        + "/providers/Microsoft.KeyVault/vaults/portkey-kv");
        fails(
                findings,
                "permission to read secret docker-username of " + "portkey-kv",
                "not allowed: Microsoft.KeyVault/vaults/secrets/getSecret/action",
                "az role assignment create --role \"Key Vault Secrets User\" --assignee ana-id --scope " + group
                        + "/providers/Microsoft.KeyVault/vaults/portkey-kv/secrets/docker-username");
    }

    @Test
    void a_group_that_the_stack_is_to_create_must_not_be_somebody_elses() {
        var stack = DOCKER_HUB.replace("createResourceGroup: false", "createResourceGroup: true");

        assertThat(find(examine(stack), "resource group portkey-rg").state())
                .as("made by this stack before")
                .isEqualTo(State.OK);
        azure.without(GROUP);
        assertThat(find(examine(stack), "resource group portkey-rg").state()).isEqualTo(State.OK);
        assertThat(find(examine(stack), "permissions on subscription " + FakeAzure.SUBSCRIPTION)
                        .state())
                .isEqualTo(State.OK);
        azure.with(GROUP, "{tags: {Project: other}}");
        fails(
                examine(stack),
                "resource group portkey-rg",
                "exists, but this stack would create it",
                "pulumi config set portkey-gateway:createResourceGroup false");
    }

    @Test
    void the_groups_tags_are_compared_as_azure_compares_them() {
        azure.with(GROUP, "{tags: {project: portkey-gateway, environment: production, managedby: Pulumi}}");

        var findings = examine(DOCKER_HUB.replace("createResourceGroup: false", "createResourceGroup: true")
                + "tags: {ENVIRONMENT: production}\n");

        assertThat(find(findings, "resource group portkey-rg").state()).isEqualTo(State.OK);
    }

    @Test
    void an_existing_network_is_looked_at_in_its_own_subscription() {
        azure.with("/subnets/aca", "{properties: {delegations: []}}")
                .without("/subnets/pe")
                .with("/virtualNetworks/hub", "{location: 'West Europe'}");

        var findings = examine(EXISTING_VNET);

        fails(
                findings,
                "subnet aca of hub",
                "is not delegated to Microsoft.App/environments",
                "az network vnet subnet update --ids " + VNET
                        + "/subnets/aca --delegations Microsoft.App/environments");
        fails(
                findings,
                "subnet pe of hub",
                "does not exist",
                "az network vnet subnet create --name pe --vnet-name hub --resource-group hub-rg "
                        + "--subscription 11111111-2222-4333-8444-555555555555 --address-prefixes \"<range>\"");
        fails(
                findings,
                "VNet hub",
                "is in westeurope but the stack is in eastus; the environment must be in the "
                        + "same region as its VNet",
                "pulumi config set portkey-gateway:location westeurope");
        assertThat(find(findings, "permissions on VNet hub").state()).isEqualTo(State.OK);
    }

    @Test
    void a_second_region_has_a_group_of_its_own() {
        azure.without("/resourceGroups/west-rg");

        var findings = examine(DOCKER_HUB + """
                secondRegion: {location: westeurope, resourceGroupName: west-rg, createResourceGroup: false}
                frontDoor: {enabled: true}
                """);

        assertThat(find(findings, "resource group portkey-rg").state()).isEqualTo(State.OK);
        fails(
                findings,
                "resource group west-rg",
                "does not exist",
                "az group create --name west-rg --location westeurope --subscription " + FakeAzure.SUBSCRIPTION);
        assertThat(findings)
                .extracting(Finding::subject)
                .contains(
                        "resource provider Microsoft.Cdn",
                        "permissions on resource group portkey-rg",
                        "permissions on subscription " + FakeAzure.SUBSCRIPTION)
                .doesNotContain("permissions on resource " + "group west-rg");
    }

    @Test
    void a_group_of_somebody_else_in_the_second_region_comes_with_that_regions_key() {
        azure.with("/resourceGroups/rg-portkey-gateway-dev-westeurope", "{tags: {Project: other}}");

        fails(
                examine(DOCKER_HUB + "secondRegion: {location: westeurope}\n"),
                "resource group rg-portkey-gateway-dev-westeurope",
                "exists, but this stack would create it",
                "pulumi config set --path portkey-gateway:secondRegion.createResourceGroup false");
    }

    @Test
    void secrets_of_a_vault_that_the_stack_makes_come_after_the_first_step() {
        azure.without("/vaults/portkey-kv")
                .without("docker-username")
                .without("docker-password")
                .without("portkey-client-auth")
                .without("docker-username/providers/Microsoft.Authorization/permissions")
                .without("/deletedVaults/portkey-kv");

        var findings = examine(OWN_VAULT);

        var secret = find(findings, "secret docker-username of portkey-kv");
        assertThat(secret.state()).isEqualTo(State.LATER);
        assertThat(secret.found()).isEqualTo("can be set after the first pulumi up, which creates the Key Vault");
        assertThat(secret.fixes())
                .containsExactly(
                        "az keyvault secret set --vault-name portkey-kv --name docker-username --value \"<value>\"");
        assertThat(find(findings, "permission to read secret docker-username of " + "portkey-kv")
                        .state())
                .isEqualTo(State.LATER);
        assertThat(findings)
                .noneMatch(Finding::isObstacle)
                .extracting(Finding::subject)
                .doesNotContain("Key Vault portkey-kv");

        azure.with("/deletedVaults/portkey-kv", "{}");
        fails(
                examine(OWN_VAULT),
                "name of Key Vault portkey-kv",
                "is reserved by a deleted vault; docs/data.md explains how to import that vault into the stack",
                "az keyvault recover --name portkey-kv --location eastus");
    }

    @Test
    void once_the_vault_is_there_its_secrets_must_be_too() {
        azure.without("/secrets/portkey-client-auth");

        var findings = examine(OWN_VAULT);

        assertThat(find(findings, "secret docker-username of portkey-kv").state())
                .isEqualTo(State.OK);
        assertThat(find(findings, "secret portkey-client-auth of portkey-kv").state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void a_private_application_gateway_needs_its_feature_and_a_certificate_is_imported() {
        azure.with("/features/EnableApplicationGatewayNetworkIsolation", "{properties: {state: NotRegistered}}")
                .without("/secrets/my-ssl-cert");

        var findings = examine(DOCKER_HUB + """
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com, public: false, sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert', sslCertKeyVaultResourceGroup: ssl-rg}
                """);

        assertThat(find(findings, "feature EnableApplicationGatewayNetworkIsolation")
                        .fixes())
                .first()
                .asString()
                .startsWith(
                        "az feature register --namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation");
        fails(
                findings,
                "secret my-ssl-cert of my-ssl-kv",
                "does not exist",
                "az keyvault certificate import --vault-name my-ssl-kv --name my-ssl-cert --file \"<certificate.pfx>\"");
    }

    @Test
    void a_certificate_of_the_environment_is_looked_for_too() {
        azure.without("/secrets/my-ssl-cert");

        var findings = examine(DOCKER_HUB + """
                ingress: {customDomain: {gatewayHost: gateway.example.com, certificateKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert', certificateKeyVaultResourceGroup: ssl-rg}}
                """);

        fails(
                findings,
                "secret my-ssl-cert of my-ssl-kv",
                "does not exist",
                "az keyvault certificate import --vault-name my-ssl-kv --name my-ssl-cert --file \"<certificate.pfx>\"");
    }

    @Test
    void a_secret_that_the_stack_writes_itself_is_not_asked_for() {
        assertThat(examine(DOCKER_HUB + "redis: {type: azure-managed-redis, provision: {}}\n"))
                .extracting(Finding::subject)
                .contains("resource provider Microsoft.Cache")
                .noneMatch(subject -> subject.contains("redis-password"));
    }

    @Test
    void without_a_sign_in_nothing_is_checked_and_nothing_is_called_missing_in_azure() {
        var findings = examine(DOCKER_HUB, azure.signedOut(), Optional.empty());

        assertThat(findings.get(0))
                .isEqualTo(new Finding("sign-in", State.MISSING, "not signed in", List.of("az login")));
        assertThat(findings.subList(1, findings.size())).hasSizeGreaterThan(10).allSatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(State.NOT_CHECKED);
            assertThat(finding.found()).isEqualTo("not signed in");
        });
        assertThat(azure.asked()).isEmpty();
    }

    @Test
    void what_azure_refuses_to_show_is_not_called_missing() {
        azure.refusing("/vaults/portkey-kv", 403, "AuthorizationFailed");

        var vault = find(examine(DOCKER_HUB), "Key Vault portkey-kv");

        assertThat(vault)
                .isEqualTo(new Finding(
                        "Key Vault portkey-kv", State.NOT_CHECKED, "Azure returned AuthorizationFailed", List.of()));
        assertThat(vault.isObstacle()).isTrue();
    }

    @Test
    void the_stacks_subscription_wins_and_must_be_the_one_of_the_azure_cli() {
        var stacks = "99999999-1111-4222-8333-444444444444";

        var findings = examine(DOCKER_HUB, azure, Optional.of(stacks));

        fails(
                findings,
                "subscription selected in the Azure " + "CLI",
                "is " + FakeAzure.SUBSCRIPTION + "; the documented commands would use that one",
                "az account set --subscription " + stacks);
        assertThat(azure.asked()).allSatisfy(id -> assertThat(id).startsWith("/subscriptions/" + stacks));
    }

    @Test
    void an_unknown_subscription_leaves_the_rest_unchecked() {
        azure.refusing("/subscriptions/" + FakeAzure.SUBSCRIPTION, 404, "SubscriptionNotFound");

        var findings = examine(DOCKER_HUB);

        assertThat(find(findings, "subscription " + FakeAzure.SUBSCRIPTION).state())
                .isEqualTo(State.MISSING);
        assertThat(find(findings, "Key Vault portkey-kv").found()).isEqualTo("the subscription cannot be read");
        assertThat(examine(DOCKER_HUB, new FakeAzure().choosing(null), Optional.empty()))
                .extracting(Finding::found)
                .contains("none is selected")
                .contains(
                        "no subscription is selected; run az account set --subscription \"<id>\", or set azure-native:subscriptionId");
    }

    private List<Finding> examine(String stack) {
        return examine(stack, azure, Optional.empty());
    }

    private static List<Finding> examine(String stack, Azure azure, Optional<String> configured) {
        return examine(stack, azure, configured, LocalDate.of(2026, 1, 1));
    }

    private static List<Finding> examine(String stack, Azure azure, Optional<String> configured, LocalDate today) {
        var raw = TestStack.with(stack).raw();
        var session = Session.open(azure, configured);
        return new Doctor(session, PortkeyConfig.decode(raw), today).examine(plan(raw, session.subscription()));
    }

    private static Plan plan(RawConfig raw) {
        return Stacks.plan(raw);
    }

    private static Plan plan(RawConfig raw, Optional<String> subscription) {
        return subscription
                .map(id -> new Planner(new SimulatedAzureMocks(
                                SimulationOptions.defaults().withSubscription(id)))
                        .plan(raw))
                .orElseGet(() -> plan(raw));
    }

    private static Finding find(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among "
                        + findings.stream().map(Finding::subject).toList()));
    }

    private static void fails(List<Finding> findings, String subject, String found, String fix) {
        assertThat(find(findings, subject)).isEqualTo(new Finding(subject, State.MISSING, found, List.of(fix)));
    }
}
