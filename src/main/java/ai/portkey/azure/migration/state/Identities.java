package ai.portkey.azure.migration.state;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.migration.state.TerraformState.Resource;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that Azure or chance gave, such as principal ids and the storage account's suffix. The real ones and those of
 * the simulated Azure differ although they stand for the same thing: both are replaced by one placeholder, so that ids
 * and properties of state and plan can be compared.
 */
public final class Identities {

    private static final Pattern SUBSCRIPTION = Pattern.compile("^/subscriptions/([^/]+)/", Pattern.CASE_INSENSITIVE);

    /** Longest first, so that a name inside a longer one does not break it. */
    private final Map<String, String> placeholders;

    private Identities(Map<String, String> found) {
        var ordered = new LinkedHashMap<String, String>();
        found.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey(Comparator.comparingInt(String::length))
                        .reversed())
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        this.placeholders = ordered;
    }

    static Identities of(List<Resource> state) {
        var found = new LinkedHashMap<String, String>();
        for (var resource : state) {
            var name = resource.text("name").orElse("");
            switch (resource.type()) {
                case "azurerm_container_app_environment" -> {
                    resource.text("id")
                            .flatMap(Identities::subscription)
                            .ifPresent(s -> found.put(s, "{subscription}"));
                    put(found, resource.text("default_domain"), "{domain}");
                    put(found, resource.text("static_ip_address"), "{static ip}");
                }
                case "azurerm_storage_account" -> found.put(name, "{storage account}");
                case "random_id" -> put(found, resource.text("hex").map(hex -> "-" + hex), "-{suffix}");
                case "azurerm_user_assigned_identity" -> {
                    put(found, resource.text("principal_id"), "{principal of " + name + "}");
                    put(found, resource.text("client_id"), "{client of " + name + "}");
                }
                case "azurerm_log_analytics_workspace" -> put(found, resource.text("workspace_id"), "{workspace}");
                default -> {}
            }
        }
        return new Identities(found);
    }

    /** @param real of the state: a stack file may name the real subscription too */
    static Identities of(List<PlannedResource> plan, Identities real) {
        var found = new LinkedHashMap<String, String>();
        real.placeholders.forEach((value, placeholder) -> {
            if (placeholder.equals("{subscription}")) {
                found.put(value, placeholder);
            }
        });
        for (var resource : plan) {
            var id = resource.id().orElse("");
            var name = ArmId.name(id);
            switch (resource.kind()) {
                case "app:ManagedEnvironment" -> {
                    subscription(id).ifPresent(s -> found.put(s, "{subscription}"));
                    put(found, text(resource.outputs(), "defaultDomain"), "{domain}");
                    put(found, text(resource.outputs(), "staticIp"), "{static ip}");
                }
                case "storage:StorageAccount" -> found.put(name, "{storage account}");
                case "index:RandomId" ->
                    put(found, text(resource.outputs(), "hex").map(hex -> "-" + hex), "-{suffix}");
                case "managedidentity:UserAssignedIdentity" -> {
                    put(found, text(resource.outputs(), "principalId"), "{principal of " + name + "}");
                    put(found, text(resource.outputs(), "clientId"), "{client of " + name + "}");
                }
                case "operationalinsights:Workspace" ->
                    put(found, text(resource.outputs(), "customerId"), "{workspace}");
                default -> {}
            }
        }
        return new Identities(found);
    }

    private static void put(Map<String, String> found, Optional<String> value, String placeholder) {
        value.ifPresent(text -> found.put(text, placeholder));
    }

    static Optional<String> text(JsonObject object, String property) {
        return Optional.ofNullable(object.get(property))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    private static Optional<String> subscription(String id) {
        var match = SUBSCRIPTION.matcher(id);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    /** The text with placeholders, for people. */
    String shown(String text) {
        var result = text;
        for (var entry : placeholders.entrySet()) {
            result = result.replace(entry.getKey(), entry.getValue());
        }
        return result;
    }

    /** The text with placeholders, for comparison: ARM ids in lower case, because ARM does not care. */
    String neutral(String text) {
        var result = shown(text);
        return result.startsWith("/subscriptions/") ? result.toLowerCase(Locale.ROOT) : result;
    }
}
