package example.consumer;

import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.azurenative.insights.ActionGroup;
import com.pulumi.azurenative.insights.ActionGroupArgs;
import com.pulumi.azurenative.insights.Component;
import com.pulumi.azurenative.insights.ComponentArgs;
import com.pulumi.azurenative.insights.MetricAlert;
import com.pulumi.azurenative.insights.MetricAlertArgs;
import com.pulumi.azurenative.insights.WebTest;
import com.pulumi.azurenative.insights.WebTestArgs;
import com.pulumi.azurenative.insights.enums.WebTestKind;
import com.pulumi.azurenative.insights.inputs.EmailReceiverArgs;
import com.pulumi.azurenative.insights.inputs.MetricAlertActionArgs;
import com.pulumi.azurenative.insights.inputs.WebTestGeolocationArgs;
import com.pulumi.azurenative.insights.inputs.WebTestPropertiesRequestArgs;
import com.pulumi.azurenative.insights.inputs.WebTestPropertiesValidationRulesArgs;
import com.pulumi.azurenative.insights.inputs.WebtestLocationAvailabilityCriteriaArgs;
import com.pulumi.azurenative.operationalinsights.Workspace;
import com.pulumi.azurenative.operationalinsights.WorkspaceArgs;
import com.pulumi.azurenative.operationalinsights.inputs.WorkspaceSkuArgs;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.core.Output;
import com.pulumi.resources.StackReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A stack of another team: it asks the deployed gateway for its health from five places in the world and sends an
 * e-mail when two of them get no answer. Where the gateway is, it learns from the gateway's own stack.
 */
public final class ConsumerStack {

    /** Ids of Azure's test locations: East US, West Europe, Southeast Asia, Brazil South, Australia East. */
    private static final List<String> LOCATIONS =
            List.of("us-va-ash-azr", "emea-nl-ams-azr", "apac-sg-sin-azr", "latam-br-gru-edge", "emea-au-syd-edge");

    private static final double FAILED_LOCATIONS = 2;

    /**
     * The stack's configuration.
     *
     * @param gatewayStack the gateway's stack, as ORGANIZATION/PROJECT/STACK
     * @param alertEmail   who is told
     */
    record Settings(String gatewayStack, String alertEmail) {

        static Settings of(Config config) {
            return new Settings(config.require("gatewayStack"), config.require("alertEmail"));
        }
    }

    private ConsumerStack() {}

    public static void main(String[] args) {
        Pulumi.run(context -> define(context, Settings.of(context.config())));
    }

    static void define(Context context, Settings settings) {
        var gateway = new StackReference(settings.gatewayStack());
        var gatewayUrl = text(gateway, "gatewayUrl");
        var gatewayFqdn = text(gateway, "gatewayFqdn");
        var healthUrl = gatewayUrl.applyValue(url -> url + "/v1/health");

        var group = new ResourceGroup("gateway-watch");
        var insights = insights(group);
        var test = healthTest(group, insights, healthUrl);
        alert(group, insights, test, gatewayFqdn, settings.alertEmail());

        context.export("healthUrl", healthUrl);
        context.export("gatewayFqdn", gatewayFqdn);
    }

    /** Fails with the output's name when the referenced stack does not have it, e.g. because it runs the MCP gateway alone. */
    private static Output<String> text(StackReference stack, String output) {
        return stack.requireOutput(output).applyValue(String.class::cast);
    }

    private static Component insights(ResourceGroup group) {
        var workspace = new Workspace(
                "gateway-watch",
                WorkspaceArgs.builder()
                        .resourceGroupName(group.name())
                        .sku(WorkspaceSkuArgs.builder().name("PerGB2018").build())
                        .retentionInDays(30)
                        .build());
        return new Component(
                "gateway-watch",
                ComponentArgs.builder()
                        .resourceGroupName(group.name())
                        .kind("web")
                        .applicationType("web")
                        .ingestionMode("LogAnalytics")
                        .workspaceResourceId(workspace.id())
                        .build());
    }

    private static WebTest healthTest(ResourceGroup group, Component insights, Output<String> healthUrl) {
        return new WebTest(
                "gateway-health",
                WebTestArgs.builder()
                        .resourceGroupName(group.name())
                        .webTestName("gateway-health")
                        .syntheticMonitorId("gateway-health")
                        .webTestKind(WebTestKind.Standard)
                        .kind(WebTestKind.Standard)
                        .enabled(true)
                        .retryEnabled(true)
                        .frequency(300)
                        .timeout(30)
                        .locations(LOCATIONS.stream()
                                .map(id -> WebTestGeolocationArgs.builder()
                                        .location(id)
                                        .build())
                                .toList())
                        .request(WebTestPropertiesRequestArgs.builder()
                                .httpVerb("GET")
                                .requestUrl(healthUrl)
                                .build())
                        .validationRules(healthUrl.applyValue(ConsumerStack::healthy))
                        // Azure finds the Application Insights component of a test by this tag alone.
                        .tags(insights.id().applyValue(id -> Map.of("hidden-link:" + id, "Resource")))
                        .build());
    }

    private static WebTestPropertiesValidationRulesArgs healthy(String url) {
        var rules = WebTestPropertiesValidationRulesArgs.builder().expectedHttpStatusCode(200);
        if (url.startsWith("https://")) {
            rules.sSLCheck(true).sSLCertRemainingLifetimeCheck(14);
        }
        return rules.build();
    }

    private static void alert(
            ResourceGroup group, Component insights, WebTest test, Output<String> gatewayFqdn, String email) {
        var people = new ActionGroup(
                "gateway-watch",
                ActionGroupArgs.builder()
                        .resourceGroupName(group.name())
                        .location("Global")
                        .groupShortName("portkey")
                        .enabled(true)
                        .emailReceivers(EmailReceiverArgs.builder()
                                .name("on-call")
                                .emailAddress(email)
                                .useCommonAlertSchema(true)
                                .build())
                        .build());
        new MetricAlert(
                "gateway-health",
                MetricAlertArgs.builder()
                        .resourceGroupName(group.name())
                        .location("global")
                        .description(gatewayFqdn.applyValue(
                                fqdn -> "The Portkey gateway does not answer its health check. Container App: " + fqdn))
                        .severity(1)
                        .enabled(true)
                        .evaluationFrequency("PT1M")
                        .windowSize("PT5M")
                        .scopes(Output.all(Stream.of(test.id(), insights.id()).toList()))
                        .criteria(WebtestLocationAvailabilityCriteriaArgs.builder()
                                .odataType("Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria")
                                .webTestId(test.id())
                                .componentId(insights.id())
                                .failedLocationCount(FAILED_LOCATIONS)
                                .build())
                        .actions(MetricAlertActionArgs.builder()
                                .actionGroupId(people.id())
                                .build())
                        .build());
    }
}
