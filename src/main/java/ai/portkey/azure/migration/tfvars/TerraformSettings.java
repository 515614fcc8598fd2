package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.terraform.ModuleVersion;
import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a deployment gave to the module's variables.
 *
 * @param settings    by variable name, in the order of the source
 * @param version     release of the module; empty when the source does not tell
 * @param folders     where the module's relative file paths may start, most likely first
 * @param notes       what was read but has no effect, each a sentence with file and line
 */
record TerraformSettings(
        Map<String, Setting> settings, Optional<ModuleVersion> version, List<Path> folders, List<String> notes) {

    /**
     * @param value    evaluated, as JSON
     * @param location {@code file:line}, or {@code file} for JSON
     */
    record Setting(JsonElement value, String location) {}
}
