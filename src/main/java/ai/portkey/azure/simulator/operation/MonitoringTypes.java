package ai.portkey.azure.simulator.operation;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.values.Values;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Log Analytics, diagnostic settings, alerts. */
public final class MonitoringTypes {

    /** What a criterion with a static threshold must have. */
    private static final List<String> CRITERION =
            List.of("criterionType", "name", "metricName", "operator", "threshold", "timeAggregation");

    private MonitoringTypes() {}

    public static List<ResourceType> logAnalytics() {
        return List.of(ResourceType.of("azure-native:operationalinsights:Workspace")
                .name(NameRule.local(
                        "(?=.{4,63}$)[A-Za-z0-9](-*[A-Za-z0-9])*",
                        "4-63 letters, digits and hyphens, not starting or ending with a hyphen."))
                .rule(MonitoringTypes::checkRetention)
                .outputs(request -> Map.of(
                        "customerId",
                        request.ids().guid("workspace " + AzureState.key(request.id())),
                        "createdDate",
                        request.azure().now().toString(),
                        "modifiedDate",
                        request.azure().now().toString()))
                .assumed(Map.of("sku", Map.of("name", "PerGB2018"), "retentionInDays", 30.0))
                .build());
    }

    private static void checkRetention(Request request) {
        var days = Values.number(request.body(), "retentionInDays").orElse(30.0);
        if ("PerGB2018".equals(request.text("sku.name")) && days != 7 && (days < 30 || days > 730)) {
            throw request.badRequest(
                    "InvalidParameter",
                    "'RetentionInDays' property doesn't match the SKU limits: " + days.intValue()
                            + " is not 7 or 30-730.");
        }
    }

    public static List<ResourceType> insights() {
        return List.of(
                ResourceType.of("azure-native:insights:DiagnosticSetting")
                        .references("workspaceId", "storageAccountId")
                        .rule(MonitoringTypes::checkDiagnosticSetting)
                        .build(),
                ResourceType.of("azure-native:insights:MetricAlert")
                        .references("scopes[]", "actions[].actionGroupId")
                        .rule(MonitoringTypes::checkAlert)
                        .build(),
                ResourceType.of("azure-native:insights:ScheduledQueryRule")
                        .references("scopes[]", "actions.actionGroups[]")
                        .rule(MonitoringTypes::checkQueryRule)
                        .outputs(MonitoringTypes::queryRuleOutputs)
                        .build(),
                ResourceType.of("azure-native:insights:Workbook")
                        .name(NameRule.local("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "a GUID."))
                        .rule(MonitoringTypes::checkWorkbook)
                        .build(),
                ResourceType.of("azure-native:insights:ActionGroup")
                        .rule(request -> {
                            var names = Stream.of("emailReceivers[].name", "webhookReceivers[].name")
                                    .flatMap(path -> Values.strings(request.body(), path).stream())
                                    .toList();
                            if (names.size() != Set.copyOf(names).size()) {
                                throw request.badRequest("InvalidReceiverName", "Two receivers have the same name.");
                            }
                            if (String.valueOf(request.text("groupShortName")).length() > 12) {
                                throw request.badRequest(
                                        "ActionGroupShortNameTooLong", "groupShortName has more than 12 characters.");
                            }
                        })
                        .assumed(Map.of("groupShortName", "assumed", "enabled", true))
                        .build());
    }

    private static void checkDiagnosticSetting(Request request) {
        var body = request.body();
        if (List.of("workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId").stream()
                .noneMatch(body::containsKey)) {
            throw request.badRequest(
                    "BadRequest",
                    "At least one data sink needs to be specified: workspaceId,"
                            + " storageAccountId, eventHubAuthorizationRuleId or marketplacePartnerId.");
        }
    }

    private static void checkAlert(Request request) {
        checkSeverityAndWindow(request);
        if (request.text("criteria.odataType") == null) {
            throw request.badRequest(
                    "BadRequest", "criteria.odataType is missing: the kind of criteria cannot be " + "determined.");
        }
        if (request.text("criteria.odataType").endsWith("SingleResourceMultipleMetricCriteria")
                && Values.strings(request.body(), "scopes[]").size() > 1) {
            throw request.badRequest(
                    "BadRequest",
                    "Scopes property is invalid. Only single resource is allowed for criteria type"
                            + " SingleResourceMultipleMetricCriteria. If you want to create an alert on multiple resources, use"
                            + " MultipleResourceMultipleMetricCriteria odata.type.");
        }
        for (var criterion : Values.objects(request.body(), "criteria.allOf[]")) {
            CRITERION.stream()
                    .filter(property -> !criterion.containsKey(property))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw request.badRequest("BadRequest", "criteria.allOf[]." + missing + " is missing.");
                    });
        }
    }

    private static void checkQueryRule(Request request) {
        checkSeverityAndWindow(request);
        for (var condition : Values.objects(request.body(), "criteria.allOf[]")) {
            List.of("query", "timeAggregation", "operator", "threshold").stream()
                    .filter(property -> !condition.containsKey(property))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw request.badRequest("BadRequest", "criteria.allOf[]." + missing + " is missing.");
                    });
        }
    }

    /** Actions without a group and a property are not answered. */
    private static Map<String, Object> queryRuleOutputs(Request request) {
        var isEmpty = Values.strings(request.body(), "actions.actionGroups[]").isEmpty()
                && Values.get(request.body(), "actions.customProperties")
                        .filter(properties -> !Map.of().equals(properties))
                        .isEmpty();
        return isEmpty ? Collections.singletonMap("actions", null) : Map.of();
    }

    private static void checkSeverityAndWindow(Request request) {
        var severity = Values.number(request.body(), "severity").orElse(0.0);
        if (severity < 0 || severity > 4) {
            throw request.badRequest("BadRequest", "severity must be 0-4, is " + severity.intValue() + ".");
        }
        if (duration(request, "windowSize").compareTo(duration(request, "evaluationFrequency")) < 0) {
            throw request.badRequest("BadRequest", "windowSize must not be shorter than evaluationFrequency.");
        }
    }

    private static Duration duration(Request request, String property) {
        try {
            return Duration.parse(String.valueOf(request.text(property)));
        } catch (DateTimeParseException e) {
            throw request.badRequest(
                    "BadRequest",
                    property + " must be an ISO 8601 duration, e.g. PT5M, is " + request.text(property) + ".");
        }
    }

    private static void checkWorkbook(Request request) {
        for (var property : List.of("displayName", "category", "serializedData")) {
            if (request.text(property) == null) {
                throw request.badRequest("BadRequest", property + " is missing.");
            }
        }
    }
}
