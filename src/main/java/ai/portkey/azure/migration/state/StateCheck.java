package ai.portkey.azure.migration.state;

import ai.portkey.azure.migration.state.Properties.Reader;
import ai.portkey.azure.migration.state.PropertyTable.Row;
import ai.portkey.azure.migration.state.StateImport.Adopted;
import ai.portkey.azure.migration.state.TerraformState.Resource;
import ai.portkey.azure.plan.Plan;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares adopted resources as Terraform last saw them with what the program asks for. */
final class StateCheck {

    /** Prefix of the attributes that come from azurerm's association resources. */
    static final String FOLDED = "folded:";

    /** Ends a difference that makes a new resource. */
    static final String REPLACES = "; this REPLACES the resource";

    /** Association type → attribute with the owner's id, attributes that are folded into it. */
    private static final Map<String, List<String>> ASSOCIATIONS = Map.of(
            "azurerm_subnet_nat_gateway_association", List.of("subnet_id", "nat_gateway_id"),
            "azurerm_subnet_network_security_group_association", List.of("subnet_id", "network_security_group_id"),
            "azurerm_nat_gateway_public_ip_association", List.of("nat_gateway_id", "public_ip_address_id"));

    private final Identities ofState;
    private final Identities ofPlan;
    private final List<String> differences = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    /** A changed tag stands on nearly every resource: told once, with the number of resources. */
    private final Map<String, Integer> tags = new TreeMap<>();

    private StateCheck(Identities ofState, Identities ofPlan) {
        this.ofState = ofState;
        this.ofPlan = ofPlan;
    }

    /**
     * @param differences each property that the first {@code up} would change
     * @param effects     what these changes do to what runs
     */
    record Report(List<String> differences, List<String> effects) {}

    /** @param own all resources of the deployment, for the associations among them */
    static Report compare(List<Adopted> adopted, List<Resource> own, Identities ofState, Identities ofPlan) {
        var check = new StateCheck(ofState, ofPlan);
        for (var resource : adopted) {
            var attributes = withAssociations(resource.state(), own);
            var before = check.differences.size();
            for (var row : PropertyTable.of(resource.state().type())) {
                check.compare(
                        resource.planned(),
                        row,
                        row.state().apply(attributes),
                        row.plan().apply(resource.planned().inputs()));
            }
            check.revisions(resource.planned(), check.differences.subList(before, check.differences.size()));
        }
        check.tags.forEach((change, count) -> check.differences.add("on " + count + " resources: " + change));
        return new Report(check.differences, check.effects);
    }

    /** A changed template makes a revision: new containers take the place of the running ones. */
    private void revisions(PlannedResource app, List<String> changes) {
        if (changes.stream().anyMatch(change -> change.startsWith(prefix(app) + "template."))) {
            effects.add(app.name() + " gets a new revision, because its template changes"
                    + (app.parent()
                                    .filter(urn -> urn.contains(":RedisBackend::"))
                                    .isPresent()
                            ? ": Redis restarts, and THE CACHE IS EMPTY afterwards"
                            : ""));
        }
    }

    private static String prefix(PlannedResource resource) {
        return resource.name() + " (" + resource.kind() + "): ";
    }

    private static JsonObject withAssociations(Resource resource, List<Resource> own) {
        var attributes = resource.attributes().deepCopy();
        for (var association : own) {
            var fields = ASSOCIATIONS.get(association.type());
            if (fields != null && association.text(fields.get(0)).equals(resource.text("id"))) {
                association.text(fields.get(1)).ifPresent(id -> attributes.addProperty(FOLDED + fields.get(1), id));
            }
        }
        return attributes;
    }

    private void compare(PlannedResource resource, Row row, JsonElement inState, JsonElement inPlan) {
        if (inState instanceof JsonObject || inPlan instanceof JsonObject) {
            var before = inState instanceof JsonObject object ? object : new JsonObject();
            var after = inPlan instanceof JsonObject object ? object : new JsonObject();
            var keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (var key : keys) {
                compareValue(resource, row, row.property() + "." + key, orNull(before, key), orNull(after, key));
            }
        } else {
            compareValue(resource, row, row.property(), inState, inPlan);
        }
    }

    private static JsonElement orNull(JsonObject object, String key) {
        return object.has(key) ? object.get(key) : JsonNull.INSTANCE;
    }

    private void compareValue(
            PlannedResource resource, Row row, String property, JsonElement inState, JsonElement inPlan) {
        var after = text(inPlan, ofPlan::neutral);
        if (resource.keeps(property)) {
            return;
        }
        // A secret is not in the plan in plain, so there is nothing to compare.
        if (text(inState, ofState::neutral).equals(after) || after.contains(Plan.SECRET)) {
            return;
        }
        var change = property + ": "
                + (row.secret()
                        ? secretChange(inState, inPlan)
                        : "Azure has " + quoted(inState, ofState) + ", the first pulumi up sets "
                                + quoted(inPlan, ofPlan));
        if (row.property().equals("tags")) {
            tags.merge(change, 1, Integer::sum);
        } else {
            differences.add(prefix(resource) + change + (row.replaces() ? REPLACES : ""));
        }
    }

    private static String secretChange(JsonElement inState, JsonElement inPlan) {
        return Properties.isUnset(inState)
                ? "the first pulumi up adds it"
                : Properties.isUnset(inPlan) ? "the first pulumi up removes it" : "the first pulumi up changes it";
    }

    private static String quoted(JsonElement value, Identities identities) {
        var text = value.isJsonPrimitive() ? identities.shown(Properties.plain(value)) : text(value, identities::shown);
        return text.isEmpty() ? "nothing" : "'" + text + "'";
    }

    /** The value as one text, lists in one order; "" when it is not set. */
    private static String text(JsonElement value, UnaryOperator<String> placeholders) {
        if (Properties.isUnset(value)) {
            return "";
        } else if (value instanceof JsonArray list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(item -> text(item, placeholders))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        return value.isJsonPrimitive() ? placeholders.apply(Properties.plain(value)) : value.toString();
    }

    /** The planned probe of a type in the form in which the state has it: under its transport. */
    static Reader probe(String list, String type) {
        var all = Properties.keyed(list, "type", item -> item);
        return inputs -> {
            var result = new JsonObject();
            if (all.apply(inputs) instanceof JsonObject probes && probes.has(type)) {
                var probe = probes.getAsJsonObject(type);
                var handler = probe.has("httpGet") ? "httpGet" : "tcpSocket";
                result.add(
                        handler.equals("httpGet") ? "HTTP" : "TCP",
                        Properties.together(
                                        handler + ".path",
                                        handler + ".port",
                                        "initialDelaySeconds",
                                        "periodSeconds",
                                        "timeoutSeconds",
                                        "failureThreshold",
                                        "successThreshold")
                                .apply(probe));
            }
            return result;
        };
    }

    /** Only the entries with a value: a rule of another kind has none at the path. */
    static Reader onlySet(Reader reader) {
        return inputs -> {
            var result = new JsonObject();
            reader.apply(inputs).getAsJsonObject().asMap().forEach((key, value) -> {
                if (!(value instanceof JsonNull)
                        && !(value instanceof JsonPrimitive p && p.getAsString().isEmpty())) {
                    result.add(key, value);
                }
            });
            return result;
        };
    }
}
