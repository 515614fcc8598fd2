package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.appcontainers.fluent.models.CertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedCertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedEnvironmentInner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The schema files equal what {@link SchemaGenerator} makes of the SDK's classes. Write them anew with
 * {@code ./mvnw -q test -Dtest=SchemaFilesTest -Dsimulator.schemas=write}.
 */
class SchemaFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/ai/portkey/azure/simulator/schemas");

    private static final List<String> FROM_SDK = List.of(
            "resources:ResourceGroup", "managedidentity:UserAssignedIdentity",
            "authorization:RoleAssignment", "authorization:RoleDefinition", "keyvault:Vault", "keyvault:Secret",
            "network:VirtualNetwork", "network:Subnet", "network:NetworkSecurityGroup", "network:NatGateway",
            "network:PublicIPAddress", "network:ApplicationGateway", "network:WebApplicationFirewallPolicy",
            "network:PrivateEndpoint", "network:PrivateDnsZoneGroup", "network:PrivateZone",
            "network:PrivateRecordSet", "network:RecordSet", "network:VirtualNetworkLink", "network:Policy",
            "cdn:Profile", "cdn:AFDEndpoint", "cdn:AFDOriginGroup", "cdn:AFDOrigin", "cdn:AFDCustomDomain", "cdn:Route",
            "cdn:SecurityPolicy", "operationalinsights:Workspace",
            "app:ContainerApp", "app:ManagedEnvironment", "app:Certificate", "app:ManagedCertificate",
            "storage:StorageAccount", "storage:BlobContainer", "storage:BlobServiceProperties",
            "storage:ManagementPolicy", "cache:Redis", "cache:RedisEnterprise", "cache:Database",
            "insights:DiagnosticSetting", "insights:MetricAlert", "insights:ScheduledQueryRule", "insights:Workbook",
            "insights:ActionGroup", "containerregistry:Registry");

    /** Versioned tokens whose API has a few properties more than the SDK's class: the additions. */
    private static final Map<String, Map<String, String>> FROM_SDK_WITH = Map.of(
            "network/v20231101:Subnet", Map.of("defaultOutboundAccess", "boolean"),
            "cache/v20250401:RedisEnterprise", Map.of("highAvailability", "Enabled|Disabled"),
            "cache/v20250401:Database", new TreeMap<>(Map.of("accessKeysAuthentication", "Enabled|Disabled",
                    "deferUpgrade", "Deferred|NotDeferred")));

    private record Arm(Class<?> model, Map<String, String> path, Map<String, String> extra) {}

    private static final Map<String, Arm> FROM_ARM = Map.of(
            "app/v20250101:ContainerApp", new Arm(ContainerAppInner.class, path("containerAppName"), Map.of()),
            "app/v20241002preview:ContainerApp", new Arm(ContainerAppInner.class, path("containerAppName"), Map.of()),
            "app/v20250101:ManagedEnvironment", new Arm(ManagedEnvironmentInner.class, path("environmentName"), Map.of()),
            "app/v20241002preview:ManagedEnvironment", new Arm(ManagedEnvironmentInner.class, path("environmentName"),
                    Map.of("publicNetworkAccess", "Enabled|Disabled", "availabilityZones", "string[]")),
            "app/v20250101:Certificate", new Arm(CertificateInner.class, path("environmentName", "certificateName"), Map.of()),
            "app/v20250101:ManagedCertificate", new Arm(ManagedCertificateInner.class,
                    path("environmentName", "managedCertificateName"), Map.of()));

    @TestFactory
    Stream<DynamicTest> schema_files_are_up_to_date() {
        var all = new LinkedHashMap<String, String>();
        FROM_SDK.forEach(t -> all.put(t, SchemaGenerator.fromPulumi(argsOf(t), Map.of())));
        FROM_SDK_WITH.forEach((t, extra) ->
                all.put(t, SchemaGenerator.fromPulumi(argsOf(t.replaceFirst("/[^:]+", "")), extra)));
        FROM_ARM.forEach((t, arm) -> all.put(t, SchemaGenerator.fromArm(arm.model, arm.path, arm.extra)));
        return all.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    private static void check(String token, String expected) throws IOException {
        var file = FOLDER.resolve(token.replace(':', '/') + ".json");
        if ("write".equals(System.getProperty("simulator.schemas"))) {
            Files.createDirectories(file.getParent());
            Files.write(file, expected.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).hasContent(expected);
    }

    private static Map<String, String> path(String... names) {
        var path = new LinkedHashMap<String, String>();
        path.put("resourceGroupName", "required string");
        for (var i = 0; i < names.length; i++) {
            path.put(names[i], i < names.length - 1 ? "required string" : "string");
        }
        return path;
    }

    private static Class<?> argsOf(String token) {
        var parts = token.split(":");
        try {
            return Class.forName("com.pulumi.azurenative." + parts[0] + "." + parts[1] + "Args");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
