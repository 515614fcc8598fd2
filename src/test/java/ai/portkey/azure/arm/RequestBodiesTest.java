package ai.portkey.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.cli.PlannedStack;
import ai.portkey.azure.plan.Plan;
import com.azure.core.util.ExpandableStringEnum;
import com.azure.json.JsonSerializable;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Microsoft's own models check the request bodies: they drop what they do not know or find in the wrong place, so a body
 * that comes back whole is understood whole.
 */
class RequestBodiesTest {

    /**
     * Where Microsoft's newest stable model cannot check.
     *
     * @param token  type token
     * @param path   member of the body
     * @param reason why it is right all the same
     */
    private record Exemption(String token, String path, String reason) {}

    private static final List<Exemption> EXEMPTIONS = List.of(
            new Exemption(
                    "azure-native:app/v20241002preview:ManagedEnvironment",
                    "properties.publicNetworkAccess",
                    "in preview versions of the API only; the model is of 2025-01-01"),
            new Exemption(
                    "azure-native:insights:ScheduledQueryRule",
                    "properties.severity",
                    "a number in the API's specification, and the model writes it as a text"));

    /** Values that the stable API lacks: the host name's binding type is of 2024-10-02-preview. */
    private static final List<String> PREVIEW_VALUES = List.of("BindingType 'Auto'");

    /** Types that a stack refers to, and types under the tokens of earlier versions. */
    private static final List<String> NEVER_CREATED = List.of(
            "azure-native:network:Zone",
            "azure-native:cognitiveservices:Account",
            "azure-native:containerregistry:Registry",
            "azure-native:network:Subnet",
            "azure-native:app:ManagedEnvironment",
            "azure-native:app:ContainerApp",
            "azure-native:app:Certificate",
            "azure-native:app:ManagedCertificate",
            "azure-native:cache:Redis",
            "azure-native:cache:RedisEnterprise",
            "azure-native:cache:Database");

    static Stream<String> stacks() {
        return ArmStacks.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void microsofts_models_keep_every_member_where_it_is(String stack) {
        var lost = new ArrayList<String>();
        forEachBody(stack, (resource, body, model) -> {
            var expected = leaves(JsonParser.parseString(body));
            var actual = leaves(JsonParser.parseString(MicrosoftModels.write(model)));
            EXEMPTIONS.stream().filter(e -> e.token().equals(resource.token())).forEach(e -> {
                expected.remove(e.path());
                actual.remove(e.path());
            });
            expected.forEach((path, value) -> {
                if (!value.equals(actual.get(path))) {
                    lost.add(resource.name() + " " + path + ": sent " + value + ", understood " + actual.get(path));
                }
            });
            actual.keySet().stream()
                    .filter(path -> !expected.containsKey(path))
                    .forEach(path -> lost.add(resource.name() + " " + path + ": came out of nothing"));
        });

        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void required_members_are_there(String stack) {
        var problems = new ArrayList<String>();
        forEachBody(stack, (resource, body, model) -> {
            try {
                model.getClass().getMethod("validate").invoke(model);
            } catch (InvocationTargetException e) {
                problems.add(resource.name() + ": " + e.getCause().getMessage());
            } catch (NoSuchMethodException e) {
                // This model does not say what it requires.
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void values_of_open_enumerations_are_spelt_as_microsoft_spells_them(String stack) {
        var unknown = new ArrayList<String>();
        forEachBody(
                stack,
                (resource, body, model) -> enumerations(model).forEach(value -> {
                    var named = value.getClass().getSimpleName() + " '" + value + "'";
                    if (!constants(value.getClass()).contains(value.toString()) && !PREVIEW_VALUES.contains(named)) {
                        unknown.add(resource.name() + ": " + named);
                    }
                }));

        assertThat(unknown).isEmpty();
    }

    @Test
    void the_stacks_use_every_known_type() {
        var used = ArmStacks.all().values().stream()
                .flatMap(plan -> plan.deployed().stream())
                .map(Plan.Resource::type)
                .toList();

        assertThat(used)
                .containsAll(AzureTypes.all().stream()
                        .map(AzureType::token)
                        .filter(token -> !NEVER_CREATED.contains(token))
                        .toList());
    }

    /** Sees one body: the resource, the body as JSON, what the model made of it. */
    private interface BodyCheck {
        void check(ArmResource resource, String body, JsonSerializable<?> model);
    }

    private static void forEachBody(String stack, BodyCheck check) {
        for (var resource : PlannedStack.of(ArmStacks.get(stack)).resources()) {
            if (!resource.isRandom() && !MicrosoftModels.WITHOUT_MODEL.contains(resource.token())) {
                var body = new Gson().toJson(ArmBody.of(resource.token(), resource.inputs(), resource.id()));
                check.check(
                        resource,
                        body,
                        MicrosoftModels.read(resource.token(), body)
                                .orElseThrow(() ->
                                        new AssertionError(resource.token() + " has no model in MicrosoftModels")));
            }
        }
    }

    /** Every leaf by its path; empty objects and lists are leaves too. */
    private static Map<String, String> leaves(JsonElement element) {
        var leaves = new TreeMap<String, String>();
        collect("", element, leaves);
        return leaves;
    }

    private static void collect(String path, JsonElement element, Map<String, String> leaves) {
        if (element.isJsonObject() && element.getAsJsonObject().size() > 0) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            leaves));
        } else if (element.isJsonArray() && element.getAsJsonArray().size() > 0) {
            for (var i = 0; i < element.getAsJsonArray().size(); i++) {
                collect(path + "[" + i + "]", element.getAsJsonArray().get(i), leaves);
            }
        } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            leaves.put(path, element.getAsBigDecimal().stripTrailingZeros().toPlainString());
        } else {
            leaves.put(path, element.toString());
        }
    }

    private static List<ExpandableStringEnum<?>> enumerations(Object model) {
        var found = new ArrayList<ExpandableStringEnum<?>>();
        find(model, found);
        return found;
    }

    private static void find(Object value, List<ExpandableStringEnum<?>> found) {
        if (value instanceof ExpandableStringEnum<?> enumeration) {
            found.add(enumeration);
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> find(item, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> find(item, found));
        } else if (value instanceof JsonSerializable) {
            // A subclass repeats the field of its kind; the parent's copy keeps a value of its own, which is not sent.
            var repeated = new HashSet<String>();
            for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
                Stream.of(type.getDeclaredFields())
                        .filter(f -> !Modifier.isStatic(f.getModifiers()) && repeated.add(f.getName()))
                        .forEach(field -> {
                            field.setAccessible(true);
                            try {
                                find(field.get(value), found);
                            } catch (IllegalAccessException e) {
                                throw new AssertionError(e);
                            }
                        });
            }
        }
    }

    /** The declared constants; {@code values()} would have every text that was ever parsed. */
    private static List<String> constants(Class<?> enumeration) {
        return Stream.of(enumeration.getDeclaredFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == enumeration)
                .map(f -> {
                    try {
                        return f.get(null).toString();
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
