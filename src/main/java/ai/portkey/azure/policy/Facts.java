package ai.portkey.azure.policy;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Plan.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules look at.
 *
 * @param plan   the planned stack
 * @param config its configuration
 */
record Facts(Plan plan, PortkeyConfig config) {

    /** Planned resources of these types, by the last part of the type token. */
    Stream<Resource> ofType(String... types) {
        var wanted = Set.of(types);
        return plan.resources().stream().filter(r -> wanted.contains(type(r)));
    }

    /** The last part of a type token, e.g. {@code StorageAccount}. */
    static String type(Resource resource) {
        return resource.type().substring(resource.type().lastIndexOf(':') + 1);
    }

    /** All values at a path of the inputs, through lists; none when a step is missing. */
    static List<Object> values(Resource resource, String path) {
        return values(resource.inputs(), path);
    }

    /** All values at a path, through lists; none when a step is missing. */
    static List<Object> values(Object from, String path) {
        var found = List.of(from);
        for (var step : path.split("\\.")) {
            found = found.stream()
                    .filter(Map.class::isInstance)
                    .flatMap(map -> Stream.ofNullable(((Map<?, ?>) map).get(step)))
                    .<Object>flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                    .toList();
        }
        return found;
    }

    /** The one value at a path as text: {@code true}, {@code 3.0}, or what is written. */
    static Optional<String> text(Object from, String path) {
        return values(from, path).stream().findFirst().map(Object::toString);
    }

    /** The one value at a path of the inputs as text. */
    static Optional<String> text(Resource resource, String path) {
        return text(resource.inputs(), path);
    }

    /** True when the value at a path is this. */
    static boolean is(Object from, String path, Object expected) {
        return values(from, path).contains(expected);
    }

    /** True when the value at a path of the inputs is this. */
    static boolean is(Resource resource, String path, Object expected) {
        return is(resource.inputs(), path, expected);
    }

    /** True when apps with external ingress can be reached from the internet. */
    boolean hasPublicEnvironment() {
        return ofType("ManagedEnvironment")
                .noneMatch(e -> is(e, "vnetConfiguration.internal", true) || is(e, "publicNetworkAccess", "Disabled"));
    }

    /** Application Gateways with a public frontend. */
    Stream<Resource> publicGateways() {
        return ofType("ApplicationGateway")
                .filter(g ->
                        !values(g, "frontendIPConfigurations.publicIPAddress").isEmpty());
    }

    /** Resources of these types in a production stack, else none. */
    Stream<Resource> inProduction(String... types) {
        return config.isProduction() ? ofType(types) : Stream.empty();
    }
}
