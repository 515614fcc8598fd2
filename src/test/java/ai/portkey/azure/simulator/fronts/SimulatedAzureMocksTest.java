package ai.portkey.azure.simulator.fronts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.core.SimulationOptions;
import com.pulumi.Context;
import com.pulumi.azurenative.app.ContainerApp;
import com.pulumi.azurenative.app.ContainerAppArgs;
import com.pulumi.azurenative.app.ManagedEnvironment;
import com.pulumi.azurenative.app.ManagedEnvironmentArgs;
import com.pulumi.azurenative.app.enums.ManagedServiceIdentityType;
import com.pulumi.azurenative.app.inputs.ConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ContainerArgs;
import com.pulumi.azurenative.app.inputs.ContainerResourcesArgs;
import com.pulumi.azurenative.app.inputs.IngressArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.app.inputs.TemplateArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.keyvault.KeyvaultFunctions;
import com.pulumi.azurenative.keyvault.inputs.GetVaultArgs;
import com.pulumi.azurenative.managedidentity.UserAssignedIdentity;
import com.pulumi.azurenative.managedidentity.UserAssignedIdentityArgs;
import com.pulumi.azurenative.network.Subnet;
import com.pulumi.azurenative.network.SubnetArgs;
import com.pulumi.azurenative.network.VirtualNetwork;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestResult;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mock engine with the classes of Pulumi's SDK: what the simulator answers must convert to their outputs. */
class SimulatedAzureMocksTest {

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    private static TestResult run(Consumer<Context> program) {
        return PulumiTest.withMocks(new SimulatedAzureMocks(SimulationOptions.defaults()))
                .runTest(program);
    }

    private static void deployApp(Context context, String image) {
        var group = new ResourceGroup(
                "group",
                ResourceGroupArgs.builder()
                        .resourceGroupName("rg")
                        .location("eastus")
                        .build());
        var vnet = new VirtualNetwork(
                "vnet",
                VirtualNetworkArgs.builder()
                        .resourceGroupName(group.name())
                        .virtualNetworkName("vnet")
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes("10.0.0.0/16")
                                .build())
                        .build());
        var subnet = new Subnet(
                "subnet",
                SubnetArgs.builder()
                        .resourceGroupName(group.name())
                        .virtualNetworkName(vnet.name())
                        .subnetName("apps")
                        .addressPrefix("10.0.0.0/23")
                        .build());
        var identity = new UserAssignedIdentity(
                "identity",
                UserAssignedIdentityArgs.builder()
                        .resourceGroupName(group.name())
                        .resourceName("id-apps")
                        .build());
        var environment = new ManagedEnvironment(
                "environment",
                ManagedEnvironmentArgs.builder()
                        .resourceGroupName(group.name())
                        .environmentName("cae")
                        .vnetConfiguration(VnetConfigurationArgs.builder()
                                .internal(true)
                                .infrastructureSubnetId(subnet.id())
                                .build())
                        .build());
        var app = new ContainerApp(
                "app",
                ContainerAppArgs.builder()
                        .resourceGroupName(group.name())
                        .containerAppName("gateway")
                        .managedEnvironmentId(environment.id())
                        .identity(ManagedServiceIdentityArgs.builder()
                                .type(ManagedServiceIdentityType.UserAssigned)
                                .userAssignedIdentities(identity.id().applyValue(java.util.List::of))
                                .build())
                        .configuration(ConfigurationArgs.builder()
                                .ingress(IngressArgs.builder()
                                        .external(true)
                                        .targetPort(8787)
                                        .build())
                                .build())
                        .template(TemplateArgs.builder()
                                .containers(ContainerArgs.builder()
                                        .name("gateway")
                                        .image(image)
                                        .resources(ContainerResourcesArgs.builder()
                                                .cpu(1.0)
                                                .memory("2Gi")
                                                .build())
                                        .build())
                                .build())
                        .build());
        context.export(
                "fqdn",
                app.configuration().applyValue(c -> c.get().ingress().get().fqdn()));
        context.export(
                "principals",
                app.identity()
                        .applyValue(i -> i.get()
                                .userAssignedIdentities()
                                .values()
                                .iterator()
                                .next()
                                .principalId()));
        context.export("identityPrincipal", identity.principalId());
        context.export("domain", environment.defaultDomain());
        context.export("staticIp", environment.staticIp());
    }

    private static Object value(TestResult result, String output) {
        return com.pulumi.core.internal.Internal.of(result.output(output, Object.class))
                .getValueNullable()
                .join();
    }

    @Test
    void a_program_with_the_sdks_classes_gets_outputs_of_the_right_form() {
        var result = run(context -> deployApp(context, "image:1"));

        assertThat(result.exceptions()).isEmpty();
        assertThat((String) value(result, "domain")).matches("[a-z]+-[0-9a-f]{8}\\.eastus\\.azurecontainerapps\\.io");
        assertThat(value(result, "fqdn")).isEqualTo("gateway." + value(result, "domain"));
        assertThat(value(result, "principals")).isEqualTo(value(result, "identityPrincipal"));
        assertThat((String) value(result, "staticIp")).matches("10\\.0\\.[01]\\.\\d+");
    }

    @Test
    void what_is_looked_up_is_taken_to_exist() {
        var result = run(context -> {
            var vault = KeyvaultFunctions.getVault(GetVaultArgs.builder()
                    .vaultName("kv-shared")
                    .resourceGroupName("rg-shared")
                    .build());
            context.export(
                    "uri", vault.applyValue(v -> v.properties().vaultUri().orElseThrow()));
            context.export(
                    "subscription", AuthorizationFunctions.getClientConfig().applyValue(c -> c.subscriptionId()));
        });

        assertThat(result.exceptions()).isEmpty();
        assertThat(value(result, "uri")).isEqualTo("https://kv-shared.vault.azure.net/");
        assertThat(value(result, "subscription"))
                .isEqualTo(SimulationOptions.defaults().subscriptionId());
    }

    @Test
    void an_error_of_azure_fails_the_program_with_its_code_and_sentence() {
        var result = run(context -> new VirtualNetwork(
                "vnet",
                VirtualNetworkArgs.builder()
                        .resourceGroupName("rg")
                        .virtualNetworkName("vnet")
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes("10.0.0.0")
                                .build())
                        .build()));

        assertThat(result.exceptions()).isNotEmpty();
        assertThat(result.exceptions().toString()).contains("Code=\"InvalidAddressPrefixFormat\"", "10.0.0.0");
    }
}
