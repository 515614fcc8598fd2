package ai.portkey.azure.migration.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import ai.portkey.azure.cli.simulated.SimulatedStack;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.engine.RequiresPulumi;
import ai.portkey.azure.migration.state.StateImport.Adopted;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import ai.portkey.azure.simulator.fronts.SimulatedProviderServer;
import com.google.gson.Gson;
import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole move on the real engine: a simulated Azure holds what a Terraform state describes, the stack file comes from
 * the variables, {@code pulumi import} adopts, and the first preview neither replaces nor deletes anything.
 */
@RequiresPulumi
class AdoptionTest {

    private static final String SUBSCRIPTION = "3f1b7c52-8f0e-4a7d-9c55-1f0f5d5a2b10";

    private static final String KEY_VAULT_SECRETS_USER = "4633458b-17de-408a-b874-0445c86b69e6";

    private final PulumiCli cli;
    private final Path folder;

    AdoptionTest(PulumiCli cli, @TempDir Path folder) {
        this.cli = cli;
        this.folder = folder;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "simple-1.1.1.tfstate, simple.tfvars, 1.1.1",
        "full-3.0.0.tfstate, full-3.0.0.tfvars, 3.0.0",
        "public-azurerm-4.81.tfstate, public-azurerm-4.81.tfvars, 3.0.0",
        "private-azurerm-4.81.tfstate, private-azurerm-4.81.tfvars, 3.0.0"
    })
    void a_terraform_deployment_is_adopted_without_replacing_or_deleting_anything(
            String state, String tfvars, String version) throws Exception {
        var raw = Plans.imported(tfvars, version, "prod");
        var options = SimulationOptions.defaults()
                .withSubscription(SUBSCRIPTION)
                .withAssumeExisting(true, "westeurope")
                .withStateFile(folder.resolve("azure.json"));
        var plan = new Planner(
                        new SimulatedAzureMocks(SimulationOptions.defaults().withSubscription(SUBSCRIPTION)))
                .plan(raw);
        var result = StateImport.run(Plans.FIXTURES.resolve(state), Optional.empty(), plan);
        fill(new SimulatedAzure(options), plan, result);
        var file = folder.resolve("import.json");
        Files.writeString(file, new Gson().toJson(result.importFile()));

        var adopted = importFile(options, raw, file);
        assertThat(adopted.succeeded()).as(adopted.diagnostics()).isTrue();

        var preview = on(options, raw, stack -> stack.engine().preview());
        assertThat(preview.succeeded()).as(preview.diagnostics()).isTrue();
        assertThat(names(preview, OperationType.REPLACE)).isEmpty();
        assertThat(names(preview, OperationType.DELETE)).isEmpty();
        assertThat(names(preview, OperationType.CREATE))
                .isEqualTo(result.added().stream()
                        .map(PlannedResource::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(names(preview, OperationType.UPDATE))
                .as("the tag ManagedBy changes, as announced")
                .contains("resource-group", "gateway-app");
        assertThat(preview.steps())
                .filteredOn(step -> step.name().equals("redis-app"))
                .allSatisfy(step -> assertThat(step.changed())
                        .as("a changed template would empty the cache")
                        // Azure answers "" for a suffix that nobody sent (azure-service-operator,
                        // Test_App_ContainerApps_20250101_CRUD).
                        .noneMatch(path -> path.startsWith("template") && !path.equals("template.revisionSuffix")));
        assertThat(result.differences())
                .anyMatch(difference -> difference.endsWith(
                        "tags.ManagedBy: Azure has 'Terraform', the first pulumi up sets 'Pulumi'"));

        var up = on(options, raw, stack -> stack.engine().up());
        assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
        assertThat(new SimulatedAzure(options).resources())
                .filteredOn(resource -> resource.id().matches(".*/redis/revisions/.*"))
                .as("the cache is not emptied: no new revision")
                .hasSizeLessThan(2);
        assertThat(on(options, raw, stack -> stack.engine().preview()).isUnchanged())
                .isTrue();
    }

    /** As an operator does it: the program is the project's jar, which {@code pulumi import} asks for its packages. */
    private EngineResult importFile(SimulationOptions options, RawConfig raw, Path file) throws IOException {
        try (var azure = SimulatedProviderServer.start(options)) {
            var jar = new Program.Jar(
                    RawConfig.NAMESPACE,
                    Path.of("target", "portkey-gateway.jar").toAbsolutePath());
            var engine = LocalEngine.open(
                    cli,
                    EngineSettings.in(folder.resolve("engine"))
                            .withProviders(Map.of(
                                    "azure-native",
                                    azure.port("azure-native"),
                                    "random",
                                    azure.port("random"),
                                    "azuread",
                                    azure.port("azuread"))));
            return engine.stack(raw.stackName(), jar).importResources(file);
        }
    }

    /** Makes what the state describes: with the names, ids and tags of the state, else as the program plans it. */
    private static void fill(SimulatedAzure azure, Plan plan, StateImport.Result result) {
        var adopted = result.resources().stream()
                .collect(Collectors.toMap(a -> a.planned().urn(), a -> a));
        var values = new LinkedHashMap<String, String>();
        adopted.values().forEach(a -> given(a).forEach(values::put));
        for (var resource : plan.deployed()) {
            var source = adopted.get(resource.urn());
            if (source != null && resource.type().startsWith("azure-native:")) {
                var inputs = inputs(resource, source, values);
                var created = azure.create(resource.type(), resource.name(), inputs);
                assertThat(created.id()).as(resource.name()).isEqualToIgnoringCase(source.id());
                if (resource.type().endsWith(":ManagedEnvironment")) {
                    computed(source).forEach((name, value) -> azure.changeBehindTheBack(created.id(), name, value));
                }
                if (resource.type().endsWith(":UserAssignedIdentity")) {
                    mayReadTheVaults(azure, plan, resource, created);
                }
            }
        }
    }

    /** Releases before 3.0.0 grant on the whole vault; such a grant stays in Azure, unmanaged. */
    private static void mayReadTheVaults(
            SimulatedAzure azure, Plan plan, Plan.Resource planned, SimulatedResource identity) {
        plan.ofType("azure-native:authorization:RoleAssignment").stream()
                .filter(grant -> planned.outputs()
                        .get("principalId")
                        .equals(grant.inputs().get("principalId")))
                .map(grant -> (String) grant.inputs().get("scope"))
                .filter(scope -> scope.contains("/vaults/"))
                .map(scope -> scope.substring(0, scope.indexOf("/secrets/")))
                .distinct()
                .forEach(vault -> {
                    azure.lookUp(vault);
                    azure.create(
                            "azure-native:authorization:RoleAssignment",
                            identity.id() + vault,
                            Map.of(
                                    "scope",
                                    vault,
                                    "roleDefinitionId",
                                    "/subscriptions/" + SUBSCRIPTION
                                            + "/providers/Microsoft.Authorization/roleDefinitions/"
                                            + KEY_VAULT_SECRETS_USER,
                                    "principalId",
                                    identity.properties().get("principalId"),
                                    "principalType",
                                    "ServicePrincipal"));
                });
    }

    /** Values that the plan makes up and the state knows: random parts and the ids of roles. */
    private static Map<String, String> given(Adopted adopted) {
        var planned = adopted.planned();
        if (planned.type().endsWith(":RandomString")) {
            return Map.of(planned.outputs().get("result").getAsString(), adopted.id());
        }
        if (planned.type().endsWith(":ManagedEnvironment")) {
            return computed(adopted).entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> planned.outputs().get(entry.getKey()).getAsString(), Map.Entry::getValue));
        }
        if (planned.type().endsWith(":RandomId")) {
            return Map.of(
                    planned.outputs().get("hex").getAsString(),
                    adopted.state().text("hex").orElseThrow());
        }
        return planned.type().endsWith(":RoleDefinition")
                ? Map.of(lastSegment(planned.id().orElseThrow()), lastSegment(adopted.id()))
                : Map.of();
    }

    /** What Azure made up for the environment. */
    private static Map<String, String> computed(Adopted environment) {
        return Map.of(
                "defaultDomain",
                environment.state().text("default_domain").orElseThrow(),
                "staticIp",
                environment.state().text("static_ip_address").orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inputs(Plan.Resource resource, Adopted source, Map<String, String> values) {
        var text = new Gson().toJson(resource.inputs());
        for (var value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        var inputs = (Map<String, Object>) new Gson().fromJson(text, Map.class);
        // The module has no WAF policy; the first pulumi up adds it.
        inputs.remove("firewallPolicy");
        asAzurermSends(resource, inputs);
        if (resource.type().endsWith(":RoleAssignment")) {
            inputs.put("roleAssignmentName", lastSegment(source.id()));
        } else if (resource.type().endsWith(":RoleDefinition")) {
            inputs.put("roleDefinitionId", lastSegment(source.id()));
        } else if (inputs.containsKey("tags")) {
            var tags = new LinkedHashMap<>((Map<String, Object>) inputs.get("tags"));
            tags.put("ManagedBy", "Terraform");
            inputs.put("tags", tags);
        }
        return inputs;
    }

    /** Recorded: azurerm 4.81.0 fills these in, and Azure answers what was sent. */
    @SuppressWarnings("unchecked")
    private static void asAzurermSends(Plan.Resource resource, Map<String, Object> inputs) {
        if (resource.type().endsWith(":StorageAccount")) {
            inputs.put("isHnsEnabled", false);
        } else if (resource.type().endsWith(":ContainerApp")) {
            var template = (Map<String, Object>) inputs.get("template");
            var scale = (Map<String, Object>) template.get("scale");
            scale.put("cooldownPeriod", 300.0);
            scale.put("pollingInterval", 30.0);
            for (var container : (List<Map<String, Object>>) template.get("containers")) {
                for (var probe : (List<Map<String, Object>>) container.get("probes")) {
                    probe.putIfAbsent("initialDelaySeconds", 0.0);
                    for (var check : List.of("tcpSocket", "httpGet")) {
                        if (probe.get(check) instanceof Map<?, ?> asked) {
                            ((Map<String, Object>) asked).put("host", "");
                        }
                    }
                }
            }
            for (var rule : (List<Map<String, Object>>) scale.get("rules")) {
                rule.computeIfPresent("tcp", (name, tcp) -> Map.of("metadata", Map.of("concurrentRequests", "100")));
            }
        }
    }

    private EngineResult on(
            SimulationOptions options,
            RawConfig raw,
            java.util.function.Function<SimulatedStack, EngineResult> operation)
            throws IOException {
        try (var stack = SimulatedStack.open(cli, folder.resolve("engine"), options, raw, step -> {})) {
            return operation.apply(stack);
        }
    }

    private static Set<String> names(EngineResult result, OperationType operation) {
        return result.steps().stream()
                .filter(step -> step.operation() == operation && step.type().matches("(azure-native|random):.*"))
                .map(Step::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
