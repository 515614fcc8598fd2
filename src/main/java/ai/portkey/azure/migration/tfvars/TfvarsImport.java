package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.config.terraform.VariableTable;
import ai.portkey.azure.migration.MigrationException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the variables of a Terraform deployment of the gateway into the configuration of a Pulumi stack.
 *
 * <p>The result changes as little as possible in Azure. Values that mean something else in the program are commented,
 * settings without effect are listed in {@link Result#notes()}, and what cannot be read or evaluated is an error:
 * nothing is dropped in silence.
 */
public final class TfvarsImport {

    private TfvarsImport() {}

    /**
     * What to read.
     *
     * @param files   {@code terraform.tfvars}, {@code *.auto.tfvars} and {@code *.tfvars.json}; later ones win
     * @param main    the file with the module block; absent when the module itself is the root
     * @param version release of the module; absent = from the block's {@code ?ref=}, else from the variables used
     */
    public record Request(List<Path> files, Optional<Path> main, Optional<ModuleVersion> version) {
        public Request {
            files = List.copyOf(files);
        }
    }

    /** What came out. Its text never shows values. */
    public static final class Result {
        private final StackDocument stack;
        private final List<String> notes;
        private final ModuleVersion version;

        private Result(StackDocument stack, ModuleVersion version, List<String> notes) {
            this.stack = stack;
            this.version = version;
            this.notes = List.copyOf(notes);
        }

        /** The text of {@code Pulumi.<stack>.yaml}. */
        public String yaml() {
            return yaml(Map.of());
        }

        /** @param kept entries beside {@code config} to keep from an existing file, e.g. {@code encryptionsalt} */
        public String yaml(Map<String, String> kept) {
            return stack.toYaml(kept);
        }

        /** The values by full key, e.g. {@code portkey-gateway:vnet}. */
        public JsonObject config() {
            return stack.config();
        }

        /** The values as the Pulumi engine would hand them to the program. */
        public RawConfig rawConfig(String stackName) {
            var values = new LinkedHashMap<String, String>();
            stack.config()
                    .asMap()
                    .forEach((key, value) ->
                            values.put(key, value.isJsonPrimitive() ? value.getAsString() : value.toString()));
            return new RawConfig(stackName, values, Set.of());
        }

        /** What has no effect, has no counterpart or deserves a look, each with file and line. */
        public List<String> notes() {
            return notes;
        }

        /** The release whose defaults were used. */
        public ModuleVersion version() {
            return version;
        }
    }

    /** Reads and converts; writes nothing. */
    public static Result run(Request request) throws MigrationException {
        if (request.files().isEmpty() && request.main().isEmpty()) {
            throw new MigrationException("nothing to import: pass tfvars files, --main main.tf, or both");
        }
        var settings = TerraformReader.read(request.files(), request.main());
        if (settings.settings().isEmpty()) {
            throw new MigrationException(sources(request) + ": no variable is set: is this the right file?");
        }
        var notes = new ArrayList<>(settings.notes());
        var stack = new StackDocument();
        var version = version(request, settings, notes);
        var assumed = request.version().or(settings::version).isEmpty();
        header(request, settings, version + (assumed ? " (assumed)" : ""), stack);
        SettingsMapper.map(settings, version, stack, notes);
        ModuleDefaults.apply(settings, version, stack);
        return new Result(stack, version, notes);
    }

    private static ModuleVersion version(Request request, TerraformSettings settings, List<String> notes)
            throws MigrationException {
        var known = request.version().or(settings::version);
        if (known.isEmpty()) {
            var used = settings.settings().entrySet().stream()
                    .flatMap(entry -> usedSince(entry.getKey(), entry.getValue().value()));
            var assumed = Stream.concat(
                            used,
                            TerraformReader.declaredBeside(settings.folders()).stream()
                                    .flatMap(TfvarsImport::since))
                    .reduce(ModuleVersion.OF_SETUP_PAGE, (a, b) -> a.isAtLeast(b) ? a : b);
            var link = settings.settings().get("control_plane_private_link");
            if (!assumed.isAtLeast(ModuleDefaults.V2_LINK)
                    && link != null
                    && link.value() instanceof JsonObject object
                    && object.get("outbound") instanceof JsonPrimitive outbound
                    && outbound.getAsBoolean()) {
                throw new MigrationException(
                        link.location() + ": control_plane_private_link: which endpoint is deployed depends on the"
                                + " module's release, which is unknown: set it with --module-version");
            }
            notes.add("the module's release is unknown: " + assumed
                    + " is assumed; set it with --module-version if that is wrong, because defaults depend on it");
            return assumed;
        }
        var version = known.get();
        if (!version.isAtLeast(ModuleVersion.OLDEST)) {
            throw new MigrationException("module " + version + " has no terraform/aca: the first release with it is "
                    + ModuleVersion.OLDEST);
        } else if (version.major() > ModuleVersion.NEWEST.major()) {
            throw new MigrationException("module " + version
                    + " is newer than this import supports; it supports releases up to " + ModuleVersion.NEWEST
                    + ": check what changed and pass --module-version " + ModuleVersion.NEWEST);
        }
        if (version.isAtLeast(ModuleVersion.NEWEST) && !version.equals(ModuleVersion.NEWEST)) {
            notes.add("module " + version + " is newer than " + ModuleVersion.NEWEST
                    + ", the newest that this import supports: its"
                    + " defaults may differ; compare with 'import state --check'");
        }
        return version;
    }

    /** First release that has the variable, by the newest of its attributes that tells releases apart. */
    private static Stream<ModuleVersion> since(String variable) {
        return VariableTable.firstRelease(variable).stream();
    }

    private static Stream<ModuleVersion> usedSince(String variable, JsonElement value) {
        if (VariableTable.isObject(variable) && value.isJsonObject()) {
            return value.getAsJsonObject().keySet().stream()
                    .flatMap(attribute -> VariableTable.find(variable + "." + attribute).stream())
                    .map(VariableTable.Row::since);
        }
        return VariableTable.find(variable).stream().map(VariableTable.Row::since);
    }

    private static String sources(Request request) {
        var names = new ArrayList<>(request.main().map(Path::getFileName).map(Path::toString).stream()
                .toList());
        request.files().forEach(file -> names.add(file.getFileName().toString()));
        return names.stream().distinct().collect(Collectors.joining(", "));
    }

    private static void header(Request request, TerraformSettings settings, String version, StackDocument stack) {
        stack.header("Imported from Terraform (" + sources(request) + "), module " + version + ".");
        var tags = settings.settings().get("tags");
        if (tags == null
                || !tags.value().isJsonObject()
                || !tags.value().getAsJsonObject().has("ManagedBy")) {
            stack.header("The first update changes the tag ManagedBy from Terraform to Pulumi.");
        }
        stack.header("Disabled as in the module, but worth considering: ingress.allowedCidrs, storage.retentionDays,"
                + " highAvailability, monitoring, protect.");
    }
}
