package ai.portkey.azure.catalogue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role that every subscription has, from {@code roles.tsv}.
 *
 * @param guid    last part of its id
 * @param name    as people write it, e.g. {@code Key Vault Secrets User}
 * @param actions what it allows, of control and data, as far as the simulation looks at it
 */
public record BuiltInRole(String guid, String name, List<String> actions) {

    private static final List<BuiltInRole> ALL = load();

    private static List<BuiltInRole> load() {
        var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BuiltInRole.class.getResourceAsStream("roles.tsv")), StandardCharsets.UTF_8));
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(row -> new BuiltInRole(row[0], row[1], row.length < 3 ? List.of() : List.of(row[2].split(" "))))
                .toList();
    }

    /** All of them. */
    public static Stream<BuiltInRole> all() {
        return ALL.stream();
    }

    /** By GUID, or by name; letter case aside. */
    public static Optional<BuiltInRole> find(String guidOrName) {
        return all().filter(role -> role.guid.equalsIgnoreCase(guidOrName) || role.name.equalsIgnoreCase(guidOrName))
                .findFirst();
    }
}
