package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Values;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Azure's answer to a type differs from what was sent, from {@code answers.json}, which has the recorded answers'
 * word for it ({@code docs/simulator.md}).
 *
 * @param id      template of the id in Azure's own letter case; {@code {input:lower}} is that value in lower case.
 *                Null = as asked for
 * @param type    the type in Azure's own letter case; null = as in the id
 * @param added   what is answered when it was not sent, by path, wherever the parent is there
 * @param spelled letter case of the values at a path
 * @param absent  paths that are not answered
 */
public record Answers(
        String id, String type, Map<String, Object> added, Map<String, List<String>> spelled, List<String> absent) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:lower)?}");
    private static final Map<String, Answers> BY_TYPE = load();

    public Answers {
        added = Objects.requireNonNullElse(added, Map.of());
        spelled = Objects.requireNonNullElse(spelled, Map.of());
        absent = Objects.requireNonNullElse(absent, List.of());
    }

    private static Map<String, Answers> load() {
        var file = new InputStreamReader(
                Objects.requireNonNull(Answers.class.getResourceAsStream("/ai/portkey/azure/simulator/answers.json")),
                StandardCharsets.UTF_8);
        return new Gson().fromJson(file, new TypeToken<Map<String, Answers>>() {}.getType());
    }

    /** All of them, by ARM type. */
    public static Map<String, Answers> byType() {
        return BY_TYPE;
    }

    public static Answers of(ResourceType type) {
        return BY_TYPE.getOrDefault(type.facts().type(), new Answers(null, null, null, null, null));
    }

    /** The id in Azure's letter case. */
    String spelledId(ResourceType asked, String askedId) {
        if (id == null) {
            return askedId;
        }
        var parameters = asked.facts().parametersOf(askedId);
        return PLACEHOLDER.matcher(id).replaceAll(found -> {
            var value = found.group(1).equals("subscriptionId")
                    ? askedId.split("/")[2]
                    : (String) parameters.get(found.group(1));
            return Matcher.quoteReplacement(found.group(2) == null ? value : value.toLowerCase(Locale.ROOT));
        });
    }

    /** The type in Azure's letter case. */
    String typeOf(String askedId) {
        return type != null ? type : ResourceTypes.armTypeOf(askedId);
    }

    /** Makes the answer out of what was sent and what the type's own outputs laid over it. */
    public void apply(ResourceType asked, Map<String, Object> answer) {
        added.forEach((path, value) -> {
            if (isInVersionOf(asked, path)) {
                Values.putIfAbsent(answer, path, value);
            }
        });
        spelled.forEach((path, spellings) -> Values.replace(
                answer,
                path,
                value -> spellings.stream()
                        .filter(((String) value)::equalsIgnoreCase)
                        .findFirst()
                        .orElse((String) value)));
        absent.forEach(path -> Values.replace(answer, path, value -> null));
    }

    /** An input that came with a newer version is not answered by an older one. */
    private static boolean isInVersionOf(ResourceType asked, String path) {
        return asked.schema().has(path)
                || ResourceTypes.all()
                        .filter(type -> type.schema().has(path))
                        .noneMatch(
                                type -> type.facts().type().equals(asked.facts().type()));
    }
}
