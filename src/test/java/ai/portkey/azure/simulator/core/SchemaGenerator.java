package ai.portkey.azure.simulator.core;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.pulumi.core.Either;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the schema of one resource type from classes that others maintain: the {@code Args} of Pulumi's SDK (their
 * {@code @Import} annotations), or Microsoft's models (their {@code withX} methods). See {@link Schema} for the format.
 */
final class SchemaGenerator {

    /** Properties that Microsoft's models mark required only in their validation code. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("WorkloadProfile", List.of("name", "workloadProfileType")),
            Map.entry("ManagedServiceIdentity", List.of("type")),
            Map.entry("ContainerAppProbeHttpGet", List.of("port")),
            Map.entry("ContainerAppProbeHttpGetHttpHeadersItem", List.of("name", "value")),
            Map.entry("ContainerAppProbeTcpSocket", List.of("port")),
            Map.entry("Service", List.of("type")),
            Map.entry("CustomDomain", List.of("name")),
            Map.entry("IpSecurityRestrictionRule", List.of("name", "action", "ipAddressRange")),
            Map.entry("CorsPolicy", List.of("allowedOrigins")),
            Map.entry("IngressPortMapping", List.of("external", "targetPort")),
            Map.entry("IdentitySettings", List.of("identity")));

    /** Properties of a class that are outputs only in the SDK of azure-native 2.92.3. */
    private static final Map<String, List<String>> READ_ONLY = Map.of(
            "VaultPropertiesArgs", List.of("vaultUri", "provisioningState"),
            "ManagedEnvironmentInner", List.of("daprConfiguration", "kedaConfiguration"));

    private final Map<String, JsonObject> types = new TreeMap<>();

    private SchemaGenerator() {}

    /** @param extra properties that the SDK's class lacks and the API version of the token has */
    static String fromPulumi(Class<?> args, Map<String, String> extra) {
        var generator = new SchemaGenerator();
        var root = generator.importsOf(args);
        new TreeMap<>(extra).forEach(root::addProperty);
        return generator.write(args.getName(), root);
    }

    /** @param pathParameters what is in the request's path, and so not in Microsoft's model */
    static String fromArm(Class<?> model, Map<String, String> pathParameters, Map<String, String> extra) {
        var generator = new SchemaGenerator();
        var root = new JsonObject();
        pathParameters.forEach(root::addProperty);
        generator.settersOf(model).entrySet().forEach(e -> root.add(e.getKey(), e.getValue()));
        new TreeMap<>(extra).forEach(root::addProperty);
        return generator.write(model.getName(), root);
    }

    private String write(String source, JsonObject root) {
        var file = new JsonObject();
        file.addProperty("source", source);
        file.add("properties", root);
        var named = new JsonObject();
        types.forEach(named::add);
        file.add("types", named);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(file) + "\n";
    }

    private JsonObject importsOf(Class<?> args) {
        var properties = new JsonObject();
        for (var field : args.getDeclaredFields()) {
            var annotation = field.getAnnotation(Import.class);
            var name = annotation == null || annotation.name().isEmpty() ? field.getName() : annotation.name();
            if (annotation != null && !isReadOnly(args, name)) {
                properties.addProperty(
                        pulumiName(name), (annotation.required() ? "required " : "") + kindOf(typeArgument(field)));
            }
        }
        return properties;
    }

    private static Type typeArgument(Field field) {
        return ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    private JsonObject settersOf(Class<?> model) {
        var found = new TreeMap<String, String>();
        for (var c = model; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getMethods()) {
                var name = isSetter(method)
                        ? Character.toLowerCase(method.getName().charAt(4))
                                + method.getName().substring(5)
                        : "";
                if (!name.isEmpty() && !isReadOnly(model, name)) {
                    found.putIfAbsent(pulumiName(name), kindOf(method.getGenericParameterTypes()[0]));
                }
            }
        }
        var required = REQUIRED.getOrDefault(model.getSimpleName(), List.of());
        var properties = new JsonObject();
        found.forEach(
                (name, kind) -> properties.addProperty(name, (required.contains(name) ? "required " : "") + kind));
        return properties;
    }

    private static boolean isReadOnly(Class<?> type, String property) {
        return READ_ONLY.getOrDefault(type.getSimpleName(), List.of()).contains(property);
    }

    private static boolean isSetter(Method method) {
        return method.getName().startsWith("with")
                && method.getName().length() > 4
                && method.getParameterCount() == 1
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers());
    }

    /** Where the Java name differs from the plugin's. */
    private static String pulumiName(String javaName) {
        return switch (javaName) {
            // Of ScheduledQueryRule; the SDK of azure-native 2.92.3 has the new name.
            case "ruleResolveConfiguration" -> "resolveConfiguration";
            case "platformReservedDnsIp" -> "platformReservedDnsIP";
            default -> javaName;
        };
    }

    private String kindOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var arguments = generic.getActualTypeArguments();
            if (List.class.isAssignableFrom(raw)) {
                return kindOf(arguments[0]) + "[]";
            }
            if (Map.class.isAssignableFrom(raw)) {
                // Pulumi takes the map of user-assigned identities as a list of their ids.
                return arguments[1].getTypeName().endsWith("UserAssignedIdentity")
                        ? "string[]"
                        : kindOf(arguments[1]) + "{}";
            }
            // Either<String, SomeEnum>: an open enum, any string is accepted.
            return raw == Either.class && arguments[0] == String.class ? "string" : "any";
        }
        var c = (Class<?>) type;
        if (SIMPLE.containsKey(c.getName())) {
            return SIMPLE.get(c.getName());
        }
        return c.isEnum() ? valuesOf(c) : isOpenEnum(c) ? "string" : nested(c);
    }

    private static final Map<String, String> SIMPLE = Map.of(
            "java.lang.String",
            "string",
            "java.lang.Boolean",
            "boolean",
            "boolean",
            "boolean",
            "java.lang.Integer",
            "integer",
            "int",
            "integer",
            "java.lang.Double",
            "number",
            "java.lang.Long",
            "integer",
            "java.lang.Object",
            "any",
            "java.time.OffsetDateTime",
            "string",
            "[B",
            "string");

    private static boolean isOpenEnum(Class<?> c) {
        return c.getSuperclass() != null && c.getSuperclass().getSimpleName().equals("ExpandableStringEnum");
    }

    private static String valuesOf(Class<?> c) {
        var values = new LinkedHashMap<String, Boolean>();
        for (var constant : c.getEnumConstants()) {
            values.put(valueOf(constant), true);
        }
        return String.join("|", values.keySet());
    }

    private static String valueOf(Object constant) {
        try {
            for (var name : List.of("getValue", "toString")) {
                for (var method : constant.getClass().getMethods()) {
                    if (method.getName().equals(name) && method.getParameterCount() == 0) {
                        return String.valueOf(method.invoke(constant));
                    }
                }
            }
            return constant.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String nested(Class<?> c) {
        var name = c.getSimpleName().replaceFirst("Args$", "");
        if (!types.containsKey(name)) {
            types.put(name, new JsonObject());
            types.put(name, ResourceArgs.class.isAssignableFrom(c) ? importsOf(c) : settersOf(c));
        }
        return name;
    }
}
