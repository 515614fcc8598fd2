package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.values.Values;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How Azure answers writes: at once, or with an operation that the client asks about until it has ended. What is so of a type
 * is in {@code operations.tsv}, which names its sources. Here every operation has ended when the client asks first.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Asynchronous operations</a>
 */
final class Operations {

    /** What clients wait before they ask: without the header some wait half a minute. */
    private static final String ONE_SECOND = "1";

    private static final Pattern STATUS = Pattern.compile(
            "/subscriptions/[^/]+/providers/[^/]+/locations/[^/]+/[a-z]*operation(Statuses|Results)/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    /** Operations that a client knows by their name: the Azure CLI refuses others of these types. */
    private static final Map<String, String> NAMES = Map.of(
            "microsoft.app/managedenvironments", "managedEnvironmentOperation",
            "microsoft.app/containerapps", "containerappOperation");

    private static final Map<String, Row> ROWS = load();

    /**
     * How one kind of write is answered.
     *
     * @param status  of HTTP
     * @param headers {@code A}: Azure-AsyncOperation, {@code L}: Location of an operation, {@code S}: Location of the resource
     * @param body    {@code empty}, {@code {}}, {@code resource}, or the resource's provisioningState
     */
    private record Form(int status, String headers, String body) {

        static Form parse(String text) {
            var words = text.split(" ");
            // The API has no such operation; who asks all the same gets the resource.
            return text.equals("none")
                    ? new Form(200, "-", "resource")
                    : new Form(Integer.parseInt(words[0]), words[1], words[2]);
        }

        boolean has(String header) {
            return headers.contains(header);
        }
    }

    /** One type of the table. */
    private record Row(Form create, Form update, Form patch, Form delete, String gone) {}

    /**
     * An operation that has ended.
     *
     * @param id      of the resource
     * @param deleted true when that is gone now
     */
    private record Ended(String id, boolean deleted) {}

    private final SimulatedAzure azure;
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();

    Operations(SimulatedAzure azure) {
        this.azure = azure;
    }

    private static Map<String, Row> load() {
        var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        Operations.class.getResourceAsStream("/ai/portkey/azure/simulator/operations.tsv")),
                StandardCharsets.UTF_8));
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(
                        row -> row[0].toLowerCase(Locale.ROOT),
                        row -> new Row(
                                Form.parse(row[1]),
                                Form.parse(row[2]),
                                Form.parse(row[3]),
                                Form.parse(row[4]),
                                row[5])));
    }

    private static Row row(String armType) {
        return Objects.requireNonNull(ROWS.get(armType.toLowerCase(Locale.ROOT)), armType);
    }

    /**
     * The answer to a PUT or PATCH that was done.
     *
     * @param armType  type of the resource
     * @param resource as ARM answers it
     */
    Reply written(Call call, String armType, Map<String, Object> resource, boolean existed) {
        var row = row(armType);
        var form = call.method().equals("PATCH") ? row.patch : existed ? row.update : row.create;
        return answer(call, form, resource, new Ended((String) resource.get("id"), false));
    }

    /** The answer to a DELETE of what existed. */
    Reply deleted(Call call, String armType, Map<String, Object> resource) {
        return answer(call, row(armType).delete, resource, new Ended((String) resource.get("id"), true));
    }

    /** The status of a DELETE of what did not exist. */
    static int gone(String armType) {
        var gone = row(armType).gone;
        return gone.equals("-") ? 204 : Integer.parseInt(gone);
    }

    private Reply answer(Call call, Form form, Map<String, Object> resource, Ended operation) {
        var reply = Reply.of(form.status, body(form.body, resource));
        if (form.has("S")) {
            reply = reply.with("Location", call.origin() + operation.id + "?api-version=" + call.apiVersion());
        }
        if (!form.has("A") && !form.has("L")) {
            return reply;
        }
        var name = UUID.randomUUID().toString();
        ended.put(name, operation);
        if (form.has("A")) {
            reply = reply.with("Azure-AsyncOperation", url(call, operation.id, "Statuses", name));
        }
        if (form.has("L")) {
            reply = reply.with("Location", url(call, operation.id, "Results", name));
        }
        return reply.with("Retry-After", ONE_SECOND);
    }

    private static Object body(String form, Map<String, Object> resource) {
        return switch (form) {
            case "empty" -> null;
            case "{}" -> Map.of();
            case "resource" -> resource;
            default -> {
                var changed = new LinkedHashMap<>(resource);
                var properties = new LinkedHashMap<>(Values.asMap(resource.getOrDefault("properties", Map.of())));
                properties.put("provisioningState", form);
                changed.put("properties", properties);
                yield changed;
            }
        };
    }

    private String url(Call call, String id, String kind, String name) {
        var namespace = id.replaceFirst("(?i).*/providers/([^/]+)/.*", "$1");
        return call.origin() + "/subscriptions/" + azure.options().subscriptionId() + "/providers/"
                + (namespace.equals(id) ? "Microsoft.Resources" : namespace) + "/locations/global/"
                + NAMES.getOrDefault(ResourceTypes.armTypeOf(id).toLowerCase(Locale.ROOT), "operation") + kind + "/"
                + name
                + "?api-version=" + call.apiVersion();
    }

    /** What is said about an operation; empty when the call asks for none. */
    Optional<Reply> answer(Call call) {
        var asked = STATUS.matcher(call.path());
        if (!asked.matches()) {
            return Optional.empty();
        }
        var operation = ended.get(asked.group(2));
        if (operation == null) {
            return Optional.of(Reply.none(404));
        }
        if (asked.group(1).equalsIgnoreCase("statuses")) {
            return Optional.of(Reply.ok(Map.of("id", call.path(), "name", asked.group(2), "status", "Succeeded")));
        }
        if (operation.deleted) {
            return Optional.of(Reply.none(operation.id.toLowerCase(Locale.ROOT).contains("/providers/") ? 204 : 200));
        }
        return Optional.of(azure.read(operation.id)
                .map(resource -> Reply.ok(Resources.answer(azure, resource)))
                .orElseGet(() -> Reply.none(204)));
    }
}
