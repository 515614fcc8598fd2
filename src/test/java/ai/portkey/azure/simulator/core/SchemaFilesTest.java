package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import com.azure.resourcemanager.appcontainers.fluent.models.CertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedCertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedEnvironmentInner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    /** Versioned tokens whose API has a few properties more than the SDK's class: the additions. */
    private static final Map<String, Map<String, String>> FROM_SDK_WITH = Map.of(
            AzureTypes.SUBNET, Map.of("defaultOutboundAccess", "boolean"),
            AzureTypes.REDIS_CLUSTER, Map.of("highAvailability", "Enabled|Disabled"),
            AzureTypes.REDIS_DATABASE,
                    new TreeMap<>(Map.of(
                            "accessKeysAuthentication", "Enabled|Disabled", "deferUpgrade", "Deferred|NotDeferred")));

    private record Arm(Class<?> model, Map<String, String> extra) {}

    private static final Map<String, Arm> FROM_ARM = Map.of(
            AzureTypes.CONTAINER_APP, new Arm(ContainerAppInner.class, Map.of()),
            AzureTypes.CONTAINER_APP_PREVIEW, new Arm(ContainerAppInner.class, Map.of()),
            AzureTypes.ENVIRONMENT, new Arm(ManagedEnvironmentInner.class, Map.of()),
            AzureTypes.ENVIRONMENT_PREVIEW,
                    new Arm(
                            ManagedEnvironmentInner.class,
                            Map.of("publicNetworkAccess", "Enabled|Disabled", "availabilityZones", "string[]")),
            AzureTypes.CERTIFICATE, new Arm(CertificateInner.class, Map.of()),
            AzureTypes.MANAGED_CERTIFICATE, new Arm(ManagedCertificateInner.class, Map.of()));

    @TestFactory
    Stream<DynamicTest> schema_files_are_up_to_date() {
        return ResourceTypes.all()
                .map(ResourceType::facts)
                .map(type ->
                        DynamicTest.dynamicTest(type.shortToken(), () -> check(type.shortToken(), schemaOf(type))));
    }

    private static String schemaOf(AzureType type) {
        var arm = FROM_ARM.get(type.token());
        return arm == null
                ? SchemaGenerator.fromPulumi(
                        argsOf(type.shortToken().replaceFirst("/[^:]+", "")),
                        FROM_SDK_WITH.getOrDefault(type.token(), Map.of()))
                : SchemaGenerator.fromArm(arm.model, path(type), arm.extra);
    }

    private static void check(String token, String expected) throws IOException {
        var file = FOLDER.resolve(token.replace(':', '/') + ".json");
        if ("write".equals(System.getProperty("simulator.schemas"))) {
            Files.createDirectories(file.getParent());
            Files.write(file, expected.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).hasContent(expected);
    }

    /** The provider invents a name that is not given. */
    private static Map<String, String> path(AzureType type) {
        var path = new LinkedHashMap<String, String>();
        type.pathParameters()
                .forEach(name -> path.put(name, name.equals(type.nameProperty()) ? "string" : "required string"));
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
