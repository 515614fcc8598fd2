package ai.portkey.azure.catalogue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The API versions that Azure has, from {@code api-versions.tsv}, which names its sources.
 *
 * @param ofPlugin that of the plugin's token without a version; empty for what has no token
 * @param all      every one, oldest first
 */
public record ApiVersions(String ofPlugin, List<String> all) {

    private static final Map<String, ApiVersions> BY_NAME = load();

    private static Map<String, ApiVersions> load() {
        var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ApiVersions.class.getResourceAsStream("api-versions.tsv")),
                StandardCharsets.UTF_8));
        return file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(row -> row[0], row -> new ApiVersions(row[1], List.of(row[2].split(" ")))));
    }

    /**
     * Those of a type, or of what is asked for and is no resource of a stack.
     *
     * @param name token without the plugin's name and version, e.g. {@code network:Subnet}, or e.g. {@code permissions}
     * @throws IllegalArgumentException when the file has no row for it
     */
    public static ApiVersions of(String name) {
        var versions = BY_NAME.get(name);
        if (versions == null) {
            throw new IllegalArgumentException("api-versions.tsv has no row '" + name + "'.");
        }
        return versions;
    }

    /** Those of a type. */
    public static ApiVersions of(AzureType type) {
        return of(type.shortToken().replaceFirst("/v[^:]+", ""));
    }

    /** True for one of the file, and for one that is newer than all of them: the file is as old as the plugin. */
    public boolean has(String version) {
        return all.contains(version)
                || version.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(-preview)?")
                        && version.compareTo(Collections.max(all)) > 0;
    }
}
