package example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import example.consumer.ConsumerStack.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the program on Pulumi's mock engine against a gateway stack that has the outputs given here. */
class ConsumerStackTest {

    private static final String GATEWAY_STACK = "organization/portkey-gateway/prod";
    private static final String FQDN = "gateway.wittysea-1a2b3c4d.eastus.azurecontainerapps.io";

    private final Map<String, Map<String, Object>> inputs = new ConcurrentHashMap<>();

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void asks_the_gateways_url_for_its_health() {
        var result = run(Map.of("gatewayUrl", "https://gateway.example.com", "gatewayFqdn", FQDN));

        assertThat(result.exceptions()).isEmpty();
        assertThat(of("WebTest", "request"))
                .isEqualTo(Map.of("httpVerb", "GET", "requestUrl", "https://gateway.example.com/v1/health"));
        assertThat(of("WebTest", "validationRules"))
                .isEqualTo(Map.of(
                        "expectedHttpStatusCode", 200.0, "sSLCheck", true, "sSLCertRemainingLifetimeCheck", 14.0));
    }

    @Test
    void checks_no_certificate_of_a_gateway_without_tls() {
        run(Map.of("gatewayUrl", "http://20.1.2.3/gateway", "gatewayFqdn", FQDN));

        assertThat(of("WebTest", "request"))
                .isEqualTo(Map.of("httpVerb", "GET", "requestUrl", "http://20.1.2.3/gateway/v1/health"));
        assertThat(of("WebTest", "validationRules")).isEqualTo(Map.of("expectedHttpStatusCode", 200.0));
    }

    @Test
    void names_the_container_app_in_the_alert() {
        run(Map.of("gatewayUrl", "https://" + FQDN, "gatewayFqdn", FQDN));

        assertThat(of("MetricAlert", "description")).asString().endsWith(FQDN);
        assertThat(of("MetricAlert", "scopes")).isEqualTo(List.of("id-of-WebTest", "id-of-Component"));
        assertThat(of("MetricAlert", "criteria"))
                .isEqualTo(Map.of(
                        "odataType", "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
                        "webTestId", "id-of-WebTest",
                        "componentId", "id-of-Component",
                        "failedLocationCount", 2.0));
    }

    @Test
    void fails_with_the_name_of_a_missing_output() {
        var result = run(Map.of("gatewayUrl", "https://gateway.example.com"));

        assertThat(result.exceptions())
                .anySatisfy(e -> assertThat(e)
                        .hasStackTraceContaining(
                                "Required output 'gatewayFqdn' does not exist on stack '" + GATEWAY_STACK + "'"));
    }

    private TestResult run(Map<String, Object> gatewayOutputs) {
        return PulumiTest.withMocks(new GatewayStack(gatewayOutputs))
                .withOptions(TestOptions.builder()
                        .projectName("portkey-consumer")
                        .stackName("prod")
                        .build())
                .runTest(context -> ConsumerStack.define(context, new Settings(GATEWAY_STACK, "on-call@example.com")));
    }

    private Object of(String type, String input) {
        return inputs.get(type).get(input);
    }

    /** Answers the reference to the gateway's stack, and records what is asked of Azure. */
    private final class GatewayStack implements Mocks {

        private final Map<String, Object> outputs;

        GatewayStack(Map<String, Object> outputs) {
            this.outputs = outputs;
        }

        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            var state = new HashMap<>(args.inputs);
            if (args.type.equals("pulumi:pulumi:StackReference")) {
                assertThat(args.inputs).containsEntry("name", GATEWAY_STACK);
                state.put("outputs", outputs);
                state.put("secretOutputNames", List.of());
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(GATEWAY_STACK), state));
            }
            var type = args.type.substring(args.type.lastIndexOf(':') + 1);
            inputs.put(type, args.inputs);
            state.put("name", args.name);
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id-of-" + type), state));
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            throw new IllegalStateException("The program calls no function, but called " + args.token);
        }
    }
}
