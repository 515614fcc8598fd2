package ai.portkey.azure.config.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who keeps the DNS zones of the private endpoints. */
class PrivateDnsConfigTest {

    private static final String ZONES =
            "/subscriptions/1/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/";
    private static final String BLOB = ZONES + "privatelink.blob.core.windows.net";

    @Test
    void the_stack_makes_the_zones_unless_told_otherwise() {
        assertThat(dns("networkMode: new")).isEqualTo(new PrivateDnsConfig.Create());
        assertThat(dns("networkMode: new\nvnet: {privateDns: {mode: none}}")).isEqualTo(new PrivateDnsConfig.None());
    }

    @Test
    void zones_that_exist_are_given_by_their_ids() {
        var vault = ZONES + "privatelink.vaultcore.azure.net";
        var redis = ZONES + "privatelink.redis.azure.net";

        assertThat(dns("""
                networkMode: new
                vnet: {privateDns: {mode: existing, zoneIds: {blob: %s, keyVault: %s, redis: %s}}}
                """.formatted(BLOB, vault, redis)))
                .isEqualTo(new PrivateDnsConfig.Existing(
                        Map.of(Zone.BLOB, id(BLOB), Zone.KEY_VAULT, id(vault), Zone.REDIS, id(redis))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_dns(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_dns() {
        return Stream.of(
                Arguments.of(
                        "every endpoint has its zone",
                        """
                        networkMode: new
                        vnet: {privateDns: {mode: existing}}
                        secretsKeyVault: {name: portkey-kv, create: true, administrators: [a], allowedCidrs: [203.0.113.7]}
                        redis: {type: azure-managed-redis, provision: {}}
                        """,
                        List.of(
                                "vnet.privateDns.zoneIds.blob — is required for the private endpoint of the log store: "
                                        + "the id of the zone privatelink.blob.core.windows.net",
                                "vnet.privateDns.zoneIds.keyVault — is required for the private endpoint of the Key Vault: "
                                        + "the id of the zone privatelink.vaultcore.azure.net",
                                "vnet.privateDns.zoneIds.redis — is required for the private endpoint of the Redis: "
                                        + "the id of the zone privatelink.redis.azure.net")),
                Arguments.of(
                        "a zone is the right one",
                        """
                        networkMode: new
                        vnet: {privateDns: {mode: existing, zoneIds: {blob: %sprivatelink.file.core.windows.net}}}
                        """.formatted(ZONES),
                        List.of("vnet.privateDns.zoneIds.blob: \"" + ZONES
                                + "privatelink.file.core.windows.net\" — is a "
                                + "different zone; set the id of the zone privatelink.blob.core.windows.net")),
                Arguments.of(
                        "ids belong to zones that exist",
                        """
                        networkMode: new
                        vnet: {privateDns: {mode: none, zoneIds: {blob: %s}}}
                        """.formatted(BLOB),
                        List.of(
                                "vnet.privateDns.zoneIds: an object — is only valid with mode: existing, but mode is none; "
                                        + "change the mode, or remove the ids")),
                Arguments.of(
                        "DNS needs a VNet",
                        "vnet: {privateDns: {mode: none}}",
                        List.of("vnet.privateDns: an object — applies to private endpoints, which require a VNet; set "
                                + "networkMode: new or existing, or remove it")),
                Arguments.of(
                        "the NAT gateway belongs to a new VNet",
                        "vnet: {natGateway: false}",
                        List.of(
                                "vnet.natGateway: false — is only valid with networkMode: new, but networkMode is none; "
                                        + "change networkMode, or remove it")));
    }

    @Test
    void a_subnet_without_nat_gateway_is_a_warning() {
        assertThat(PortkeyConfig.decode(Stack.with("networkMode: new\nvnet: {natGateway: false}"))
                        .warnings())
                .containsExactly(
                        "portkey-gateway:vnet.natGateway: false — the apps reach the internet from addresses that Azure "
                                + "chooses and may change, so they cannot be put on an allow list; set true, unless your own "
                                + "routes carry the subnet's outbound traffic");
    }

    @Test
    void versions_that_nobody_deletes_are_a_warning() {
        assertThat(PortkeyConfig.decode(Stack.with("storage: {versioning: true}"))
                        .warnings())
                .containsExactly(
                        "portkey-gateway:storage.versioning: true — old versions are kept, and billed, until someone deletes "
                                + "them; set retentionDays: 90, for example");
    }

    private static PrivateDnsConfig dns(String stack) {
        return PortkeyConfig.decode(Stack.with(stack)).network().privateDns();
    }

    private static ResourceId id(String text) {
        return ResourceId.parse(text).orElseThrow();
    }
}
