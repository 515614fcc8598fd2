package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A template as ARM would see it once everything is deployed: all expressions evaluated, with the plan's values for what
 * Azure computes. Like ARM it refuses {@code reference} and {@code listKeys} where only values known at the start may
 * stand, and lets a nested template see its own parameters alone.
 *
 * @param resources  all resources but nested deployments, by id
 * @param outputs    the outputs
 * @param dependsOn  what each resource or nested deployment waits for, by id
 * @param containers id of the nested deployment that holds a resource, for those that are in one
 */
record EvaluatedTemplate(
        Map<String, Resource> resources,
        Map<String, Object> outputs,
        Map<String, List<String>> dependsOn,
        Map<String, String> containers) {

    /** A resource of the template. */
    record Resource(String type, String apiVersion, Map<String, Object> body) {}

    private static final String DEPLOYMENT = "Microsoft.Resources/deployments";
    private static final List<String> NOT_IN_BODY = List.of("type", "apiVersion", "name", "scope", "dependsOn");

    static EvaluatedTemplate of(ArmStack stack, String json) {
        return new Evaluation(stack).evaluate(json);
    }

    /** One template and what is around it. */
    private static final class Evaluation {
        private final ArmStack stack;
        private final Placement home;
        private final EvaluatedTemplate result = new EvaluatedTemplate(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

        Evaluation(ArmStack stack) {
            this.stack = stack;
            this.home = Placement.of(stack.resources().stream()
                    .filter(r -> r.inputs().containsKey("resourceGroupName") && r.isDeployed())
                    .findFirst()
                    .orElseThrow()
                    .id());
        }

        EvaluatedTemplate evaluate(String json) {
            Map<String, Object> template = object(new Gson().fromJson(json, Map.class));
            var atStart = new Expressions((name, arguments) -> atStart(template, name, arguments));
            var later = new Expressions((name, arguments) -> switch (name) {
                case "reference" -> reference((String) arguments.get(0), (String) arguments.get(1));
                case "listKeys" -> keys((String) arguments.get(0));
                case "tryGet" -> arguments.get(0) instanceof Map<?, ?> object ? object.get(arguments.get(1)) : null;
                case "coalesce" ->
                    arguments.stream().filter(Objects::nonNull).findFirst().orElseThrow();
                default -> atStart(template, name, arguments);
            });
            resources(template, home, atStart::evaluate, later::evaluate, null);
            object(template.get("outputs"))
                    .forEach((name, output) -> result.outputs.put(
                            name, later.evaluate((String) object(output).get("value"))));
            return result;
        }

        private void resources(
                Map<String, Object> template,
                Placement where,
                Function<String, Object> atStart,
                Function<String, Object> later,
                String container) {
            for (var item : (List<?>) template.get("resources")) {
                var resource = object(item);
                var type = (String) resource.get("type");
                var id = id(where, type, (String) atStart.apply((String) resource.get("name")), (String)
                        atStart.apply((String) resource.getOrDefault("scope", "")));
                if (result.dependsOn.containsKey(id)) {
                    throw new AssertionError(id + " is there twice");
                }
                result.dependsOn.put(
                        id,
                        ((List<?>) resource.getOrDefault("dependsOn", List.of()))
                                .stream()
                                        .map(dependency -> (String) atStart.apply((String) dependency))
                                        .toList());
                if (container != null) {
                    result.containers.put(id, container);
                }
                if (type.equals(DEPLOYMENT)) {
                    nested(resource, later, id);
                } else {
                    var body = new LinkedHashMap<>(resource);
                    body.keySet().removeAll(NOT_IN_BODY);
                    result.resources.put(
                            id, new Resource(type, (String) resource.get("apiVersion"), object(value(body, later))));
                }
            }
        }

        private void nested(Map<String, Object> deployment, Function<String, Object> later, String id) {
            var properties = object(deployment.get("properties"));
            var parameters = new LinkedHashMap<String, Object>();
            object(properties.get("parameters"))
                    .forEach((name, parameter) -> parameters.put(
                            name, later.apply((String) object(parameter).get("value"))));
            var template = object(properties.get("template"));
            if (!object(template.get("parameters")).keySet().equals(parameters.keySet())) {
                throw new AssertionError(
                        id + " passes " + parameters.keySet() + ", but declares " + template.get("parameters"));
            }
            var inner = new Expressions((name, arguments) -> {
                if (!name.equals("parameters")) {
                    throw new AssertionError(name + "() means something else inside of " + id);
                }
                return parameters.get(arguments.get(0));
            });
            var where = new Placement((String) deployment.getOrDefault("subscriptionId", home.subscription()), (String)
                    deployment.getOrDefault("resourceGroup", home.group()));
            resources(template, where, inner::evaluate, inner::evaluate, id);
        }

        private static String id(Placement where, String type, String name, String scope) {
            var names = name.split("/");
            var types = type.split("/");
            if (names.length != types.length - 1) {
                throw new AssertionError("'" + name + "' has not as many parts as " + type);
            }
            var id = new StringBuilder(where.id())
                    .append(scope.isEmpty() ? "" : "/providers/" + scope)
                    .append("/providers/")
                    .append(types[0]);
            for (var i = 0; i < names.length; i++) {
                id.append('/').append(types[i + 1]).append('/').append(names[i]);
            }
            return id.toString();
        }

        private Object atStart(Map<String, Object> template, String function, List<Object> arguments) {
            switch (function) {
                case "parameters":
                    return parameter(template, (String) arguments.get(0));
                case "concat":
                    return String.join(
                            "", arguments.stream().map(String.class::cast).toList());
                case "take":
                    return ((String) arguments.get(0)).substring(0, (Integer) arguments.get(1));
                case "subscription":
                    return Map.of(
                            "subscriptionId",
                            home.subscription(),
                            "tenantId",
                            SimulationOptions.defaults().tenantId());
                case "resourceGroup":
                    return Map.of("id", home.id());
                case "uniqueString":
                    var random = named((String) arguments.get(1));
                    return random.outputs()
                            .getOrDefault("result", random.outputs().get("hex"));
                case "guid":
                    var id = named((String) arguments.get(1)).id();
                    return id.substring(id.lastIndexOf('/') + 1);
                case "resourceId":
                    // Another group's resources are named with subscription and group before the type.
                    var elsewhere = ((String) arguments.get(0)).contains("/") ? 0 : 2;
                    var where =
                            elsewhere == 0 ? home : new Placement((String) arguments.get(0), (String) arguments.get(1));
                    return id(where, (String) arguments.get(elsewhere), names(arguments, elsewhere + 1), "");
                case "extensionResourceId":
                    var scope = (String) arguments.get(0);
                    return id(
                            Placement.of(scope),
                            (String) arguments.get(1),
                            names(arguments, 2),
                            Placement.inGroup(scope));
                default:
                    throw new AssertionError(function + "() is not allowed here");
            }
        }

        private static String names(List<Object> arguments, int from) {
            return String.join(
                    "/",
                    arguments.subList(from, arguments.size()).stream()
                            .map(String.class::cast)
                            .toList());
        }

        private Object parameter(Map<String, Object> template, String name) {
            var declaration = object(object(template.get("parameters")).get(name));
            if (declaration.get("type").equals("securestring")) {
                return stack.secretMarker();
            }
            if (declaration.containsKey("defaultValue")) {
                return new Expressions((function, arguments) -> atStart(template, function, arguments))
                        .evaluate((String) declaration.get("defaultValue"));
            }
            return "<" + name + ">";
        }

        private Object reference(String id, String apiVersion) {
            for (var resource : stack.resources()) {
                if (resource.id().equals(id)) {
                    if (!AzureTypes.get(resource.token()).apiVersion().equals(apiVersion)) {
                        throw new AssertionError(id + " is read with API version " + apiVersion);
                    }
                    return resource.outputs().get("properties") instanceof Map<?, ?> properties
                                    && AzureTypes.get(resource.token())
                                            .topLevel()
                                            .contains("properties")
                            ? properties
                            : resource.outputs();
                }
                if (resource.outputs().get("networkInterfaces") instanceof List<?> interfaces
                        && interfaces.stream().anyMatch(i -> object(i).get("id").equals(id))) {
                    return Map.of(
                            "ipConfigurations",
                            List.of(Map.of("properties", Map.of("privateIPAddress", addressOf(resource)))));
                }
            }
            throw new AssertionError("reference to " + id + ", which is not deployed here");
        }

        /** What the plan was told when it asked for the network interface. */
        private Object addressOf(ArmResource endpoint) {
            var records = stack.resources().stream()
                    .filter(r -> r.dependencies().contains(endpoint.key())
                            && r.inputs().containsKey("aRecords"));
            return object(((List<?>) records.findFirst().orElseThrow().inputs().get("aRecords")).get(0))
                    .get("ipv4Address");
        }

        private Object keys(String id) {
            if (stack.resources().stream().noneMatch(r -> r.id().equals(id))) {
                throw new AssertionError("keys of " + id + ", which is not deployed here");
            }
            return Map.of("primarySharedKey", stack.secretMarker(), "primaryKey", stack.secretMarker());
        }

        private ArmResource named(String name) {
            var found = stack.resources().stream()
                    .filter(r -> r.name().equals(name))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " resources are named " + name);
            }
            return found.get(0);
        }

        private static Object value(Object tree, Function<String, Object> texts) {
            if (tree instanceof String text) {
                return texts.apply(text);
            }
            if (tree instanceof List<?> list) {
                var items = new ArrayList<>();
                list.forEach(item -> items.add(value(item, texts)));
                return items;
            }
            if (tree instanceof Map<?, ?> map) {
                var object = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> object.put((String) texts.apply((String) key), value(item, texts)));
                return object;
            }
            return tree;
        }

        private static Map<String, Object> object(Object value) {
            var object = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) value).forEach((key, item) -> object.put((String) key, item));
            return object;
        }
    }
}
