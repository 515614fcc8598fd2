package ai.portkey.azure.config.app;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a stack says about the environment of one app. It wins over what the program sets.
 *
 * @param values  variable → value, in the order of the configuration; an empty value removes the variable
 * @param secrets variables whose values are in Key Vault
 */
public record WrittenVariables(Map<String, String> values, Set<String> secrets) {

    /** The gateway's. */
    public static WrittenVariables ofGateway(AppsConfig apps) {
        return new WrittenVariables(
                apps.environmentVariables().gateway(), apps.secrets().gateway().keySet());
    }

    /** The MCP gateway's: the gateway's, and its own before them. */
    public static WrittenVariables ofMcp(AppsConfig apps) {
        var values = new LinkedHashMap<>(apps.environmentVariables().gateway());
        values.putAll(apps.environmentVariables().mcp());
        return new WrittenVariables(values, apps.secrets().gateway().keySet());
    }

    /** The data service's: variables of its own, and the secrets of both. */
    public static WrittenVariables ofDataService(AppsConfig apps) {
        var secrets = new LinkedHashSet<>(apps.secrets().gateway().keySet());
        secrets.addAll(apps.secrets().dataService().keySet());
        return new WrittenVariables(apps.environmentVariables().dataService(), secrets);
    }

    /** True when the app gets a value that the stack names. */
    public boolean sets(String name) {
        return secrets.contains(name) || !values.getOrDefault(name, "").isEmpty();
    }

    /**
     * The value that the app sees; empty when it has none or a secret.
     *
     * @param ofProgram what the program sets, or an empty text
     */
    public Optional<String> seen(String name, String ofProgram) {
        return Optional.of(values.getOrDefault(name, ofProgram))
                .filter(value -> !value.isEmpty() && !secrets.contains(name));
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "WrittenVariables[values=" + values.keySet() + ", secrets=" + secrets + "]";
    }
}
