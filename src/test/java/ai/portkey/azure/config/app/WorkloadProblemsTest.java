package ai.portkey.azure.config.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about cache, log store, variables and secrets. */
class WorkloadProblemsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_workload(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_workload() {
        return Stream.of(
                Arguments.of(
                        "a cache that exists needs its endpoint",
                        """
                        redis: {type: azure-managed-redis}
                        """,
                        List.of(
                                "redis.endpoint — is required with type azure-managed-redis: rediss://HOST:PORT, or without "
                                        + "TLS redis://HOST:PORT; or set provision: {} to have the cache provisioned")),
                Arguments.of(
                        "an endpoint has scheme, host and port",
                        """
                        redis: {type: azure-managed-redis, endpoint: portkey-redis.redis.cache.windows.net}
                        """,
                        List.of(
                                "redis.endpoint: \"portkey-redis.redis.cache.windows.net\" — expected redis://HOST:PORT, or with TLS rediss://HOST:PORT")),
                Arguments.of(
                        "tls agrees with an encrypted endpoint",
                        """
                        redis: {type: azure-managed-redis, endpoint: 'rediss://portkey-redis.redis.cache.windows.net:6380', tls: false}
                        """,
                        List.of(
                                "redis.tls: false — the endpoint starts with rediss://, which means TLS; set tls: true")),
                Arguments.of(
                        "the container has no endpoint, TLS or cluster",
                        """
                        redis: {endpoint: 'redis://cache.example.com:6379', tls: true, mode: cluster}
                        """,
                        List.of(
                                "redis.endpoint: \"redis://cache.example.com:6379\" — type redis runs its own container; set "
                                        + "type: azure-redis, or remove this key",
                                "redis.tls: true — type redis runs its own container, which has no TLS; remove it",
                                "redis.mode: \"cluster\" — type redis runs a single container; remove it")),
                Arguments.of(
                        "a password in an endpoint must be a secret",
                        """
                        redis: {type: azure-redis, endpoint: 'rediss://:hunter2@cache.example.com:6380'}
                        """,
                        List.of(
                                "redis.endpoint: \"rediss://[secret]@cache.example.com:6380\" — contains a password; store "
                                        + "it in Key Vault and reference it in secrets.gateway.REDIS_PASSWORD, or set the "
                                        + "endpoint with: pulumi config set --secret --path portkey-gateway:redis.endpoint")),
                Arguments.of(
                        "an account that exists needs its resource group",
                        """
                        storage: {accountName: portkeysa}
                        """,
                        List.of("storage.resourceGroup — is required with accountName: the account's resource group")),
                Arguments.of(
                        "a resource group without an account means nothing",
                        """
                        storage: {resourceGroup: my-storage-rg}
                        """,
                        List.of(
                                "storage.resourceGroup: \"my-storage-rg\" — is only valid with an existing account; set "
                                        + "accountName, or remove this key")),
                Arguments.of(
                        "keys of a new account do not fit one that exists",
                        """
                        storage: {accountName: portkeysa, resourceGroup: my-storage-rg, replication: ZRS, retentionDays: 30, privateEndpoint: false}
                        """,
                        List.of(
                                "storage.replication: \"ZRS\" — is only valid with a new account, but accountName is an "
                                        + "existing one; remove it",
                                "storage.retentionDays: 30 — is only valid with a new account, but accountName is an "
                                        + "existing one; remove it",
                                "storage.privateEndpoint: false — is only valid with a new account, but accountName is an "
                                        + "existing one; remove it")),
                Arguments.of(
                        "account and container names follow Azure's rules",
                        """
                        storage: {accountName: Portkey-SA, resourceGroup: rg, containerName: Logs}
                        """,
                        List.of(
                                "storage.containerName: \"Logs\" — a blob container name must have 3 to 63 lower-case "
                                        + "letters, digits and single hyphens, and start and end with a letter or digit",
                                "storage.accountName: \"Portkey-SA\" — a storage account name must have 3 to 24 lower-case "
                                        + "letters and digits")),
                Arguments.of(
                        "a connection string is refused",
                        """
                        storage: {authMode: connection_string}
                        """,
                        List.of(
                                "storage.authMode: \"connection_string\" — an account key would have to be stored; the apps "
                                        + "authenticate with their managed identity: remove it")),
                Arguments.of(
                        "there is one way to sign in", """
                        storage: {authMode: key}
                        """, List.of("storage.authMode: \"key\" — must be managed")),
                Arguments.of(
                        "retention has bounds", """
                        storage: {retentionDays: 0}
                        """, List.of("storage.retentionDays: 0 — must be between 1 and 36500")),
                Arguments.of(
                        "a secret's name is not its value",
                        """
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: 'sk_live+abc='}}
                        """,
                        List.of(
                                "secrets.gateway.PORTKEY_CLIENT_AUTH: [secret] — is not a valid Key Vault secret name: use 1 "
                                        + "to 127 letters, digits and hyphens; set the secret's name, not its value")),
                // Container Apps: "lower case alphanumeric characters, '-' or '.', and must start and end with an
                // alphanumeric character".
                Arguments.of(
                        "a secret that becomes an app's begins and ends with a letter or digit",
                        """
                        secrets: {gateway: {A: -a}, dataService: {B: b-}}
                        dataService: {enabled: true}
                        registry: {dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: portkey-rg, usernameSecret: -user-, passwordSecret: '-'}}
                        redis: {type: azure-managed-redis, provision: {secretName: redis-}}
                        gateway: {scaleRules: [{name: queue, type: azure-servicebus, metadata: {queueName: q}, auth: {connection: c-}}]}
                        """,
                        List.of(
                                "secrets.gateway.A: [secret] — starts or ends with a hyphen, which Container Apps does not "
                                        + "allow in a secret name; give the secret another name in Key Vault",
                                "secrets.dataService.B: [secret] — starts or ends with a hyphen, which Container Apps does "
                                        + "not allow in a secret name; give the secret another name in Key Vault",
                                "gateway.scaleRules[0].auth.connection: [secret] — starts or ends with a hyphen, which "
                                        + "Container Apps does not allow in a secret name; give the secret another name in "
                                        + "Key Vault",
                                "redis.provision.secretName: [secret] — starts or ends with a hyphen, which Container Apps "
                                        + "does not allow in a secret name; give the secret another name in Key Vault",
                                "registry.dockerCredentials.passwordSecret: [secret] — starts or ends with a hyphen, which "
                                        + "Container Apps does not allow in a secret name; give the secret another name in "
                                        + "Key Vault")),
                Arguments.of(
                        "a variable has a name that shells know",
                        """
                        environmentVariables: {gateway: {1ST: a, 'A B': c}}
                        secrets: {gateway: {'A=B': c}}
                        """,
                        List.of(
                                "secrets.gateway.A=B — is not a valid environment variable name: use letters, digits, "
                                        + "underscores, periods and hyphens, not starting with a digit",
                                "environmentVariables.gateway.1ST — is not a valid environment variable name: use letters, "
                                        + "digits, underscores, periods and hyphens, not starting with a digit",
                                "environmentVariables.gateway.A B — is not a valid environment variable name: use letters, "
                                        + "digits, underscores, periods and hyphens, not starting with a digit")),
                Arguments.of(
                        "what ports depend on is set by its own key",
                        """
                        environmentVariables: {gateway: {PORT: 80, SERVER_MODE: mcp, MCP_PORT: 1}, mcp: {PORT: 80}, dataService: {PORT: 1}}
                        secrets: {gateway: {PORT: port}}
                        dataService: {enabled: true}
                        """,
                        List.of(
                                "secrets.gateway.PORT — is set by the program, because ports and probes depend on it; use gateway.port",
                                "environmentVariables.gateway.PORT — is set by the program, because ports and probes depend on it; use gateway.port",
                                "environmentVariables.gateway.SERVER_MODE — is set by the program, because ports and probes depend on it; use serverMode",
                                "environmentVariables.gateway.MCP_PORT — is set by the program, because ports and probes depend on it; use mcp.port",
                                "environmentVariables.mcp.PORT — is set by the program, because ports and probes depend on it; use mcp.port",
                                "environmentVariables.dataService.PORT — is set by the program, because ports and probes depend on it; use dataService.port")),
                Arguments.of(
                        "a variable is a value or a secret",
                        """
                        dataService: {enabled: true}
                        environmentVariables: {gateway: {A: x}, mcp: {B: x}, dataService: {A: x, C: x}}
                        secrets: {gateway: {A: a, B: b}, dataService: {C: c}}
                        """,
                        List.of(
                                "environmentVariables.gateway.A — is also set as secrets.gateway.A; keep one of the two",
                                "environmentVariables.mcp.B — is also set as secrets.gateway.B; keep one of the two",
                                "environmentVariables.dataService.C — is also set as secrets.dataService.C; keep one of the "
                                        + "two",
                                "environmentVariables.dataService.A — is also set as secrets.gateway.A; keep one of the two")),
                Arguments.of(
                        "volumes are unique and absolute",
                        """
                        secrets: {gateway: {A: a}}
                        secretVolumeMounts: [{name: certs, mountPath: /etc/certs}, {name: certs, mountPath: /etc/certs}, {name: Certs, mountPath: etc/certs}]
                        """,
                        List.of(
                                "secretVolumeMounts[1].name: \"certs\" — is used twice; give each volume its own name",
                                "secretVolumeMounts[1].mountPath: \"/etc/certs\" — is used twice; give each volume its own path",
                                "secretVolumeMounts[2].name: \"Certs\" — a volume name must have 1 to 63 lower-case letters, "
                                        + "digits and hyphens, and start and end with a letter or digit",
                                "secretVolumeMounts[2].mountPath: \"etc/certs\" — expected an absolute path without a "
                                        + "trailing slash, like /etc/portkey")),
                Arguments.of(
                        "a mounted secret is a secret of the gateway",
                        """
                        secrets: {gateway: {A: a}}
                        secretVolumeMounts: [{name: ca, mountPath: /etc/ca.pem, subPath: ca}]
                        """,
                        List.of(
                                "secretVolumeMounts[0].subPath: \"ca\" — is not a secret in secrets.gateway; add the secret "
                                        + "there, or use the name of one that is listed")),
                Arguments.of(
                        "a directory of no secrets is refused",
                        """
                        secrets: {}
                        secretVolumeMounts: [{name: certs, mountPath: /etc/certs}]
                        """,
                        List.of(
                                "secretVolumeMounts[0].mountPath: \"/etc/certs\" — the directory would be empty, because "
                                        + "secrets.gateway lists no secrets; add one, or remove the volume")),
                Arguments.of(
                        "a volume has name and path",
                        """
                        secrets: {gateway: {A: a}}
                        secretVolumeMounts: [{}]
                        """,
                        List.of(
                                "secretVolumeMounts[0].name — is required: the volume's name",
                                "secretVolumeMounts[0].mountPath — is required: where the volume appears in the container")),
                Arguments.of(
                        "a URL has a scheme",
                        """
                        mcpGatewayBaseUrl: mcp.example.com
                        """,
                        List.of(
                                "mcpGatewayBaseUrl: \"mcp.example.com\" — expected a URL, like https://mcp.example.com")));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.5Gi", "4, 8Gi"})
    void the_smallest_and_the_largest_replica_are_valid(String cpu, String memory) {
        assertThat(Stack.problems(Stack.with("gateway: {cpu: " + cpu + ", memory: " + memory + "}")))
                .isEmpty();
    }

    @Test
    void a_replica_without_cpu_is_refused() {
        assertThat(Stack.problems(Stack.with("gateway: {cpu: 0}")))
                .anyMatch(problem -> problem.startsWith("gateway.cpu: 0 — must be between 0.25 and 4"));
    }

    @Test
    void a_variable_of_the_data_service_that_the_program_sets_cannot_be_a_secret() {
        assertThat(Stack.problems(Stack.with("dataService: {enabled: true}\nsecrets: {dataService: {PORT: port}}")))
                .anyMatch(problem -> problem.startsWith("secrets.dataService.PORT — is set by the program"));
    }
}
