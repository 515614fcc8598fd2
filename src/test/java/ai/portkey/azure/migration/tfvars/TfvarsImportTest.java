package ai.portkey.azure.migration.tfvars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.config.terraform.VariableTable;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.state.Plans;
import ai.portkey.azure.migration.tfvars.TfvarsImport.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TfvarsImportTest {

    private static final Path FIXTURES = Path.of("src/test/resources/migration");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private TfvarsImport.Result importText(String version, String tfvars) throws Exception {
        return TfvarsImport.run(
                new Request(List.of(file("terraform.tfvars", tfvars)), Optional.empty(), ModuleVersion.parse(version)));
    }

    private List<String> problemsOf(String tfvars) {
        return catchThrowableOfType(MigrationException.class, () -> importText("3.0.0", tfvars)).problems().stream()
                .map(this::withoutFolder)
                .toList();
    }

    private String withoutFolder(String message) {
        return message.replace(folder + "/", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "vnet-app-gateway", "gateway-and-mcp"})
    void the_examples_of_the_page_are_valid_stacks_but_for_their_subscription(String example) throws Exception {
        var config = PortkeyConfig.decode(Plans.imported(example + ".tfvars", "1.1.1", "dev"));

        assertThat(config.placement().resourceGroup().name()).isEqualTo("portkey-rg");
        assertThat(config.apps().secrets().gateway()).containsEntry("PORTKEY_CLIENT_AUTH", "portkey-client-auth");
        assertThat(config.apps().gatewayImage().tag()).isEqualTo("latest");
    }

    @Test
    void the_module_block_of_the_page_is_a_valid_stack() throws Exception {
        var result =
                TfvarsImport.run(new Request(List.of(), Optional.of(FIXTURES.resolve("main.tf")), Optional.empty()));

        var config = PortkeyConfig.decode(result.rawConfig("dev"));

        assertThat(result.version()).hasToString("1.1.1");
        assertThat(result.notes()).isEmpty();
        assertThat(config.apps().gatewayImage().tag()).isEqualTo("2.2.2");
        assertThat(config.apps().gateway().maxReplicas()).isEqualTo(2);
    }

    @Test
    void writes_the_whole_file_with_its_comments() throws Exception {
        var result = importText("3.0.0", """
                project_name = "portkey-gateway"
                tags         = { "cost.center" = 42 }
                network_mode = "new"
                vnet_cidr    = "10.8.0.0/20"
                ingress_type = "application_gateway"
                app_gateway_config = {
                  sku_name                     = "Standard_v2"
                  sku_tier                     = "Standard_v2"
                  capacity                     = "2"
                  enable_waf                   = true
                  public                       = true
                  gateway_host                 = "gateway.example.com"
                  ssl_cert_key_vault_secret_id = "https://kv.vault.azure.net/secrets/cert/0123456789abcdef0123456789abcdef"
                }
                gateway_config = {
                  cpu = 0.5, memory = "1Gi", min_replicas = 1, max_replicas = 3, cpu_scale_threshold = null
                }
                control_plane_private_link = { outbound = true }
                """);

        assertThat(result.yaml()).isEqualTo("""
                # Imported from Terraform (terraform.tfvars), module 3.0.0.
                # The first update changes the tag ManagedBy from Terraform to Pulumi.
                # Disabled as in the module, but worth considering: ingress.allowedCidrs, storage.retentionDays,
                # highAvailability, monitoring, protect.
                config:
                  portkey-gateway:projectName: portkey-gateway
                  portkey-gateway:tags:
                    cost.center: "42"
                  portkey-gateway:networkMode: new
                  portkey-gateway:vnet:
                    cidr: 10.8.0.0/20
                    # As derived by the module from a VNet that is not a /16.
                    acaSubnetCidr: 10.8.0.0/27
                    appGatewaySubnetCidr: 10.8.0.64/28
                    privateLinkSubnetCidr: 10.8.0.80/28
                  portkey-gateway:ingressType: application_gateway
                  portkey-gateway:appGateway:
                    # The module uses WAF_v2 whenever the WAF is enabled.
                    skuName: WAF_v2
                    # The module uses WAF_v2 whenever the WAF is enabled.
                    skuTier: WAF_v2
                    capacity: 2
                    enableWaf: true
                    public: true
                    gatewayHost: gateway.example.com
                    # Without its version, so that the Application Gateway picks up renewals automatically.
                    sslCertKeyVaultSecretId: https://kv.vault.azure.net/secrets/cert
                    # The module serves HTTP alongside HTTPS. With true, the program's default, port 80 only redirects.
                    httpsRedirect: false
                    # The module's value. It cuts off long completions: the program's default is 600.
                    requestTimeoutSeconds: 60
                  portkey-gateway:gateway:
                    cpu: 0.5
                    memory: 1Gi
                    minReplicas: 1
                    maxReplicas: 3
                    # null in Terraform: the module turns it into 70, so 70 is what is deployed today. Set null to scale
                    # only by HTTP requests or memory, as Portkey's page describes.
                    cpuScaleThreshold: 70
                  portkey-gateway:controlPlanePrivateLink:
                    outbound: true
                    # The module's version since 3.0.0.
                    version: v2
                    # The module leaves the four variables (ALBUS_BASEPATH …) to you. With true, the program's default,
                    # they follow the version above.
                    configureGateway: false
                  # The module's default. The program's default is the name of the stack.
                  portkey-gateway:environment: dev
                  portkey-gateway:storage:
                    # The module creates no private endpoint for its storage account and disables public access: the apps
                    # cannot write logs. With false the program opens the account to the apps' subnet; with true, the
                    # default, it adds the endpoint.
                    privateEndpoint: false
                """);
    }

    /** Every variable of every release, taken from the releases themselves, has a row in the table. */
    @ParameterizedTest
    @MethodSource("variablesOfAllReleases")
    void every_variable_of_every_release_is_known_since_its_first_release(String variable, List<String> releases) {
        var row = VariableTable.find(variable);

        assertThat(row).as(variable).isPresent();
        assertThat(row.get().since()).as(variable).isEqualTo(ModuleVersion.of(releases.get(0)));
    }

    static List<org.junit.jupiter.params.provider.Arguments> variablesOfAllReleases() throws IOException {
        return Files.readAllLines(FIXTURES.resolve("module-variables.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(line -> org.junit.jupiter.params.provider.Arguments.of(line[0], Arrays.asList(line[1].split(" "))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1.1.0,v1", "1.1.5,v1", "2.0.1,v1", "3.0.0,v2"})
    void keeps_the_private_link_of_the_release(String release, String link) throws Exception {
        var config = importText(release, "control_plane_private_link = { outbound = true }")
                .config();

        assertThat(config.getAsJsonObject("portkey-gateway:controlPlanePrivateLink")
                        .get("version")
                        .getAsString())
                .isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({"1.1.1,latest", "2.0.1,latest"})
    void keeps_the_default_image_of_older_releases(String release, String tag) throws Exception {
        var config = importText(release, "project_name = \"p\"").config();

        assertThat(config.getAsJsonObject("portkey-gateway:gatewayImage")
                        .get("tag")
                        .getAsString())
                .isEqualTo(tag);
    }

    @Test
    void leaves_the_image_to_the_program_from_three_on_because_the_defaults_are_equal() throws Exception {
        assertThat(importText("3.0.0", "project_name = \"p\"").config().keySet())
                .containsExactly("portkey-gateway:projectName", "portkey-gateway:environment");
    }

    @Test
    void module_one_one_zero_has_no_cpu_rule_by_default() throws Exception {
        var result = importText("1.1.0", "gateway_config = { cpu = 1, http_scale_concurrent_requests = 5 }");

        var gateway = result.config().getAsJsonObject("portkey-gateway:gateway");
        assertThat(gateway.get("cpuScaleThreshold").isJsonNull()).isTrue();
        assertThat(result.yaml()).contains("    cpuScaleThreshold: null\n");
        assertThat(gateway.has("httpScaleConcurrentRequests")).isFalse();
        assertThat(result.notes())
                .map(this::withoutFolder)
                .containsExactly("terraform.tfvars:1: "
                        + "gateway_config.http_scale_concurrent_requests exists since module 1.1.1, but the deployment uses "
                        + "1.1.0: it is ignored");
    }

    @Test
    void lists_every_setting_that_has_no_effect() throws Exception {
        var result = importText("3.0.0", """
                project_name  = "p"
                servr_mode    = "all"
                redis_config  = { redis_type = "redis", endpoint = "", shards = 3 }
                acr_id        = null
                environment_variables = { gateway = { A = null, B = "", C = 1 }, mcp = { D = "d" } }
                subscription_id = "<your-subscription-id>"
                """);

        assertThat(result.notes())
                .map(this::withoutFolder)
                .containsExactly(
                        "terraform.tfvars:2: servr_mode is not a variable of the module in any release up to 3.0.0: it is "
                                + "ignored",
                        "terraform.tfvars:3: redis_config.endpoint is empty, which the module treats as not set: it is ignored",
                        "terraform.tfvars:3: redis_config.shards is not an attribute of the module's variable; Terraform "
                                + "drops it: it is ignored",
                        "terraform.tfvars:4: acr_id is null, which the module treats as its default",
                        "terraform.tfvars:5: environment_variables.gateway.A is empty, and the module omits it: set to null, "
                                + "so that the program omits it too",
                        "terraform.tfvars:5: environment_variables.gateway.B is empty, and the module omits it: set to null, "
                                + "so that the program omits it too",
                        "terraform.tfvars:5: environment_variables.mcp is not an attribute of the module's variable; Terraform "
                                + "drops it: it is ignored",
                        "terraform.tfvars:6: subscription_id is the placeholder <your-subscription-id>: set the real value "
                                + "in the stack file");
        assertThat(result.config()
                        .getAsJsonObject("portkey-gateway:environmentVariables")
                        .toString())
                .isEqualTo("{\"gateway\":{\"A\":null,\"B\":null,\"C\":\"1\"}}");
    }

    /** The module's docs/ModuleUsage.md, "Using JSON Files". */
    @Test
    void reads_the_json_files_that_a_module_block_decodes() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/env.json"), "{\"gateway\": {\"LOG_LEVEL\": \"debug\"}}");
        var main = Files.writeString(folder.resolve("main.tf"), """
                module "portkey" {
                  source                = "github.com/Portkey-AI/portkey-gateway-infrastructure//terraform/aca?ref=v3.0.0"
                  environment_variables = jsondecode(file("${path.root}/config/env.json"))
                  secrets               = jsondecode(file("config/missing.json"))
                }
                """);

        var failure = catchThrowableOfType(
                MigrationException.class,
                () -> TfvarsImport.run(new Request(List.of(), Optional.of(main), Optional.empty())));
        assertThat(failure.problems())
                .singleElement()
                .asString()
                .contains("main.tf:4", "missing.json", "file not found");

        Files.writeString(folder.resolve("config/missing.json"), "{}");
        assertThat(TfvarsImport.run(new Request(List.of(), Optional.of(main), Optional.empty()))
                        .config()
                        .getAsJsonObject("portkey-gateway:environmentVariables")
                        .toString())
                .isEqualTo("{\"gateway\":{\"LOG_LEVEL\":\"debug\"}}");
    }

    /** The module's Variables.md and ModuleUsage.md, and Portkey's Kubernetes page, write them so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.redis.cache.windows.net:6380           | true  | rediss://r.redis.cache.windows.net:6380 | true",
                "redis://r.eastus.redis.azure.net:10000   | true  | rediss://r.eastus.redis.azure.net:10000 | true",
                "rediss://r.redis.cache.windows.net:6380  | false | rediss://r.redis.cache.windows.net:6380 | true",
                "r.example.com:6379                       | false | redis://r.example.com:6379              | false",
            })
    void gives_the_redis_endpoint_the_scheme_that_its_tls_says(
            String endpoint, boolean tls, String written, boolean writtenTls) throws Exception {
        var redis = importText(
                        "3.0.0",
                        "redis_config = { redis_type = \"azure-redis\", endpoint = \"" + endpoint + "\", tls = " + tls
                                + " }")
                .config()
                .getAsJsonObject("portkey-gateway:redis");

        assertThat(redis.get("endpoint").getAsString()).isEqualTo(written);
        assertThat(redis.get("tls").getAsBoolean()).isEqualTo(writtenTls);
    }

    @Test
    void leaves_out_what_terraform_ignores() throws Exception {
        var result = importText("3.0.0", """
                registry_type      = "acr"
                docker_credentials = { key_vault_name = "kv", key_vault_rg = "rg" }
                network_mode       = "existing"
                vnet_cidr          = "10.0.0.0/16"
                private_link_subnet_id = "/subscriptions/s/x"
                """);

        assertThat(result.notes())
                .map(this::withoutFolder)
                .contains(
                        "terraform.tfvars:2: docker_credentials.key_vault_name has no effect, because registry_type is \"acr\": it is ignored",
                        "terraform.tfvars:4: vnet_cidr has no effect, because network_mode is \"existing\": it is ignored");
        assertThat(result.config().getAsJsonObject("portkey-gateway:registry").keySet())
                .containsExactly("type");
        assertThat(result.config().getAsJsonObject("portkey-gateway:vnet").keySet())
                .containsExactly("privateLinkSubnetId");
    }

    @Test
    void knows_the_module_beside_the_variables_and_does_not_guess_a_private_link() throws Exception {
        var outbound = "control_plane_private_link = { outbound = true }";
        assertThat(catchThrowableOfType(MigrationException.class, () -> importText("", outbound))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("set it with --module-version");

        Files.writeString(
                folder.resolve("variables.tf"),
                "variable \"secrets_key_vault\" {}\nvariable \"data_service_image\" {}\n");
        var result = importText("", outbound);
        assertThat(result.version()).hasToString("3.0.0");
        assertThat(result.config()
                        .getAsJsonObject("portkey-gateway:controlPlanePrivateLink")
                        .get("version")
                        .getAsString())
                .isEqualTo("v2");
    }

    @Test
    void says_that_a_release_is_newer_than_what_it_knows() throws Exception {
        assertThat(importText("3.1.0", "project_name = \"p\"").notes())
                .anyMatch(note ->
                        note.startsWith("module 3.1.0 is newer than 3.0.0, the newest that this import supports"));
    }

    @Test
    void reports_everything_that_it_cannot_evaluate_at_once() {
        assertThat(problemsOf("""
                project_name = lower("P")
                tags = merge({}, {})
                environment = var.env
                """))
                .containsExactly(
                        "terraform.tfvars:1: a call to lower() can only be evaluated by Terraform",
                        "terraform.tfvars:2: a call to merge() can only be evaluated by Terraform",
                        "terraform.tfvars:3: var.env has no value: pass the tfvars file that sets it");
    }

    @Test
    void reports_every_value_of_the_wrong_type() {
        assertThat(problemsOf("""
                project_name = ["p"]
                public_ingress = "maybe"
                gateway_config = { cpu = "one" }
                redis_config = "redis"
                tags = { a = [1] }
                gateway_secret_volume_mounts = { name = "a" }
                """))
                .containsExactly(
                        "terraform.tfvars:1: project_name: expected text",
                        "terraform.tfvars:2: public_ingress: expected true or false",
                        "terraform.tfvars:3: gateway_config.cpu: expected a number",
                        "terraform.tfvars:4: redis_config: expected an object",
                        "terraform.tfvars:5: tags.a: expected text",
                        "terraform.tfvars:6: gateway_secret_volume_mounts: expected a list");
    }

    @Test
    void never_copies_a_plain_secret() throws Exception {
        var result = importText("3.0.0", """
                environment_variables = {
                  gateway = {
                    REDIS_PASSWORD = "hunter2"
                    PROXY          = "http://me:hunter2@proxy:3128"
                    TOKEN_LIMIT    = "100"
                  }
                }
                """);

        assertThat(result.yaml())
                .doesNotContain("hunter2")
                .contains("TOKEN_LIMIT: \"100\"")
                .contains("# REDIS_PASSWORD is omitted: it looks like a secret.");
        assertThat(result.notes().toString())
                .doesNotContain("hunter2")
                .contains("environment_variables.gateway.REDIS_PASSWORD looks like a secret and is NOT written")
                .contains("pulumi config set --secret --path 'environmentVariables.gateway.PROXY'");
        assertThat(problemsOf("redis_config = { endpoint = \"rediss://:hunter2@r:6380\" }"))
                .singleElement()
                .asString()
                .startsWith("terraform.tfvars:1: redis_config.endpoint: is a URL that contains a password")
                .doesNotContain("hunter2");
    }

    @Test
    void removes_the_angle_brackets_of_the_page() throws Exception {
        var config = importText("1.1.1", """
                redis_config = { redis_type = "azure-managed-redis", endpoint = "rediss://<r.redis.cache.windows.net>:6380" }
                """).config();

        assertThat(config.getAsJsonObject("portkey-gateway:redis")
                        .get("endpoint")
                        .getAsString())
                .isEqualTo("rediss://r.redis.cache.windows.net:6380");
    }

    @Test
    void reads_the_module_block_with_variables_locals_and_defaults() throws Exception {
        var main = file("main.tf", """
                locals { prefix = "acme" }
                module "gw" {
                  source       = "git::https://github.com/Portkey-AI/portkey-gateway-infrastructure//terraform/aca?ref=v2.0.1"
                  project_name = "${local.prefix}-${var.name}"
                  environment  = var.env
                  gateway_secret_volume_mounts = [
                    { name = "ca", mount_path = "/etc/ca.pem", sub_path = "ca-cert" },
                    { name = "all", mount_path = "/etc/all", sub_path = null },
                  ]
                }
                module "other" { source = "./other" }
                """);
        file("variables.tf", "variable \"name\" { default = \"gw\" }\nvariable \"env\" { type = string }\n");

        var result = TfvarsImport.run(new Request(
                List.of(file("terraform.tfvars", "env = \"prod\"\nserver_mode = \"mcp\"\n")),
                Optional.of(main),
                Optional.empty()));

        assertThat(result.version()).hasToString("2.0.1");
        assertThat(result.config().get("portkey-gateway:projectName").getAsString())
                .isEqualTo("acme-gw");
        assertThat(result.config().get("portkey-gateway:environment").getAsString())
                .isEqualTo("prod");
        assertThat(result.config().get("portkey-gateway:secretVolumeMounts"))
                .hasToString("[{\"name\":\"ca\",\"mountPath\":\"/etc/ca.pem\",\"subPath\":\"ca-cert\"},"
                        + "{\"name\":\"all\",\"mountPath\":\"/etc/all\"}]");
        assertThat(result.notes())
                .map(this::withoutFolder)
                .containsExactly(
                        "terraform.tfvars:2: server_mode has no "
                                + "effect: no variable block next to main.tf declares it, so Terraform does not pass it to the module");
    }

    @Test
    void reports_problems_of_the_module_block_only() throws Exception {
        var main = file("main.tf", """
                resource "random_id" "x" { byte_length = max(1, 2) }
                module "gw" {
                  source     = "../terraform/aca"
                  for_each   = toset(["a"])
                  vnet_id    = data.azurerm_virtual_network.hub.id
                  acr_id     = azurerm_container_registry.acr.id
                  depends_on = [random_id.x]
                }
                """);

        var failure = catchThrowableOfType(
                MigrationException.class,
                () -> TfvarsImport.run(new Request(List.of(), Optional.of(main), Optional.empty())));

        assertThat(failure.problems())
                .map(this::withoutFolder)
                .containsExactly(
                        "main.tf:4: a module block with for_each represents several deployments: import each one into a "
                                + "separate stack",
                        "main.tf:4: a call to toset() can only be evaluated by Terraform",
                        "main.tf:5: the data source data.azurerm_virtual_network.hub.id can only be read by Terraform",
                        "main.tf:6: azurerm_container_registry.acr.id is only known to Terraform");
    }

    @Test
    void reads_json_variables_and_later_files_win() throws Exception {
        var first = file("terraform.tfvars", "environment = \"dev\"\nproject_name = \"p\"\n");
        var second = file("prod.auto.tfvars.json", "{\"environment\": \"prod\", \"public_ingress\": false}");

        var result = TfvarsImport.run(
                new Request(List.of(first, second), Optional.empty(), Optional.of(ModuleVersion.NEWEST)));

        assertThat(result.config())
                .hasToString("{\"portkey-gateway:environment\":\"prod\","
                        + "\"portkey-gateway:projectName\":\"p\",\"portkey-gateway:publicIngress\":false}");
        assertThat(result.notes())
                .map(this::withoutFolder)
                .containsExactly("terraform.tfvars:1: environment is also set in prod.auto.tfvars.json, which wins");
    }

    @Test
    void reads_the_json_files_from_the_module_folder_as_the_module_does() throws Exception {
        file("environments/dev/vars.json", "{\"gateway\": {\"A\": \"a\"}, \"data-service\": {\"B\": \"b\"}}");
        file("environments/dev/secrets.json", "{\"gateway\": {\"S\": \"s\"}}");
        var tfvars = file("environments/dev/dev.tfvars", """
                environment_variables_file_path = "environments/dev/vars.json"
                secrets_file_path               = "environments/dev/secrets.json"
                secrets                         = { gateway = { T = "t" } }
                """);

        var result =
                TfvarsImport.run(new Request(List.of(tfvars), Optional.empty(), Optional.of(ModuleVersion.NEWEST)));

        assertThat(result.config().get("portkey-gateway:environmentVariables"))
                .hasToString("{\"gateway\":{\"A\":\"a\"},\"dataService\":{\"B\":\"b\"}}");
        assertThat(result.config().get("portkey-gateway:secrets")).hasToString("{\"gateway\":{\"T\":\"t\"}}");
        assertThat(result.notes())
                .anyMatch(note -> note.contains("secrets_file_path has no effect, because secrets is set"));
    }

    @Test
    void a_missing_json_file_is_an_error() {
        assertThat(problemsOf("secrets_file_path = \"nowhere.json\""))
                .containsExactly("terraform.tfvars:1: "
                        + "secrets_file_path: there is no file 'nowhere.json' in the folder of the module, of --main or of the "
                        + "tfvars files: copy it to one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mcp_gateway_base_url = \"http://m\"          | 1.1.2",
                "gateway_secret_volume_mounts = []            | 1.1.5",
                "dataservice_config = { cpu = 1 }             | 3.0.0",
                "project_name = \"p\"                         | 1.1.1",
            })
    void assumes_the_oldest_release_that_fits_when_none_is_named_and_says_so(String tfvars, String release)
            throws Exception {
        var result = importText("", tfvars);

        assertThat(result.version()).hasToString(release);
        assertThat(result.notes()).anyMatch(note -> note.contains(release + " is assumed"));
        assertThat(result.yaml())
                .startsWith("# Imported from Terraform (terraform.tfvars), module " + release + " (assumed).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "4.0.0"})
    void refuses_releases_that_it_does_not_know(String release) {
        assertThat(catchThrowableOfType(MigrationException.class, () -> importText(release, "project_name = \"p\"")))
                .hasMessageStartingWith("module " + release);
    }

    @Test
    void refuses_bad_files_with_a_reason() throws Exception {
        var request = new Request(
                List.of(
                        folder.resolve("missing.tfvars"),
                        folder,
                        file("empty.tfvars.json", ""),
                        file("broken.tfvars.json", "{\"password\": hunter2"),
                        file("list.tfvars.json", "[]"),
                        file("open.tfvars", "a = {\n"),
                        Files.write(folder.resolve("binary.tfvars"), new byte[] {(byte) 0xff})),
                Optional.empty(),
                Optional.empty());

        var failure = catchThrowableOfType(MigrationException.class, () -> TfvarsImport.run(request));

        assertThat(failure.problems())
                .map(this::withoutFolder)
                .satisfiesExactly(
                        p -> assertThat(p).isEqualTo("missing.tfvars: file not found"),
                        p -> assertThat(p).endsWith(": is a folder, not a file"),
                        p -> assertThat(p).isEqualTo("empty.tfvars.json: is empty: expected a JSON object"),
                        p -> assertThat(p).isEqualTo("broken.tfvars.json: is not valid JSON: look at line 1 column 14"),
                        p -> assertThat(p).isEqualTo("list.tfvars.json: expected a JSON object"),
                        p -> assertThat(p).isEqualTo("open.tfvars:1:5: the bracket here is not closed"),
                        p -> assertThat(p).isEqualTo("binary.tfvars: is not UTF-8 text; save it as UTF-8"));
    }

    @Test
    void a_file_without_variables_is_an_error() throws Exception {
        assertThat(problemsOf("# nothing\n"))
                .containsExactly("terraform.tfvars: no variable is set: is this the right file?");
    }
}
