package ai.portkey.azure.migration.hcl;

import static ai.portkey.azure.migration.hcl.Hcl.Expression;
import static ai.portkey.azure.migration.hcl.Hcl.JsonFile;
import static ai.portkey.azure.migration.hcl.Hcl.Literal;
import static ai.portkey.azure.migration.hcl.Hcl.ObjectValue;
import static ai.portkey.azure.migration.hcl.Hcl.Reference;
import static ai.portkey.azure.migration.hcl.Hcl.Template;
import static ai.portkey.azure.migration.hcl.Hcl.Tuple;
import static ai.portkey.azure.migration.hcl.Hcl.Unsupported;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions against known {@code var} and {@code local} values. What cannot be evaluated is reported as
 * {@code file:line: …}, every place once, and gives null.
 */
public final class HclScope {

    /** An expression and the file it stands in. */
    public record Definition(String file, Expression expression) {}

    /** The configuration's folder: the module block's file is the root module's. */
    private static final Set<String> FOLDERS = Set.of("path.root", "path.module", "path.cwd");

    /** Reads the JSON files that {@code jsondecode(file(…))} names; a failure's message names the file. */
    public interface Files {
        JsonElement read(Path file) throws IOException;
    }

    private final Files files;
    private final Map<String, JsonElement> variables;
    private final Map<String, Definition> locals;
    private final Consumer<String> problems;
    private final Map<String, JsonElement> evaluated = new HashMap<>();
    private final Set<String> underEvaluation = new HashSet<>();
    private int problemCount;

    /**
     * @param variables values of {@code var.…}
     * @param locals    definitions of {@code local.…}
     * @param files     reads JSON files
     * @param problems  takes each thing that cannot be evaluated
     */
    public HclScope(
            Map<String, JsonElement> variables,
            Map<String, Definition> locals,
            Files files,
            Consumer<String> problems) {
        this.files = files;
        this.variables = variables;
        this.locals = locals;
        this.problems = problems;
    }

    /** The value; null where it cannot be known. */
    public JsonElement evaluate(Definition definition) {
        return evaluate(definition.file(), definition.expression());
    }

    private JsonElement evaluate(String file, Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        } else if (expression instanceof Tuple tuple) {
            var array = new JsonArray();
            tuple.items().forEach(item -> array.add(evaluate(file, item)));
            return array;
        } else if (expression instanceof ObjectValue object) {
            var result = new JsonObject();
            object.entries().forEach(entry -> result.add(entry.name(), evaluate(file, entry.value())));
            return result;
        } else if (expression instanceof Template template) {
            return text(file, template);
        } else if (expression instanceof Reference reference) {
            return resolve(file, reference);
        }
        if (expression instanceof JsonFile json) {
            return jsonFile(file, json);
        }
        var unsupported = (Unsupported) expression;
        return unknown(file, unsupported.line(), unsupported.what() + " can only be evaluated by Terraform");
    }

    /** As Terraform: from the folder of the configuration, which is also where Terraform runs. */
    private JsonElement jsonFile(String file, JsonFile json) {
        var path = evaluate(file, json.path());
        if (!path.isJsonPrimitive()) {
            return JsonNull.INSTANCE;
        }
        try {
            return files.read(Path.of(file)
                    .toAbsolutePath()
                    .resolveSibling(path.getAsString())
                    .normalize());
        } catch (IOException | InvalidPathException unreadable) {
            return unknown(file, json.line(), String.valueOf(unreadable.getMessage()));
        }
    }

    private JsonElement text(String file, Template template) {
        var text = new StringBuilder();
        var known = true;
        for (var part : template.parts()) {
            var problemsBefore = problemCount;
            var value = evaluate(file, part);
            if (value.isJsonPrimitive()) {
                text.append(value.getAsString());
            } else {
                known = false;
                if (problemCount == problemsBefore) {
                    unknown(file, part.line(), "null, a list or an object cannot be used inside a string");
                }
            }
        }
        return known ? new JsonPrimitive(text.toString()) : JsonNull.INSTANCE;
    }

    private JsonElement resolve(String file, Reference reference) {
        var root = reference.path().get(0);
        if (FOLDERS.contains(reference.toString())) {
            return new JsonPrimitive(".");
        }
        if (reference.path().size() < 2 || !(root.equals("var") || root.equals("local"))) {
            return unknown(
                    file,
                    reference.line(),
                    root.equals("data")
                            ? "the data source " + reference + " can only be read by Terraform"
                            : reference + " is only known to Terraform");
        }
        var name = reference.path().get(1);
        var value = root.equals("var") ? variables.get(name) : local(file, name, reference);
        if (value == null) {
            return unknown(file, reference.line(), reference + " has no value: pass the tfvars file that sets it");
        }
        for (var attribute : reference.path().subList(2, reference.path().size())) {
            value = value.isJsonObject() ? value.getAsJsonObject().get(attribute) : null;
            if (value == null) {
                return unknown(file, reference.line(), reference + " has no value: there is no '" + attribute + "'");
            }
        }
        return value;
    }

    private @Nullable JsonElement local(String file, String name, Reference reference) {
        var definition = locals.get(name);
        if (definition == null) {
            return null;
        }
        if (!evaluated.containsKey(name)) {
            if (!underEvaluation.add(name)) {
                return unknown(file, reference.line(), reference + " refers to itself");
            }
            evaluated.put(name, evaluate(definition));
            underEvaluation.remove(name);
        }
        return evaluated.get(name);
    }

    private JsonElement unknown(String file, int line, String problem) {
        problemCount++;
        problems.accept(file + ":" + line + ": " + problem);
        return JsonNull.INSTANCE;
    }
}
