package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.config.terraform.VariableTable;
import ai.portkey.azure.config.terraform.VariableTable.Kind;
import ai.portkey.azure.config.terraform.VariableTable.Row;
import ai.portkey.azure.migration.JsonFiles;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.tfvars.TerraformSettings.Setting;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Moves each Terraform setting to its Pulumi key, as {@link VariableTable} says, and lists what has no effect. */
final class SettingsMapper {

    private static final Map<String, String> MOUNT_ATTRIBUTES =
            Map.of("name", "name", "mount_path", "mountPath", "sub_path", "subPath");

    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z0-9_ -]+>", Pattern.CASE_INSENSITIVE);

    private final TerraformSettings settings;
    private final ModuleVersion version;
    private final StackDocument stack;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes;

    private SettingsMapper(TerraformSettings settings, ModuleVersion version, StackDocument stack, List<String> notes) {
        this.settings = settings;
        this.version = version;
        this.stack = stack;
        this.notes = notes;
    }

    /**
     * @param stack takes the values
     * @param notes takes a sentence for each setting that is not carried over
     */
    static void map(TerraformSettings settings, ModuleVersion version, StackDocument stack, List<String> notes)
            throws MigrationException {
        var mapper = new SettingsMapper(settings, version, stack, notes);
        settings.settings().forEach(mapper::variable);
        if (!mapper.problems.isEmpty()) {
            throw new MigrationException(mapper.problems);
        }
    }

    private void variable(String name, Setting setting) {
        var row = VariableTable.find(name);
        if (row.isPresent()) {
            leaf(row.get(), setting);
        } else if (!VariableTable.isObject(name)) {
            note(
                    setting,
                    name,
                    "is not a variable of the module in any release up to " + ModuleVersion.NEWEST + ": it is ignored");
        } else if (setting.value().isJsonObject()) {
            setting.value()
                    .getAsJsonObject()
                    .asMap()
                    .forEach((attribute, value) -> attribute(name, attribute, new Setting(value, setting.location())));
        } else if (!setting.value().isJsonNull()) {
            problem(setting, name, "expected an object");
        }
    }

    private void attribute(String name, String attribute, Setting setting) {
        VariableTable.find(name + "." + attribute)
                .ifPresentOrElse(
                        row -> leaf(row, setting),
                        () -> note(
                                setting,
                                name + "." + attribute,
                                "is not an attribute of the module's variable; Terraform drops it: it is ignored"));
    }

    private void leaf(Row row, Setting setting) {
        if (setting.value().isJsonNull()) {
            note(setting, row.variable(), "is null, which the module treats as its default");
            return;
        } else if (row.kind() == Kind.FILE) {
            file(row, setting);
            return;
        } else if (!version.isAtLeast(row.since())) {
            note(
                    setting,
                    row.variable(),
                    "exists since module " + row.since() + ", but the deployment uses " + version + ": it is ignored");
            return;
        }
        var needed = VariableTable.condition(row.variable());
        var chosen = needed.map(condition -> settings.settings().get(condition.variable()))
                .map(Setting::value)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
        if (chosen.isPresent() && !chosen.get().equals(needed.get().value())) {
            note(
                    setting,
                    row.variable(),
                    "has no effect, because " + needed.get().variable() + " is \"" + chosen.get()
                            + "\": it is ignored");
            return;
        }
        convert(row, setting).ifPresent(value -> stack.set(StackDocument.path(row.key()), value));
    }

    private Optional<JsonElement> convert(Row row, Setting setting) {
        var value = setting.value();
        switch (row.kind()) {
            case TEXT_MAP:
                return textMap(row, setting);
            case MOUNTS:
                return mounts(row, setting);
            case NUMBER:
                return number(row, setting);
            case BOOL:
                if (value.isJsonPrimitive() && List.of("true", "false").contains(value.getAsString())) {
                    return Optional.of(new JsonPrimitive(Boolean.valueOf(value.getAsString())));
                }
                return problem(setting, row.variable(), "expected true or false");
            default:
                return text(row, setting);
        }
    }

    private Optional<JsonElement> number(Row row, Setting setting) {
        try {
            if (setting.value().isJsonPrimitive()) {
                return Optional.of(
                        new JsonPrimitive(new BigDecimal(setting.value().getAsString())));
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, as any other value that is not a number.
        }
        return problem(setting, row.variable(), "expected a number");
    }

    private Optional<JsonElement> text(Row row, Setting setting) {
        if (!setting.value().isJsonPrimitive()) {
            return problem(setting, row.variable(), "expected text");
        }
        var text = setting.value().getAsString();
        if (text.isEmpty()) {
            note(setting, row.variable(), "is empty, which the module treats as not set: it is ignored");
            return Optional.empty();
        } else if (PlainSecrets.hasPassword(text)) {
            return problem(
                    setting,
                    row.variable(),
                    "is a URL that contains a password: store the password in Key Vault,"
                            + " reference it in secrets.gateway (REDIS_PASSWORD) and remove it from the URL");
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            note(setting, row.variable(), "is the placeholder " + text + ": set the real value in the stack file");
        }
        return Optional.of(new JsonPrimitive(text));
    }

    private Optional<JsonElement> textMap(Row row, Setting setting) {
        if (!setting.value().isJsonObject()) {
            return problem(setting, row.variable(), "expected an object");
        }
        var isEnvironment = row.variable().startsWith("environment_variables");
        var map = new JsonObject();
        setting.value().getAsJsonObject().asMap().forEach((name, value) -> {
            var path = row.variable() + "." + name;
            var isEmpty = value.isJsonNull()
                    || (isEnvironment
                            && value.isJsonPrimitive()
                            && value.getAsString().isEmpty());
            if (isEmpty && isEnvironment) {
                note(setting, path, "is empty, and the module omits it: set to null, so that the program omits it too");
                map.add(name, JsonNull.INSTANCE);
            } else if (isEmpty) {
                note(setting, path, "is empty, and the module omits it: it is ignored");
            } else if (!value.isJsonPrimitive()) {
                problem(setting, path, "expected text");
            } else if (isEnvironment && PlainSecrets.looksSecret(name, value.getAsString())) {
                leaveOut(row, setting, name);
            } else {
                map.add(name, new JsonPrimitive(value.getAsString()));
            }
        });
        return Optional.of(map);
    }

    private void leaveOut(Row row, Setting setting, String name) {
        var key = row.key().substring(row.key().indexOf(':') + 1);
        stack.comment(
                StackDocument.path(row.key()),
                name + " is omitted: it looks like a secret. Store it in Key Vault"
                        + " and reference it under " + key.replace("environmentVariables", "secrets")
                        + ", or run: pulumi config set --secret --path '" + key + "." + name + "'");
        note(
                setting,
                row.variable() + "." + name,
                "looks like a secret and is NOT written to the stack file; the app"
                        + " would start without it: store it in Key Vault and reference it under "
                        + key.replace("environmentVariables", "secrets")
                        + ", or run: pulumi config set --secret --path '"
                        + key + "." + name + "'");
    }

    private Optional<JsonElement> mounts(Row row, Setting setting) {
        var mounts = new JsonArray();
        if (!setting.value().isJsonArray()) {
            return problem(setting, row.variable(), "expected a list");
        }
        for (var item : setting.value().getAsJsonArray()) {
            if (!item.isJsonObject()) {
                return problem(setting, row.variable(), "expected a list of objects");
            }
            var mount = new JsonObject();
            item.getAsJsonObject().asMap().forEach((attribute, value) -> {
                if (!MOUNT_ATTRIBUTES.containsKey(attribute)) {
                    note(
                            setting,
                            row.variable() + "." + attribute,
                            "is not an attribute of the module's variable;" + " Terraform drops it: it is ignored");
                } else if (value.isJsonPrimitive()) {
                    mount.add(MOUNT_ATTRIBUTES.get(attribute), value);
                } else if (!(value instanceof JsonNull)) {
                    problem(setting, row.variable() + "." + attribute, "expected text");
                }
            });
            mounts.add(mount);
        }
        return Optional.of(mounts);
    }

    /** The module reads the file only when the variable itself is not set. */
    private void file(Row row, Setting setting) {
        var replaced = settings.settings().get(row.key());
        if (replaced != null && !replaced.value().isJsonNull()) {
            note(setting, row.variable(), "has no effect, because " + row.key() + " is set in " + replaced.location());
            return;
        } else if (!setting.value().isJsonPrimitive()) {
            problem(setting, row.variable(), "expected text");
            return;
        }
        var relative = setting.value().getAsString();
        var found = settings.folders().stream()
                .map(folder -> folder.resolve(relative).normalize())
                .filter(Files::isRegularFile)
                .findFirst();
        if (found.isEmpty()) {
            problem(
                    setting,
                    row.variable(),
                    "there is no file '" + relative + "' in the folder of the module, of"
                            + " --main or of the tfvars files: copy it to one of them");
            return;
        }
        try {
            var content = JsonFiles.readObject(found.get());
            notes.add(setting.location() + ": " + row.variable() + " was read from " + relative);
            variable(row.key(), new Setting(content, relative));
        } catch (MigrationException invalid) {
            problems.addAll(invalid.problems());
        }
    }

    private void note(Setting setting, String variable, String text) {
        notes.add(setting.location() + ": " + variable + " " + text);
    }

    private Optional<JsonElement> problem(Setting setting, String variable, String text) {
        problems.add(setting.location() + ": " + variable + ": " + text);
        return Optional.empty();
    }
}
