package ai.portkey.azure.config.app;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decodes environment variables, secrets and the files made of secrets. */
public final class VariablesDecoder {

    /** Variables that ports and probes depend on, by app, and the key that sets them. */
    private static final Map<String, Map<String, String>> RESERVED = Map.of(
            "gateway", Map.of("PORT", "gateway.port", "MCP_PORT", "mcp.port", "SERVER_MODE", "serverMode"),
            "mcp", Map.of("PORT", "mcp.port", "MCP_PORT", "mcp.port", "SERVER_MODE", "serverMode"),
            "dataService", Map.of("PORT", "dataService.port"));
    /** Variables that the program sets and a configuration may still override, as with the module. */
    private static final Map<String, String> SET_BY_PROGRAM = Map.ofEntries(
            Map.entry("CACHE_STORE", "redis"),
            Map.entry("REDIS_URL", "redis"),
            Map.entry("REDIS_TLS_ENABLED", "redis"),
            Map.entry("REDIS_MODE", "redis"),
            Map.entry("LOG_STORE", "storage"),
            Map.entry("AZURE_AUTH_MODE", "storage"),
            Map.entry("AZURE_STORAGE_ACCOUNT", "storage"),
            Map.entry("AZURE_STORAGE_CONTAINER", "storage"),
            Map.entry("AZURE_MANAGED_CLIENT_ID", "storage"),
            Map.entry("MCP_GATEWAY_BASE_URL", "mcpGatewayBaseUrl"),
            Map.entry("DATASERVICE_BASEPATH", "dataService"));

    private VariablesDecoder() {}

    /** {@code environmentVariables}; {@code null} removes a variable that the program would set. */
    public static WorkloadVariables values(ConfigNode node) {
        var type = Type.scalarText(TextRule.EVEN_EMPTY);
        var variables = new WorkloadVariables(
                node.map(
                        "gateway",
                        "Environment variables of the gateway and the MCP gateway, name: value. See "
                                + "docs/variables.md.",
                        Names.VARIABLE,
                        type,
                        Optional.of("")),
                node.map(
                        "mcp",
                        "Environment variables of the MCP gateway alone. They win over those of `gateway`.",
                        Names.VARIABLE,
                        type,
                        Optional.of("")),
                node.map(
                        "dataService",
                        "Environment variables of the data service.",
                        Names.VARIABLE,
                        type,
                        Optional.of("")));
        checkNames(node, "gateway", variables.gateway().keySet());
        checkNames(node, "mcp", variables.mcp().keySet());
        checkNames(node, "dataService", variables.dataService().keySet());
        return variables;
    }

    /** {@code secrets}. */
    public static WorkloadVariables secrets(ConfigNode node) {
        var secrets = new WorkloadVariables(
                node.map(
                        "gateway",
                        "Name of an environment variable: name of the Key Vault secret. For the gateway, the "
                                + "MCP gateway and the data service.",
                        Names.VARIABLE,
                        AzureNames.APP_SECRET_NAME,
                        Optional.empty()),
                Map.of(),
                node.map(
                        "dataService",
                        "Name of an environment variable: name of the Key Vault secret, for the data service.",
                        Names.VARIABLE,
                        AzureNames.APP_SECRET_NAME,
                        Optional.empty()));
        checkNames(node, "gateway", secrets.gateway().keySet());
        checkNames(node, "dataService", secrets.dataService().keySet());
        return secrets;
    }

    /** {@code secretVolumeMounts}. */
    public static List<SecretVolumeMount> mounts(ConfigNode root, WorkloadVariables secrets) {
        var mounts = new ArrayList<SecretVolumeMount>();
        for (var node : root.objects("secretVolumeMounts", "Secrets as files, for the gateway and the MCP gateway.")) {
            var mount = new SecretVolumeMount(
                    node.required(
                                    "name",
                                    "Name of the volume, used once: lower-case letters, digits, hyphens.",
                                    Type.text(Names.VOLUME),
                                    "the volume's name")
                            .orElse(""),
                    node.required(
                                    "mountPath",
                                    "Absolute path of the volume in the container, used once.",
                                    Type.text(Names.ABSOLUTE_PATH),
                                    "where the volume appears in the container")
                            .orElse(""),
                    node.optional(
                            "subPath",
                            "A single secret of `secrets.gateway`, as a file. Without it, all of them are "
                                    + "mounted as a directory.",
                            Type.text(AzureNames.KEY_VAULT_SECRET)));
            checkMount(node, mount, mounts, secrets);
            mounts.add(mount);
        }
        return mounts;
    }

    private static void checkMount(
            ConfigNode node, SecretVolumeMount mount, List<SecretVolumeMount> earlier, WorkloadVariables secrets) {
        if (earlier.stream().anyMatch(other -> other.name().equals(mount.name()))) {
            node.error("name", "is used twice; give each volume its own name");
        }
        if (earlier.stream().anyMatch(other -> other.mountPath().equals(mount.mountPath()))) {
            node.error("mountPath", "is used twice; give each volume its own path");
        }
        if (mount.subPath()
                .filter(name -> !secrets.gateway().containsValue(name))
                .isPresent()) {
            node.error(
                    "subPath",
                    "is not a secret in secrets.gateway; add the secret there, or use the name of one "
                            + "that is listed");
        }
        if (!node.has("subPath") && secrets.gateway().isEmpty()) {
            node.error(
                    "mountPath",
                    "the directory would be empty, because secrets.gateway lists no secrets; add "
                            + "one, or remove the volume");
        }
    }

    private static void checkNames(ConfigNode node, String app, Set<String> names) {
        names.forEach(name -> {
            var key = app + "." + name;
            var owner = RESERVED.getOrDefault(app, Map.of()).get(name);
            if (owner != null) {
                node.error(key, "is set by the program, because ports and probes depend on it; use " + owner);
            } else if (SET_BY_PROGRAM.containsKey(name)) {
                node.warn(
                        key,
                        "overrides what the program sets from " + SET_BY_PROGRAM.get(name)
                                + (name.equals("LOG_STORE") ? "; the stack still has its storage account" : ""));
            }
        });
    }
}
