package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.reading.RawConfig;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about names, sizes, images and the registry. */
class DeploymentProblemsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_deployment(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).containsExactlyElementsOf(Stack.expand(expected));
    }

    static Stream<Arguments> wrong_deployment() {
        return Stream.of(
                Arguments.of(
                        "project and environment are parts of names",
                        """
                        projectName: 1st_project
                        environment: dev.eu
                        """,
                        List.of(
                                "projectName: \"1st_project\" — must be letters, digits and hyphens, starting with a letter "
                                        + "and ending with a letter or digit",
                                "environment: \"dev.eu\" — must be letters, digits and hyphens, without a hyphen at the "
                                        + "start or end")),
                Arguments.of(
                        "a region is written in its short form",
                        """
                        location: East US
                        """,
                        List.of("location: \"East US\" — a region must be in lower case without spaces; set eastus")),
                Arguments.of(
                        "the provider's region is checked too",
                        """
                        azure-native:location: West Europe
                        """,
                        List.of(
                                "azure-native:location: \"West Europe\" — a region must be in lower case without spaces; set "
                                        + "westeurope")),
                Arguments.of(
                        "a resource group's name follows Azure's rule",
                        """
                        resourceGroupName: rg.
                        """,
                        List.of("resourceGroupName: \"rg.\" — a resource group name must have 1 to 90 letters, digits, "
                                + "hyphens, underscores, periods and parentheses, and not end with a period")),
                Arguments.of(
                        "a group that is not created must be named",
                        """
                        createResourceGroup: false
                        """,
                        List.of(
                                "resourceGroupName — is required with createResourceGroup: false: the name of the existing "
                                        + "group")),
                Arguments.of(
                        "derived names fit Azure's lengths",
                        """
                        projectName: a-very-long-project-name-that-somebody-chose-without-a-thought
                        """,
                        List.of(
                                "projectName: \"a-very-long-project-name-that-somebody-chose-without-a-thought\" — the name "
                                        + "of the Container Apps environment would be "
                                        + "cae-a-very-long-project-name-that-somebody-chose-without-a-thought-dev, which has "
                                        + "70 characters, but the maximum is 60; shorten projectName or environment by 10")),
                Arguments.of(
                        "the environment's own resource group, which is visible with a VNet, fits",
                        """
                        networkMode: new
                        resourceGroupName: rg-with-a-name-of-quite-some-length-for-the-shared-services
                        """,
                        List.of(
                                "resourceGroupName: \"rg-with-a-name-of-quite-some-length-for-the-shared-services\" — the "
                                        + "name of the environment's own resource group would be "
                                        + "ME_cae-portkey-gateway-dev_rg-with-a-name-of-quite-some-length-for-the-shared-services_eastus, which has 93 characters, but the maximum is 90; shorten projectName, environment or resourceGroupName, together by 3")),
                Arguments.of(
                        "tags follow Azure's rules",
                        """
                        tags: {"a/b": x, "": y}
                        """,
                        List.of(
                                "tags.a/b — a tag name must have 1 to 512 characters, without < > % & \\ ? /",
                                "tags. — a tag name must have 1 to 512 characters, without < > % & \\ ? /")),
                Arguments.of(
                        "a Key Vault's name follows Azure's rule",
                        """
                        secretsKeyVault: {name: kv--1, resourceGroup: portkey-rg}
                        """,
                        List.of(
                                "secretsKeyVault.name: \"kv--1\" — a Key Vault name must have 3 to 24 letters, digits and "
                                        + "single hyphens, start with a letter and end with a letter or digit")),
                Arguments.of(
                        "cpu is one of the consumption sizes",
                        """
                        gateway: {cpu: 3.3}
                        mcp: {cpu: 8, memory: 16Gi}
                        """,
                        List.of(
                                "gateway.cpu: 3.3 — must be between 0.25 and 4, in steps of 0.25 (vCPU of a replica on the "
                                        + "consumption plan)",
                                "mcp.cpu: 8 — must be between 0.25 and 4, in steps of 0.25 (vCPU of a replica on the "
                                        + "consumption plan)")),
                Arguments.of(
                        "memory belongs to the cpu",
                        """
                        gateway: {memory: 3Gi}
                        redis: {cpu: 1, memory: 1Gi}
                        """,
                        List.of(
                                "gateway.memory: \"3Gi\" — a replica with 1 vCPU has 2Gi of memory on the consumption plan; "
                                        + "set memory: 2Gi",
                                "redis.memory: \"1Gi\" — a replica with 1 vCPU has 2Gi of memory on the consumption plan; "
                                        + "set memory: 2Gi")),
                Arguments.of(
                        "memory is written in Gi",
                        """
                        gateway: {memory: 2GB}
                        """,
                        List.of("gateway.memory: \"2GB\" — expected a size in Gi, like 2Gi")),
                Arguments.of(
                        "replicas have an order and bounds",
                        """
                        gateway: {minReplicas: 5, maxReplicas: 3}
                        mcp: {minReplicas: -1, maxReplicas: 1001}
                        dataService: {enabled: true, maxReplicas: 0}
                        """,
                        List.of(
                                "gateway.minReplicas: 5 — is greater than maxReplicas, which is 3; lower minReplicas or "
                                        + "raise maxReplicas",
                                "mcp.minReplicas: -1 — must be between 0 and 1000",
                                "mcp.maxReplicas: 1001 — must be between 1 and 1000",
                                "dataService.maxReplicas: 0 — must be between 1 and 1000")),
                Arguments.of(
                        "ports and thresholds have bounds",
                        """
                        gateway: {port: 0, cpuScaleThreshold: 101}
                        mcp: {port: 65536, memoryScaleThreshold: 0, httpScaleConcurrentRequests: 0}
                        """,
                        List.of(
                                "gateway.port: 0 — must be between 1 and 65535",
                                "gateway.cpuScaleThreshold: 101 — must be between 1 and 100",
                                "mcp.port: 65536 — must be between 1 and 65535",
                                "mcp.memoryScaleThreshold: 0 — must be between 1 and 100",
                                "mcp.httpScaleConcurrentRequests: 0 — must be 1 or more")),
                Arguments.of(
                        "an image has no registry in its name and a valid tag and digest",
                        """
                        gatewayImage: {image: 'docker.io/portkeyai/gateway', tag: 'a b', digest: 'sha256:12'}
                        """,
                        List.of(
                                "gatewayImage.image: \"docker.io/portkeyai/gateway\" — expected a repository name without "
                                        + "registry and tag, like portkeyai/gateway_enterprise",
                                "gatewayImage.tag: \"a b\" — a tag must have 1 to 128 letters, digits, underscores, periods "
                                        + "and hyphens, and start with a letter, digit or underscore",
                                "gatewayImage.digest: \"sha256:12\" — expected sha256: followed by 64 lower-case hexadecimal "
                                        + "digits")),
                Arguments.of(
                        "the private images need credentials",
                        """
                        registry: {type: dockerhub}
                        """,
                        List.of(
                                "registry.dockerCredentials — is required, because portkeyai/gateway_enterprise is a private "
                                        + "image; set keyVaultName, keyVaultResourceGroup, usernameSecret and "
                                        + "passwordSecret, or set type: acr")),
                Arguments.of(
                        "credentials are whole",
                        """
                        registry: {dockerCredentials: {keyVaultName: portkey-kv}}
                        """,
                        List.of(
                                "registry.dockerCredentials.usernameSecret — is required: the secret with the user name; or "
                                        + "set username to the user name itself",
                                "registry.dockerCredentials.passwordSecret — is required: the secret with the password or access token",
                                "registry.dockerCredentials.keyVaultResourceGroup — is required: that Key Vault's resource group")),
                Arguments.of(
                        "the user name is written once",
                        """
                        registry: {dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: rg, username: me, usernameSecret: docker-username, passwordSecret: pass}}
                        """,
                        List.of(
                                "registry.dockerCredentials.username: \"me\" — usernameSecret is also set; keep one of the "
                                        + "two")),
                Arguments.of(
                        "an Azure registry needs its id",
                        """
                        registry: {type: acr}
                        """,
                        List.of(
                                "registry.acrId — is required with type acr: the registry's id, /subscriptions/…/providers/Microsoft.ContainerRegistry/registries/NAME")),
                Arguments.of(
                        "an Azure registry's id has its type",
                        """
                        registry: {type: acr, acrId: /subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acr}
                        """,
                        List.of(
                                "registry.acrId: \"/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acr\" — expected an id of the form /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.ContainerRegistry/registries/NAME")),
                Arguments.of(
                        "another registry has a host",
                        """
                        registry: {type: other, credentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: rg, usernameSecret: u, passwordSecret: p}}
                        """,
                        List.of("registry.server — is required with type other: the host of the registry, like "
                                + "registry.example.com")),
                Arguments.of(
                        "the keys of another registry belong to it",
                        """
                        registry: {type: acr, acrId: $ACR, server: registry.example.com, credentials: {username: me}}
                        """,
                        List.of(
                                "registry.credentials: an object — is only valid with type: other; set it, or remove this key",
                                "registry.server: \"registry.example.com\" — is only valid with type: other; set it, or "
                                        + "remove this key")),
                Arguments.of(
                        "keys of the other registry type are refused",
                        """
                        registry: {type: acr, acrId: $ACR, dockerCredentials: {username: me}}
                        """,
                        List.of("registry.dockerCredentials: an object — are only valid with type: dockerhub; an Azure "
                                + "Container Registry is accessed with the managed identity: remove them")),
                Arguments.of(
                        "an Azure registry's id belongs to its type",
                        """
                        registry: {acrId: $ACR, loginServer: acr.azurecr.io, dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: rg, usernameSecret: u, passwordSecret: p}}
                        """,
                        List.of(
                                "registry.acrId: \"$ACR\" — is only valid with type: acr; set it, or remove this key",
                                "registry.loginServer: \"acr.azurecr.io\" — is only valid with type: acr; set it, or remove "
                                        + "this key")));
    }

    @Test
    void a_stack_without_keys_is_told_what_it_must_say() {
        assertThat(Stack.problems(Stack.of("")))
                .containsExactly(
                        "secretsKeyVault.name — is required: the Key Vault with the apps' secrets; "
                                + "pulumi config set --path portkey-gateway:secretsKeyVault.name NAME",
                        "secretsKeyVault.resourceGroup — is required: the Key Vault's resource group; "
                                + "pulumi config set --path portkey-gateway:secretsKeyVault.resourceGroup NAME",
                        "registry.dockerCredentials — is required, because portkeyai/gateway_enterprise is a private image; "
                                + "set keyVaultName, keyVaultResourceGroup, usernameSecret and passwordSecret, or set type: "
                                + "acr");
    }

    @Test
    void the_data_services_image_is_private_too() {
        assertThat(Stack.problems(Stack.with("""
                gatewayImage: {image: example/gateway, tag: 1.0.0}
                dataService: {enabled: true}
                registry: {type: dockerhub}
                """)))
                .singleElement()
                .asString()
                .startsWith(
                        "registry.dockerCredentials — is required, because portkeyai/data-service is a private image");
    }

    @Test
    void a_stacks_name_that_cannot_be_part_of_azure_names_needs_an_environment() {
        var minimal = Stack.of(Stack.MINIMAL);

        assertThat(Stack.problems(new RawConfig("feature_x", minimal.values(), minimal.secretKeys())))
                .containsExactly(
                        "environment — the stack's name feature_x cannot be part of Azure names; set environment: NAME, with "
                                + "letters, digits and hyphens");
    }

    @Test
    void a_resource_has_fifty_tags_at_most() {
        var tags = IntStream.range(0, 48).mapToObj(i -> "t" + i + ": x").collect(Collectors.joining(", "));

        assertThat(Stack.problems(Stack.with("tags: {" + tags + "}")))
                .containsExactly("tags: an object — a resource "
                        + "can have at most 50 tags, three of which are Project, Environment and ManagedBy; remove 1");
    }

    @Test
    void keys_of_other_namespaces_are_not_looked_at() {
        assertThat(Stack.problems(Stack.with("other:serverMode: nonsense\nazure-native:tenantId: not-a-guid")))
                .isEmpty();
    }

    @Test
    void a_placeholder_is_one_in_every_namespace_and_inside_of_objects() {
        var sentence = "angle brackets mark a placeholder from the documentation; replace it with your own value, "
                + "without the brackets";

        assertThat(Stack.problems(Stack.with("""
                azure-native:subscriptionId: <your-subscription-id>
                azure-native:location: <region>
                azure-native:auxiliaryTenantIds: [<tenant>]
                azuread:tenantId: <tenant>
                location: <region>
                """)))
                .containsExactly(
                        "azure-native:auxiliaryTenantIds: [\"<tenant>\"] — " + sentence,
                        "azure-native:location: \"<region>\" — " + sentence,
                        "azure-native:subscriptionId: \"<your-subscription-id>\" — " + sentence,
                        "azuread:tenantId: \"<tenant>\" — " + sentence,
                        "location: \"<region>\" — " + sentence);
        assertThat(Stack.problems(Stack.with("azure-native:clientSecret: <secret>", "azure-native:clientSecret")))
                .containsExactly("azure-native:clientSecret: [secret] — " + sentence);
    }
}
