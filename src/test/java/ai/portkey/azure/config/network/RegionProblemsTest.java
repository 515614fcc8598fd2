package ai.portkey.azure.config.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.entrance.FrontDoorConfig;
import ai.portkey.azure.config.entrance.FrontDoorConfig.Sku;
import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.RegionConfig.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A second region and Front Door: what the keys become, and the sentences about what cannot be. */
class RegionProblemsTest {

    private static final String STREAMING =
            "portkey-gateway:frontDoor.enabled: true — Microsoft states that Front Door does not support "
                    + "server-sent events, which streamed completions and MCP use; test streaming through it before clients "
                    + "depend on it (docs/front-door.md)";

    @Test
    void every_key_arrives() {
        var config = PortkeyConfig.decode(Stack.with("""
                networkMode: new
                serverMode: all
                vnet: {privateDns: {mode: none}}
                secondRegion:
                  location: westeurope
                  resourceGroupName: other-rg
                  createResourceGroup: false
                  traffic: standby
                  vnet:
                    cidr: 10.9.0.0/16
                    acaSubnetCidr: 10.9.2.0/23
                    appGatewaySubnetCidr: 10.9.8.0/24
                    privateLinkSubnetCidr: 10.9.9.0/24
                    natGateway: false
                frontDoor:
                  enabled: true
                  sku: Premium
                  gatewayHost: ai.example.com
                  mcpHost: mcp.example.com
                  enableWaf: true
                  wafMode: Detection
                  originResponseTimeoutSeconds: 16
                  healthProbeSeconds: 255
                  privateLink: true
                  privateLinkLocations: {westeurope: northeurope}
                """));

        assertThat(config.secondRegion())
                .contains(new RegionConfig(
                        "westeurope",
                        new ResourceGroupConfig("other-rg", false),
                        new NetworkConfig.New(
                                "10.9.0.0/16",
                                "10.9.2.0/23",
                                "10.9.8.0/24",
                                "10.9.9.0/24",
                                false,
                                new PrivateDnsConfig.None()),
                        new Naming("portkey-gateway", "dev", Optional.of("westeurope")),
                        Traffic.STANDBY));
        assertThat(config.entrance().frontDoor())
                .contains(new FrontDoorConfig(
                        Sku.PREMIUM,
                        Optional.of("ai.example.com"),
                        Optional.of("mcp.example.com"),
                        Optional.of(WafMode.DETECTION),
                        16,
                        255,
                        true,
                        Map.of("westeurope", "northeurope")));
    }

    @Test
    void a_location_and_a_switch_are_enough() {
        var config = PortkeyConfig.decode(Stack.with(
                "secondRegion: {location: westeurope}\nfrontDoor: {enabled: true, mcpHost: mcp.example.com}"));

        assertThat(config.secondRegion())
                .contains(new RegionConfig(
                        "westeurope",
                        new ResourceGroupConfig("rg-portkey-gateway-dev-westeurope", true),
                        new NetworkConfig.None(),
                        new Naming("portkey-gateway", "dev", Optional.of("westeurope")),
                        Traffic.ACTIVE_ACTIVE));
        assertThat(config.entrance().frontDoor())
                .contains(new FrontDoorConfig(
                        Sku.STANDARD, Optional.empty(), Optional.empty(), Optional.empty(), 240, 30, false, Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_regions(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_regions() {
        return Stream.of(
                Arguments.of(
                        "a region has a location",
                        "secondRegion: {traffic: standby}",
                        List.of("secondRegion.location — is required: the region, like westeurope")),
                Arguments.of(
                        "two regions are two",
                        "secondRegion: {location: eastus, resourceGroupName: rg-portkey-gateway-dev}",
                        List.of(
                                "secondRegion.location — is also the first region; set another one",
                                "secondRegion.resourceGroupName — is also the first region's group, which has apps with the "
                                        + "same names; set another one, or remove it")),
                Arguments.of(
                        "a group that exists has a name",
                        "secondRegion: {location: westus, createResourceGroup: false}",
                        List.of(
                                "secondRegion.resourceGroupName — is required with createResourceGroup: false: the name of "
                                        + "the existing group")),
                Arguments.of(
                        "both regions have a VNet or none",
                        "secondRegion: {location: westus, vnet: {cidr: 10.7.0.0/16}}",
                        List.of(
                                "secondRegion.vnet: an object — requires a first region with a VNet; set networkMode: new, "
                                        + "or remove it")),
                Arguments.of(
                        "ranges are named with their path",
                        """
                        networkMode: new
                        secondRegion: {location: westus, vnet: {acaSubnetCidr: 10.0.0.0/23}}
                        """,
                        List.of(
                                "secondRegion.vnet.acaSubnetCidr: \"10.0.0.0/23\" — is not within the VNet's range 10.1.0.0/16; use a range within it, or change secondRegion.vnet.cidr")),
                Arguments.of(
                        "an existing VNet is in one region",
                        """
                        networkMode: existing
                        vnet:
                          id: $VNET
                          acaSubnetId: $VNET/subnets/aca
                          privateLinkSubnetId: $VNET/subnets/pe
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "networkMode — existing refers to a VNet in one region; set networkMode: new or none, or deploy the second region as a separate stack")),
                Arguments.of(
                        "an Application Gateway is in one region",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "ingressType — an Application Gateway is in one region; set ingressType: aca and frontDoor.enabled: true, or deploy the second region as a separate stack")),
                Arguments.of(
                        "a host of an app is in one region",
                        """
                        ingress: {customDomain: {gatewayHost: gateway.example.com}}
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "ingress.customDomain — a host name points to the app in one region; set frontDoor.gatewayHost and frontDoor.mcpHost")),
                Arguments.of(
                        "a cache that is made is in one region",
                        """
                        redis: {type: azure-managed-redis, provision: {}}
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "redis.provision — creates a cache only in the first region; set redis.type: redis for a cache in each region, or use the endpoint of a cache that both regions can reach")),
                Arguments.of(
                        "both regions reach the log store",
                        """
                        networkMode: new
                        storage: {privateEndpoint: false}
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "storage.privateEndpoint — without private endpoints only the first region's subnet can reach the log store; set true")),
                Arguments.of(
                        "a zone of a hub has one address",
                        """
                        networkMode: new
                        vnet: {privateDns: {mode: existing, zoneIds: {blob: /subscriptions/1/resourceGroups/hub/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net}}}
                        secondRegion: {location: westus}
                        """,
                        List.of(
                                "vnet.privateDns.mode — an existing zone has one address per service, but each region has its own endpoint; set create or none")),
                Arguments.of(
                        "names with the location fit too",
                        """
                        environment: production-of-the-company
                        secondRegion: {location: germanywestcentral}
                        """,
                        List.of("projectName — the name of the Container Apps environment would be "
                                + "cae-portkey-gateway-production-of-the-company-germanywestcentral, which has 64 "
                                + "characters, but the maximum is 60; "
                                + "shorten projectName or environment by 4")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_front_door(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_front_door() {
        return Stream.of(
                Arguments.of(
                        "a firewall needs Premium",
                        "frontDoor: {enabled: true, sku: Standard, enableWaf: true}",
                        List.of(
                                "frontDoor.sku: \"Standard\" — a WAF with managed rules requires Premium; set sku: Premium, "
                                        + "or enableWaf: false")),
                Arguments.of(
                        "a private link needs Premium",
                        "frontDoor: {enabled: true, sku: Standard, privateLink: true}",
                        List.of("frontDoor.sku: \"Standard\" — a private link to the apps requires Premium; set sku: "
                                + "Premium, or privateLink: false")),
                Arguments.of(
                        "Azure limits the timeout",
                        "frontDoor: {enabled: true, originResponseTimeoutSeconds: 600}",
                        List.of("frontDoor.originResponseTimeoutSeconds: 600 — must be between 16 and 240")),
                Arguments.of(
                        "each app has a host of its own",
                        """
                        serverMode: all
                        frontDoor: {enabled: true, gatewayHost: ai.example.com, mcpHost: AI.example.com}
                        """,
                        List.of(
                                "frontDoor.mcpHost: \"AI.example.com\" — is also the gateway's host; give each app its own")),
                Arguments.of(
                        "there is one entrance",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        frontDoor: {enabled: true}
                        """,
                        List.of(
                                "ingressType — application_gateway cannot be combined with Front Door; set ingressType: aca, or frontDoor.enabled: false")),
                Arguments.of(
                        "hosts are Front Door's",
                        """
                        ingress: {customDomain: {gatewayHost: gateway.example.com}}
                        frontDoor: {enabled: true}
                        """,
                        List.of(
                                "ingress.customDomain — applies to the apps, which are behind Front Door; set frontDoor.gatewayHost and frontDoor.mcpHost instead")),
                Arguments.of(
                        "Front Door reaches the apps",
                        """
                        networkMode: new
                        publicIngress: false
                        frontDoor: {enabled: true}
                        """,
                        List.of(
                                "publicIngress — blocks Front Door; set frontDoor.privateLink: true, or publicIngress: true")),
                Arguments.of("a private link needs no VNet", """
                        publicIngress: false
                        frontDoor: {enabled: true, privateLink: true}
                        """, List.of()),
                Arguments.of(
                        "an allow list that can be passed by is none",
                        """
                        ingress: {allowedCidrs: [198.51.100.0/24]}
                        frontDoor: {enabled: true, enableWaf: true}
                        """,
                        List.of(
                                "ingress.allowedCidrs — can be bypassed via the apps' own FQDNs, which stay open behind Front Door; set frontDoor.privateLink: true, or remove the list")),
                Arguments.of(
                        "an allow list blocks",
                        """
                        ingress: {allowControlPlane: true}
                        frontDoor: {enabled: true, enableWaf: true, wafMode: Detection, privateLink: true}
                        """,
                        List.of(
                                "frontDoor.wafMode — Detection only logs clients that are not on the list ingress.allowedCidrs; set Prevention, or remove the list")),
                Arguments.of(
                        "the endpoint's name fits",
                        "environment: production-of-the-company\nfrontDoor: {enabled: true}",
                        List.of(
                                "projectName — the name of the Front Door endpoint would be fde-gateway-portkey-gateway-production-of-the-company, "
                                        + "which has 53 characters, but the maximum is 46; shorten projectName or "
                                        + "environment by 7")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void warnings(String rule, String stack, List<String> expected) {
        assertThat(PortkeyConfig.decode(Stack.with(stack)).warnings()).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of(
                        "somebody must use the second region, and logs must outlive the first",
                        "secondRegion: {location: westus}",
                        List.of(
                                "portkey-gateway:storage.replication — LRS keeps the logs in the first region only, where "
                                        + "they can be lost with it; set GZRS or RAGZRS",
                                "portkey-gateway:secondRegion — nothing routes clients to it; set frontDoor.enabled: true, "
                                        + "or route them to the output secondRegionGatewayFqdn yourself")),
                Arguments.of(
                        "the MCP gateway alone has another output",
                        "serverMode: mcp\nstorage: {replication: GZRS}\nsecondRegion: {location: westus}",
                        List.of(
                                "portkey-gateway:secondRegion — nothing routes clients to it; set frontDoor.enabled: true, "
                                        + "or route them to the output secondRegionMcpFqdn yourself")),
                Arguments.of("a complete pair of regions is warned of streaming alone", """
                        secondRegion: {location: westus}
                        storage: {replication: GZRS}
                        frontDoor: {enabled: true}
                        """, List.of(STREAMING)),
                Arguments.of(
                        "keys without effect",
                        "frontDoor: {enabled: true, wafMode: Detection, privateLinkLocations: {eastus: eastus2}}",
                        List.of(
                                "portkey-gateway:frontDoor.wafMode: \"Detection\" — has no effect without a WAF; set "
                                        + "enableWaf: true",
                                "portkey-gateway:frontDoor.privateLinkLocations: an object — has no effect without privateLink: true",
                                STREAMING)),
                Arguments.of(
                        "a Front Door that is not switched on",
                        "frontDoor: {enableWaf: true}",
                        List.of("portkey-gateway:frontDoor: an object — has no effect; set frontDoor.enabled: true")),
                Arguments.of(
                        "a Front Door that is switched off",
                        "frontDoor: {enabled: false, enableWaf: true}",
                        List.of()));
    }
}
