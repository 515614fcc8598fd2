package ai.portkey.azure.migration;

import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.text.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Writes files whole or not at all, and never over one that the user may need. */
public final class StackFileWriter {

    private StackFileWriter() {}

    /** {@code Pulumi.<stack>.yaml} in a folder. */
    public static Path stackFile(Path folder, String stack) throws MigrationException {
        if (!RawConfig.STACK_NAME.matcher(stack).matches()) {
            throw new MigrationException(
                    "--stack: '" + stack + "' is not a valid stack name: use letters, digits, '-', '_', '.'");
        }
        return folder.resolve("Pulumi." + stack + ".yaml");
    }

    /** @throws MigrationException when the file exists and may not be replaced */
    public static void requireFree(Path file, boolean force) throws MigrationException {
        if (Files.isDirectory(file)) {
            throw new MigrationException(file + ": is a folder");
        } else if (Files.exists(file) && !force) {
            throw new MigrationException(
                    file + ": already exists: pass --force to overwrite it (the old one is kept as "
                            + backupOf(file).getFileName() + ")");
        }
    }

    /** Entries beside {@code config} of an existing stack file: without its salt, its secrets are lost. */
    public static Map<String, String> entriesToKeep(Path file) throws MigrationException {
        var kept = new LinkedHashMap<String, String>();
        if (Files.exists(file)) {
            try {
                Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(TextFile.read(file));
                if (content instanceof Map<?, ?> entries) {
                    entries.forEach((key, value) -> {
                        if (!"config".equals(key) && value instanceof String text) {
                            kept.put(String.valueOf(key), text);
                        }
                    });
                }
            } catch (YAMLException notYaml) {
                throw new MigrationException(
                        file + ": is not valid YAML, so its other content cannot be preserved: move the file away");
            }
        }
        return kept;
    }

    /** An existing file stays as {@code <name>.bak}. */
    public static void write(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, backupOf(file), StandardCopyOption.REPLACE_EXISTING);
        }
        WholeFile.writeForOwner(file, text);
    }

    private static Path backupOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }
}
