package ai.portkey.azure.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A simulated subscription for tests: short ways to put resources there, and to expect Azure's refusals. */
public final class Subscription {

    public static final String NETWORK = "azure-native:network:";
    public static final String ENVIRONMENT = "azure-native:app/v20250101:ManagedEnvironment";
    public static final String APP = "azure-native:app/v20250101:ContainerApp";

    public final SimulatedAzure azure;

    private Subscription(SimulationOptions options) {
        azure = new SimulatedAzure(options);
    }

    /** Only what is created exists; resource group {@code rg} in eastus is there. */
    public static Subscription empty() {
        return empty(UnaryOperator.identity());
    }

    public static Subscription empty(UnaryOperator<SimulationOptions> change) {
        var subscription =
                new Subscription(change.apply(SimulationOptions.defaults().withAssumeExisting(false, "eastus")));
        subscription.create("azure-native:resources:ResourceGroup", "rg", Map.of("location", "eastus"));
        return subscription;
    }

    /** What is referred to is taken to exist. */
    public static Subscription assuming() {
        return new Subscription(SimulationOptions.defaults());
    }

    /** Creates in resource group {@code rg}; nulls are left out. */
    public SimulatedResource create(String token, String name, Map<String, Object> inputs) {
        return azure.create(token, name, inputs(token, name, inputs));
    }

    public static Map<String, Object> inputs(String token, String name, Map<String, Object> inputs) {
        var type = ResourceTypes.get(token);
        var all = new LinkedHashMap<String, Object>(inputs);
        if (type.facts().pathParameters().contains("resourceGroupName")) {
            all.putIfAbsent("resourceGroupName", "rg");
        }
        all.putIfAbsent(type.facts().nameProperty(), name);
        return all;
    }

    public SimulatedResource vnet(String range) {
        return create(
                NETWORK + "VirtualNetwork", "vnet", Map.of("addressSpace", Map.of("addressPrefixes", List.of(range))));
    }

    public SimulatedResource subnet(String name, String range) {
        return create(NETWORK + "Subnet", name, Map.of("virtualNetworkName", "vnet", "addressPrefix", range));
    }

    public SimulatedResource delegatedSubnet(String name, String range) {
        return create(
                NETWORK + "Subnet",
                name,
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressPrefix",
                        range,
                        "delegations",
                        List.of(Map.of("name", "apps", "serviceName", "Microsoft.App/environments"))));
    }

    public SimulatedResource environment(Map<String, Object> inputs) {
        return create(ENVIRONMENT, "cae", inputs);
    }

    /** An environment with the workload profile Consumption in this subnet. */
    public SimulatedResource environmentIn(SimulatedResource subnet, boolean internal) {
        return environment(Map.of(
                "workloadProfiles",
                List.of(Map.of("name", "Consumption", "workloadProfileType", "Consumption")),
                "vnetConfiguration",
                Map.of("infrastructureSubnetId", subnet.id(), "internal", internal)));
    }

    public SimulatedResource identity(String name) {
        return create("azure-native:managedidentity:UserAssignedIdentity", name, Map.of());
    }

    public SimulatedResource vault(String name) {
        return create(
                "azure-native:keyvault:Vault",
                name,
                Map.of(
                        "properties",
                        Map.of(
                                "tenantId",
                                "t",
                                "enableRbacAuthorization",
                                true,
                                "sku",
                                Map.of("family", "A", "name", "standard"))));
    }

    /** Grants a role, named by its GUID, to an identity. */
    public SimulatedResource grant(SimulatedResource identity, String roleDefinitionId, String scope) {
        return azure.create(
                "azure-native:authorization:RoleAssignment",
                identity.name() + roleDefinitionId + scope,
                Map.of(
                        "scope",
                        scope,
                        "roleDefinitionId",
                        roleDefinitionId,
                        "principalId",
                        identity.text("principalId"),
                        "principalType",
                        "ServicePrincipal"));
    }

    public void passTime(Duration time) {
        azure.advance(time);
    }

    /** Expects ARM's refusal with this status and code. */
    public static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            int status, String code, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(AzureException.class, e -> {
            org.assertj.core.api.Assertions.assertThat(e.code())
                    .as(e.getMessage())
                    .isEqualTo(code);
            org.assertj.core.api.Assertions.assertThat(e.status()).isEqualTo(status);
        });
    }
}
