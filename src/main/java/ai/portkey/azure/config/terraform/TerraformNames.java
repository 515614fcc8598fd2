package ai.portkey.azure.config.terraform;

import ai.portkey.azure.config.terraform.VariableTable.Kind;
import ai.portkey.azure.config.terraform.VariableTable.Row;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a key by the name that Portkey's Terraform module has for it: by that of a variable, or by that of an attribute
 * alone. Names that differ in their spelling only ({@code min_replicas}, {@code minReplicas}) are not among them.
 */
public final class TerraformNames {

    /** Module name, in lower case and without separators → key. */
    private static final Map<String, String> KEYS = new HashMap<>();

    static {
        VariableTable.rows().stream().filter(row -> row.kind() != Kind.FILE).forEach(row -> {
            var dot = row.variable().indexOf('.');
            if (dot < 0) {
                add(row.variable(), row.name(), row.name());
            } else {
                add(row.variable().substring(dot + 1), lastPart(row.name()), row.name());
                var object = row.name().substring(0, row.name().lastIndexOf('.'));
                add(row.variable().substring(0, dot), object, object);
            }
        });
        VariableTable.rows().stream()
                .filter(row -> row.kind() == Kind.FILE)
                .forEach(row -> VariableTable.rows().stream()
                        .filter(other -> other.variable().startsWith(row.key() + "."))
                        .map(Row::name)
                        .findFirst()
                        .ifPresent(name -> KEYS.put(plain(row.variable()), name.substring(0, name.indexOf('.')))));
    }

    private TerraformNames() {}

    /** The key, with the objects it is in, that has this name in the module. */
    public static Optional<String> key(String moduleName) {
        return Optional.ofNullable(KEYS.get(plain(moduleName)));
    }

    /** Lower case without separators: what two spellings of one name have in common. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** @param same the part of the key that stands for the same */
    private static void add(String moduleName, String same, String key) {
        if (!plain(moduleName).equals(plain(same))) {
            KEYS.put(plain(moduleName), key);
        }
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
