package ai.portkey.azure.simulator.entrance;

import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Azure refuses in a Front Door. */
class FrontDoorRulesTest {

    private static final String CDN = "azure-native:cdn:";
    private static final String STANDARD = "Standard_AzureFrontDoor";
    private static final String PREMIUM = "Premium_AzureFrontDoor";

    private final Subscription subscription = Subscription.empty();

    /** Type, name, what is changed in the sample of the type (null removes), what the refusal says. */
    static Stream<Arguments> wrong_inputs() {
        return Stream.of(
                Arguments.of(
                        "Profile", Map.of("sku", Map.of("name", "Standard_Microsoft")), "is not one of a Front Door"),
                Arguments.of(
                        "Profile",
                        Map.of("originResponseTimeoutSeconds", 600.0),
                        "originResponseTimeoutSeconds must be 16-240, is 600"),
                Arguments.of("AFDEndpoint", Map.of("endpointName", "a".repeat(47)), "2-46 letters, digits and hyphens"),
                Arguments.of(
                        "AFDOriginGroup",
                        Map.of("loadBalancingSettings", Map.of("sampleSize", 2.0)),
                        "is more than sampleSize"),
                Arguments.of(
                        "AFDOriginGroup",
                        Map.of("healthProbeSettings", Map.of("probeIntervalInSeconds", 300.0)),
                        "must be 1-255, is 300"),
                Arguments.of(
                        "AFDOriginGroup",
                        Map.of("healthProbeSettings", Map.of("probePath", "health")),
                        "does not start with '/'"),
                Arguments.of("AFDOrigin", Map.of("priority", 6.0), "priority must be 1-5, is 6"),
                Arguments.of("AFDOrigin", Map.of("weight", 0.0), "weight must be 1-1000, is 0"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong_inputs(String type, Map<String, Object> change, String sentence) {
        frontDoor(PREMIUM);
        var inputs = Samples.of(CDN + type);
        change.forEach(inputs::put);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> subscription.azure.create(CDN + type, "x", inputs))
                .isInstanceOf(AzureException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_route_needs_an_origin_and_a_domain_of_its_own() {
        frontDoor(STANDARD);
        assertRefused(400, "BadRequest", () -> route("early", Map.of())).hasMessageContaining("has no origin");
        origin("eastus", Map.of());

        route("gateway", Map.of());
        assertRefused(409, "Conflict", () -> route("again", Map.of()))
                .hasMessageContaining("the same domain and the same pattern");
        assertRefused(400, "BadRequest", () -> route("nowhere", Map.of("linkToDefaultDomain", "Disabled")))
                .hasMessageContaining("needs a custom domain");
        assertRefused(
                        400,
                        "BadRequest",
                        () -> route(
                                "redirecting",
                                Map.of(
                                        "httpsRedirect",
                                        "Enabled",
                                        "supportedProtocols",
                                        List.of("Https"),
                                        "patternsToMatch",
                                        List.of("/b"))))
                .hasMessageContaining("Http and Https");
        assertRefused(400, "OriginGroupInUse", () -> subscription.azure.delete(id("originGroups/gateway")));
    }

    @Test
    void a_private_link_needs_premium_and_all_origins_of_its_group() {
        var environment = subscription.environment(Map.of());
        var privately = Map.<String, Object>of(
                "sharedPrivateLinkResource",
                Map.of(
                        "privateLink",
                        Map.of("id", environment.id()),
                        "groupId",
                        "managedEnvironments",
                        "privateLinkLocation",
                        "eastus"));
        frontDoor(STANDARD);
        assertRefused(400, "BadRequest", () -> origin("eastus", privately))
                .hasMessageContaining("needs a profile with the SKU " + PREMIUM);

        subscription.azure.delete(id("originGroups/gateway"));
        subscription.azure.delete(
                "/subscriptions/" + Samples.SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Cdn/profiles/afd");
        frontDoor(PREMIUM);
        assertThat(origin("eastus", privately).text("sharedPrivateLinkResource.status"))
                .isEqualTo("Pending");
        assertRefused(400, "BadRequest", () -> origin("westeurope", Map.of()))
                .hasMessageContaining("cannot be in one group");
    }

    @Test
    void managed_rules_need_premium_and_the_sku_of_the_profile() {
        frontDoor(STANDARD);
        var rules = Samples.of("azure-native:network:Policy");
        rules.put("sku", Map.of("name", STANDARD));
        assertRefused(400, "BadRequest", () -> subscription.azure.create("azure-native:network:Policy", "waf", rules))
                .hasMessageContaining("Managed rules need");
        rules.put("sku", Map.of("name", PREMIUM));
        var policy = subscription.azure.create("azure-native:network:Policy", "waf", rules);

        assertRefused(
                        400,
                        "BadRequest",
                        () -> subscription.create(
                                CDN + "SecurityPolicy",
                                "waf",
                                Map.of(
                                        "profileName",
                                        "afd",
                                        "parameters",
                                        Map.of(
                                                "type",
                                                "WebApplicationFirewall",
                                                "wafPolicy",
                                                Map.of("id", policy.id())))))
                .hasMessageContaining("Both must be the same");
    }

    @Test
    void a_host_name_is_used_once() {
        frontDoor(STANDARD);
        subscription.create(CDN + "AFDCustomDomain", "one", Map.of("profileName", "afd", "hostName", "ai.example.com"));

        assertRefused(
                409,
                "Conflict",
                () -> subscription.create(
                        CDN + "AFDCustomDomain", "two", Map.of("profileName", "afd", "hostName", "AI.example.com")));
    }

    private void frontDoor(String sku) {
        subscription.create(CDN + "Profile", "afd", Map.of("location", "Global", "sku", Map.of("name", sku)));
        subscription.create(CDN + "AFDEndpoint", "fde", Map.of("profileName", "afd", "location", "Global"));
        subscription.create(
                CDN + "AFDOriginGroup",
                "gateway",
                Map.of("profileName", "afd", "loadBalancingSettings", Map.of("sampleSize", 4.0)));
    }

    private SimulatedResource origin(String name, Map<String, Object> more) {
        var inputs = new LinkedHashMap<String, Object>(
                Map.of("profileName", "afd", "originGroupName", "gateway", "hostName", name + ".example.net"));
        inputs.putAll(more);
        return subscription.create(CDN + "AFDOrigin", name, inputs);
    }

    private void route(String name, Map<String, Object> more) {
        var inputs = new LinkedHashMap<String, Object>(Map.of(
                "profileName",
                "afd",
                "endpointName",
                "fde",
                "linkToDefaultDomain",
                "Enabled",
                "patternsToMatch",
                List.of("/*"),
                "originGroup",
                Map.of("id", id("originGroups/gateway"))));
        inputs.putAll(more);
        subscription.create(CDN + "Route", name, inputs);
    }

    private static String id(String part) {
        return Samples.id("Microsoft.Cdn/profiles/afd/" + part);
    }
}
