package ai.portkey.azure.config.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.data.KeyVaultConfig.Administrator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Key Vault that a stack creates. */
class KeyVaultConfigTest {

    private static final String ANA = "administrators: [ana@example.com]";

    @Test
    void a_new_vault_has_its_defaults() {
        assertThat(vault("secretsKeyVault: {name: portkey-kv, create: true}"))
                .isEqualTo(new KeyVaultConfig.New("portkey-kv", "rg-portkey-gateway-dev", List.of(), false, List.of()));
        assertThat(vault("networkMode: new\nsecretsKeyVault: {name: portkey-kv, create: true}"))
                .isEqualTo(new KeyVaultConfig.New("portkey-kv", "rg-portkey-gateway-dev", List.of(), true, List.of()));
    }

    @Test
    void every_key_arrives() {
        assertThat(vault("""
                networkMode: new
                resourceGroupName: portkey-rg
                secretsKeyVault:
                  name: portkey-kv
                  resourceGroup: Portkey-RG
                  create: true
                  administrators: [ana@example.com, Platform Team, 5E1D0000-0000-4000-8000-00000000ABCD]
                  privateEndpoint: true
                  allowedCidrs: [203.0.113.7, 203.0.113.7/32]
                """))
                .isEqualTo(new KeyVaultConfig.New(
                        "portkey-kv",
                        "portkey-rg",
                        List.of(
                                new Administrator(Administrator.Kind.USER, "ana@example.com"),
                                new Administrator(Administrator.Kind.GROUP, "Platform Team"),
                                new Administrator(
                                        Administrator.Kind.SERVICE_PRINCIPAL, "5E1D0000-0000-4000-8000-00000000ABCD")),
                        true,
                        List.of("203.0.113.7/32")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_vault(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_vault() {
        return Stream.of(
                Arguments.of(
                        "a new vault is in the stack's resource group",
                        """
                        secretsKeyVault: {name: portkey-kv, create: true, resourceGroup: other-rg, %s}
                        """.formatted(ANA),
                        List.of("secretsKeyVault.resourceGroup: \"other-rg\" — a new vault is created in the stack's "
                                + "resource group, "
                                + "rg-portkey-gateway-dev; remove it")),
                Arguments.of(
                        "a vault that exists keeps its settings",
                        """
                        secretsKeyVault: {name: portkey-kv, resourceGroup: portkey-rg, administrators: [a], privateEndpoint: false, allowedCidrs: [203.0.113.7]}
                        """,
                        List.of(
                                "secretsKeyVault.administrators: a list — is only valid with a new vault; set create: true, "
                                        + "or remove this key",
                                "secretsKeyVault.privateEndpoint: false — is only valid with a new vault; set create: true, "
                                        + "or remove this key",
                                "secretsKeyVault.allowedCidrs: a list — is only valid with a new vault; set create: true, or "
                                        + "remove this key")),
                Arguments.of(
                        "an administrator is listed once",
                        """
                        secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com, Ana@example.com]}
                        """,
                        List.of("secretsKeyVault.administrators[1] — is listed twice; remove one of the two")),
                Arguments.of(
                        "the apps are not locked out",
                        """
                        secretsKeyVault: {name: portkey-kv, create: true, allowedCidrs: [203.0.113.7], %s}
                        """.formatted(ANA),
                        List.of(
                                "secretsKeyVault.allowedCidrs: a list — would lock out the apps: without a private endpoint "
                                        + "they reach the vault from addresses that Azure changes; set privateEndpoint: "
                                        + "true, or remove this key")),
                Arguments.of(
                        "a private endpoint needs a VNet",
                        """
                        secretsKeyVault: {name: portkey-kv, create: true, privateEndpoint: true, %s}
                        """.formatted(ANA),
                        List.of(
                                "secretsKeyVault.privateEndpoint — a private endpoint requires a VNet; set networkMode: new "
                                        + "or existing")),
                Arguments.of(
                        "a private endpoint needs a subnet",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca}
                        storage: {privateEndpoint: false}
                        secretsKeyVault: {name: portkey-kv, create: true, %s}
                        """.formatted(ANA),
                        List.of("vnet.privateLinkSubnetId — is required for the private endpoint of the Key Vault; "
                                + "set it, or set secretsKeyVault.privateEndpoint: false")),
                Arguments.of(
                        "the private endpoint's name fits Azure's length",
                        """
                        projectName: a-long-project-name-that-is-just-within-the-others
                        environment: production-01
                        networkMode: new
                        storage: {privateEndpoint: false}
                        resourceGroupName: rg
                        secretsKeyVault: {name: portkey-kv, create: true, %s}
                        """.formatted(ANA),
                        List.of(
                                "projectName: \"a-long-project-name-that-is-just-within-the-others\" — the name of the Key Vault's private endpoint would be "
                                        + "pe-vault-a-long-project-name-that-is-just-within-the-others-production-01, which "
                                        + "has 73 characters, but the maximum is 64; "
                                        + "shorten projectName or environment by 9")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void warnings(String rule, String stack, List<String> expected) {
        assertThat(PortkeyConfig.decode(Stack.with(stack)).warnings())
                .containsExactlyElementsOf(
                        expected.stream().map(line -> "portkey-gateway:" + line).toList());
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of(
                        "nobody can fill the vault",
                        "secretsKeyVault: {name: portkey-kv, create: true}",
                        List.of(
                                "secretsKeyVault.administrators — nobody has permission to set secrets in the new vault; set "
                                        + "user names or groups, like administrators: [ana@example.com, Platform Team]")),
                Arguments.of(
                        "the vault is reached from the VNet only",
                        """
                        networkMode: new
                        secretsKeyVault: {name: portkey-kv, create: true, %s}
                        """.formatted(ANA),
                        List.of(
                                "secretsKeyVault.allowedCidrs — the vault is only reachable from inside the VNet; set its "
                                        + "secrets and run pulumi from there, or set the allowed addresses, like "
                                        + "allowedCidrs: [203.0.113.7]")));
    }

    private static KeyVaultConfig vault(String stack) {
        return PortkeyConfig.decode(Stack.with(stack)).data().secretsKeyVault();
    }
}
