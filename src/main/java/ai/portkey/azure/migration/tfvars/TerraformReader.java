package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.migration.JsonFiles;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.TextFile;
import ai.portkey.azure.migration.hcl.Hcl;
import ai.portkey.azure.migration.hcl.HclParser;
import ai.portkey.azure.migration.hcl.HclScope;
import ai.portkey.azure.migration.hcl.HclScope.Definition;
import ai.portkey.azure.migration.hcl.HclSyntaxException;
import ai.portkey.azure.migration.tfvars.TerraformSettings.Setting;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a deployment of the module: tfvars files alone (the module is the root module), or the module block of a
 * {@code main.tf} whose {@code var.…} come from the tfvars files and the variable blocks beside it.
 */
final class TerraformReader {

    private static final String MODULE_REPOSITORY = "portkey-gateway-infrastructure";
    private static final Pattern REF = Pattern.compile("[?&]ref=([^&]+)");
    private static final Set<String> META_ARGUMENTS = Set.of("source", "version", "providers", "depends_on");

    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private Optional<ModuleVersion> version = Optional.empty();

    private TerraformReader() {}

    /**
     * @param files tfvars files, later ones win, as with {@code terraform -var-file}
     * @param main  the file with the module block
     */
    static TerraformSettings read(List<Path> files, Optional<Path> main) throws MigrationException {
        var reader = new TerraformReader();
        main.ifPresent(file -> reader.folders.add(folderOf(file)));
        var variables = reader.variables(files);
        var settings = main.isPresent() ? reader.moduleBlock(main.get(), variables) : variables;
        files.forEach(file -> reader.addFolders(folderOf(file)));
        if (!reader.problems.isEmpty()) {
            throw new MigrationException(reader.problems);
        }
        return new TerraformSettings(settings, reader.version, List.copyOf(reader.folders), reader.notes);
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    }

    /** A clone of the module keeps its tfvars in {@code environments/<name>}, with paths from the module's folder. */
    private void addFolders(Path folder) {
        folders.add(folder);
        for (var up = folder.getParent();
                up != null && folder.getNameCount() - up.getNameCount() <= 2;
                up = up.getParent()) {
            folders.add(up);
        }
    }

    /** The variables that the module declares, when one of the folders is the module's own; empty otherwise. */
    static List<String> declaredBeside(List<Path> folders) {
        for (var folder : folders) {
            var file = folder.resolve("variables.tf");
            if (Files.isRegularFile(file)) {
                var declared = new TerraformReader()
                        .parse(file)
                        .blocks("variable")
                        .flatMap(block -> block.labels().stream())
                        .toList();
                if (declared.contains("secrets_key_vault")) {
                    return declared;
                }
            }
        }
        return List.of();
    }

    private Map<String, Setting> variables(List<Path> files) {
        var variables = new LinkedHashMap<String, Setting>();
        for (var file : files) {
            (file.toString().endsWith(".json") ? jsonVariables(file) : hclVariables(file)).forEach((name, setting) -> {
                var before = variables.put(name, setting);
                if (before != null) {
                    notes.add(
                            before.location() + ": " + name + " is also set in " + setting.location() + ", which wins");
                }
            });
        }
        return variables;
    }

    private Map<String, Setting> jsonVariables(Path file) {
        var variables = new LinkedHashMap<String, Setting>();
        try {
            JsonFiles.readObject(file)
                    .asMap()
                    .forEach((name, value) -> variables.put(name, new Setting(value, file.toString())));
        } catch (MigrationException invalid) {
            problems.addAll(invalid.problems());
        }
        return variables;
    }

    private Map<String, Setting> hclVariables(Path file) {
        var body = parse(file);
        body.blocks()
                .forEach(block -> problems.add(file + ":" + block.line() + ": a " + block.type()
                        + " block is not allowed in a tfvars file: pass the file with the module block as --main"));
        var scope = new HclScope(Map.of(), Map.of(), TerraformReader::json, problems::add);
        return evaluate(body.attributes(), file, scope);
    }

    private Map<String, Setting> evaluate(List<Hcl.Attribute> attributes, Path file, HclScope scope) {
        var settings = new LinkedHashMap<String, Setting>();
        for (var attribute : attributes) {
            var value = scope.evaluate(new Definition(file.toString(), attribute.value()));
            var before = settings.put(attribute.name(), new Setting(value, file + ":" + attribute.line()));
            if (before != null) {
                problems.add(file + ":" + attribute.line() + ": " + attribute.name() + " is already set in "
                        + before.location() + ": keep one of the two");
            }
        }
        return settings;
    }

    private Map<String, Setting> moduleBlock(Path main, Map<String, Setting> given) {
        var body = parse(main);
        if (!problems.isEmpty()) {
            return Map.of();
        }
        var module = findModule(main, body);
        if (module.isEmpty()) {
            return Map.of();
        }
        var values = new LinkedHashMap<String, JsonElement>();
        var locals = new LinkedHashMap<String, Definition>();
        for (var file : terraformFilesBeside(main)) {
            collectDefinitions(file, values, locals);
        }
        var declared = Set.copyOf(values.keySet());
        given.forEach((name, setting) -> values.put(name, setting.value()));
        var scope = new HclScope(values, locals, TerraformReader::json, problems::add);
        readSource(main, module.get());
        var arguments = module.get().body().attributes().stream()
                .filter(attribute -> !META_ARGUMENTS.contains(attribute.name()))
                .toList();
        for (var attribute : arguments) {
            if (attribute.name().equals("count") || attribute.name().equals("for_each")) {
                problems.add(main + ":" + attribute.line() + ": a module block with " + attribute.name()
                        + " represents several deployments: import each one into a separate stack");
            }
        }
        module.get()
                .body()
                .blocks()
                .forEach(block -> problems.add(main + ":" + block.line() + ": a " + block.type()
                        + " block inside the module block is not supported: rewrite it as an argument"));
        given.forEach((name, setting) -> {
            if (!declared.contains(name)) {
                notes.add(setting.location() + ": " + name + " has no effect: no variable block next to " + main
                        + " declares it, so Terraform does not pass it to the module");
            }
        });
        return evaluate(arguments, main, scope);
    }

    private Optional<Hcl.Block> findModule(Path main, Hcl.Body body) {
        var modules = body.blocks("module").toList();
        var ours = modules.stream().filter(TerraformReader::isGatewayModule).toList();
        if (ours.size() == 1) {
            return Optional.of(ours.get(0));
        }
        problems.add(
                ours.isEmpty()
                        ? main + ": no module block has a source that ends in terraform/aca of " + MODULE_REPOSITORY
                                + (modules.isEmpty() ? "; it has no module blocks at all" : "")
                        : main + ": " + ours.size() + " module blocks deploy the gateway (lines "
                                + String.join(
                                        ", ",
                                        ours.stream()
                                                .map(block -> String.valueOf(block.line()))
                                                .toList())
                                + "): put each into a separate file and import it into a separate stack");
        return Optional.empty();
    }

    private static boolean isGatewayModule(Hcl.Block module) {
        return sourceOf(module)
                .map(source -> source.contains(MODULE_REPOSITORY)
                        || source.replaceAll("[?].*", "").endsWith("terraform/aca"))
                .orElse(false);
    }

    private static Optional<String> sourceOf(Hcl.Block module) {
        return module.body().attributes().stream()
                .filter(attribute -> attribute.name().equals("source"))
                .map(Hcl.Attribute::value)
                .filter(Hcl.Literal.class::isInstance)
                .map(value -> ((Hcl.Literal) value).value().getAsString())
                .findFirst();
    }

    private void readSource(Path main, Hcl.Block module) {
        var source = sourceOf(module).orElseThrow();
        var ref = REF.matcher(source);
        if (ref.find()) {
            version = ModuleVersion.parse(ref.group(1));
        }
        if (source.startsWith(".")) {
            folders.add(folderOf(main).resolve(source).normalize());
        }
    }

    /** Terraform reads all {@code *.tf} files of a folder as one. */
    private List<Path> terraformFilesBeside(Path main) {
        try (var files = Files.list(folderOf(main))) {
            var beside = files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .toList();
            var mainFile = main.toAbsolutePath().normalize();
            var all = new ArrayList<>(List.of(main));
            beside.stream().filter(file -> !file.equals(mainFile)).forEach(all::add);
            return all;
        } catch (IOException unreadable) {
            problems.add(main + ": its folder cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    private void collectDefinitions(Path file, Map<String, JsonElement> defaults, Map<String, Definition> locals) {
        var body = parse(file);
        body.blocks("variable")
                .filter(block -> !block.labels().isEmpty())
                .forEach(block -> block.body().attributes().stream()
                        .filter(attribute -> attribute.name().equals("default"))
                        .findFirst()
                        .ifPresentOrElse(
                                attribute -> defaults.put(
                                        block.labels().get(0),
                                        new HclScope(Map.of(), Map.of(), TerraformReader::json, problems::add)
                                                .evaluate(new Definition(file.toString(), attribute.value()))),
                                () -> defaults.put(block.labels().get(0), null)));
        body.blocks("locals")
                .flatMap(block -> block.body().attributes().stream())
                .forEach(attribute -> locals.put(attribute.name(), new Definition(file.toString(), attribute.value())));
    }

    private static JsonElement json(Path file) throws IOException {
        try {
            return JsonFiles.readObject(file);
        } catch (MigrationException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private Hcl.Body parse(Path file) {
        try {
            return HclParser.parse(file.toString(), TextFile.read(file));
        } catch (HclSyntaxException notHcl) {
            problems.add(notHcl.getMessage());
        } catch (MigrationException unreadable) {
            problems.addAll(unreadable.problems());
        }
        return new Hcl.Body(List.of(), List.of());
    }
}
