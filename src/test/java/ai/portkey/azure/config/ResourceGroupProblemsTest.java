package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A group that exists is not made again: azure-native ends with "cannot create already existing resource". Names of Key Vaults
 * are unique in all of Azure: Microsoft Learn, "Naming rules and restrictions for Azure resources".
 */
class ResourceGroupProblemsTest {

    private static final String ID = "/subscriptions/1/resourceGroups/OWN-RG/providers/";
    private static final String EXISTING_VNET = """
            networkMode: existing
            vnet: {id: %1$s, acaSubnetId: %1$s/subnets/aca, privateLinkSubnetId: %1$s/subnets/pe}
            """.formatted(ID + "Microsoft.Network/virtualNetworks/v");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void groups_that_exist(String what, String stack, String found) {
        var raw = "resourceGroupName: own-rg\n" + stack;

        assertThat(warnings(raw))
                .contains("portkey-gateway:createResourceGroup — the group own-rg has "
                        + found + ", so it exists, and Azure refuses to create it again; set createResourceGroup: "
                        + "false. If an earlier pulumi up of this stack created the group, set true: with false it would be "
                        + "deleted");
        assertThat(warnings(raw + "createResourceGroup: false")).noneMatch(warning -> warning.contains("own-rg"));
        assertThat(warnings(raw + "createResourceGroup: true")).noneMatch(warning -> warning.contains("own-rg"));
    }

    static Stream<Arguments> groups_that_exist() {
        return Stream.of(
                Arguments.of(
                        "secrets",
                        "secretsKeyVault: {name: kv1, resourceGroup: own-rg}\n",
                        "the Key Vault kv1 (secretsKeyVault.resourceGroup)"),
                Arguments.of("Docker Hub", """
                        registry: {dockerCredentials: {keyVaultName: kv1, keyVaultResourceGroup: own-rg, usernameSecret: u, passwordSecret: p}}
                        """, "the Key Vault kv1 (registry.dockerCredentials.keyVaultResourceGroup)"),
                Arguments.of(
                        "registry",
                        "registry: {type: acr, acrId: " + ID + "Microsoft.ContainerRegistry/registries/acr}\n",
                        "acr (registry.acrId)"),
                Arguments.of(
                        "log store",
                        "storage: {accountName: logs, resourceGroup: own-rg}\n",
                        "the storage account logs (storage.resourceGroup)"),
                Arguments.of("network", EXISTING_VNET, "v (vnet.id)"),
                Arguments.of(
                        "DNS zone of endpoints",
                        """
                        networkMode: new
                        vnet: {privateDns: {mode: existing, zoneIds: {blob: %sMicrosoft.Network/privateDnsZones/privatelink.blob.core.windows.net}}}
                        """.formatted(ID),
                        "privatelink.blob.core.windows.net (vnet.privateDns.zoneIds.blob)"),
                Arguments.of("DNS zone of a host", """
                        ingress: {customDomain: {gatewayHost: ai.example.com, dnsZoneId: %sMicrosoft.Network/dnsZones/example.com}}
                        """.formatted(ID), "example.com (ingress.customDomain.dnsZoneId)"),
                Arguments.of(
                        "certificate of the environment",
                        """
                        ingress: {customDomain: {gatewayHost: ai.example.com, certificateKeyVaultSecretId: 'https://kv-tls.vault.azure.net/secrets/tls', certificateKeyVaultResourceGroup: own-rg}}
                        """,
                        "the Key Vault kv-tls (ingress.customDomain.certificateKeyVaultResourceGroup)"),
                Arguments.of(
                        "certificate of the Application Gateway",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: ai.example.com, sslCertKeyVaultSecretId: 'https://kv-tls.vault.azure.net/secrets/tls', sslCertKeyVaultResourceGroup: own-rg}
                        """,
                        "the Key Vault kv-tls (appGateway.sslCertKeyVaultResourceGroup)"));
    }

    @ParameterizedTest
    @MethodSource
    void groups_that_need_not_exist(String stack) {
        assertThat(warnings("resourceGroupName: own-rg\n" + stack)).noneMatch(warning -> warning.contains("own-rg"));
    }

    static Stream<String> groups_that_need_not_exist() {
        return Stream.of(
                "azure-native:subscriptionId: '2'\n" + EXISTING_VNET,
                "secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com]}\n"
                        + "registry: {dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: own-rg, usernameSecret: u, passwordSecret: p}}");
    }

    @Test
    void the_second_regions_group_is_looked_at_too() {
        assertThat(warnings("""
                secondRegion: {location: westeurope, resourceGroupName: west-rg}
                frontDoor: {enabled: true}
                storage: {accountName: logs, resourceGroup: west-rg}
                """))
                .filteredOn(warning -> warning.contains("west-rg"))
                .singleElement()
                .asString()
                .startsWith(
                        "portkey-gateway:secondRegion."
                                + "createResourceGroup — the group west-rg has the storage account logs (storage.resourceGroup), so it exists");
    }

    private static List<String> warnings(String stack) {
        return PortkeyConfig.decode(Stack.with(stack)).warnings();
    }

    @Test
    void a_key_vault_is_in_one_group() {
        assertThat(Stack.problems(Stack.with("""
                secretsKeyVault: {name: portkey-kv, resourceGroup: rg-a}
                registry: {dockerCredentials: {keyVaultName: PORTKEY-KV, keyVaultResourceGroup: rg-b, usernameSecret: u, passwordSecret: p}}
                """)))
                .containsExactly(
                        "registry.dockerCredentials.keyVaultResourceGroup — is rg-b, but for secretsKeyVault.resourceGroup the Key Vault PORTKEY-KV is in "
                                + "rg-a; Key Vault names are globally unique, so set the group that contains it");
    }
}
