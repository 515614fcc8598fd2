package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about keys and values of the wrong form. */
class FormatProblemsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_form(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_form() {
        return Stream.of(
                Arguments.of(
                        "an unknown key is answered with a near name",
                        """
                        gatway: {cpu: 1}
                        """,
                        List.of("gatway — unknown key; did you mean gateway?")),
                Arguments.of(
                        "an unknown key without a near name lists what is allowed",
                        """
                        controlPlanePrivateLink: {foo: 1}
                        """,
                        List.of("controlPlanePrivateLink.foo — unknown key; expected one of outbound, version, "
                                + "configureGateway")),
                Arguments.of(
                        "a key with the module's name is answered with its name here",
                        """
                        azure_region: eastus
                        gateway_config: {cpu: 1}
                        network_mode: new
                        vnet_config: {vnet_cidr: 10.0.0.0/16}
                        docker_credentials: {key_vault_name: kv}
                        redis_type: redis
                        subscription_id: 0
                        """,
                        List.of(
                                "azure_region — unknown key; did you mean location?",
                                "docker_credentials — unknown key; did you mean registry.dockerCredentials?",
                                "gateway_config — unknown key; did you mean gateway?",
                                "network_mode — unknown key; did you mean networkMode?",
                                "redis_type — unknown key; did you mean redis.type?",
                                "subscription_id — unknown key; did you mean azure-native:subscriptionId?",
                                "vnet_config — unknown key; did you mean vnet?")),
                Arguments.of(
                        "a nested key with the module's name is answered with its name here",
                        """
                        gateway: {min_replicas: 1, http_scale_concurrent_requests: 10}
                        redis: {redis_type: redis}
                        vnet: {vnet_cidr: 10.0.0.0/16, private_endpoint_subnet_id: x}
                        environmentVariables: {data-service: {A: b}}
                        appGateway: {ssl_cert_key_vault_rg: rg}
                        """,
                        List.of(
                                "vnet.vnet_cidr — unknown key; did you mean cidr?",
                                "vnet.private_endpoint_subnet_id — unknown key; did you mean privateLinkSubnetId?",
                                "appGateway.ssl_cert_key_vault_rg — unknown key; did you mean sslCertKeyVaultResourceGroup?",
                                "gateway.min_replicas — unknown key; did you mean minReplicas?",
                                "gateway.http_scale_concurrent_requests — unknown key; did you mean httpScaleConcurrentRequests?",
                                "redis.redis_type — unknown key; did you mean type?",
                                "environmentVariables.data-service — unknown key; did you mean dataService?")),
                Arguments.of(
                        "only true and false are booleans",
                        """
                        createResourceGroup: 'yes'
                        protect: 'True'
                        highAvailability: '1'
                        publicIngress: 'ture'
                        """,
                        List.of(
                                "createResourceGroup: \"yes\" — expected true or false, found text",
                                "highAvailability: \"1\" — expected true or false, found text",
                                "publicIngress: \"ture\" — expected true or false, found text",
                                "protect: \"True\" — expected true or false, found text; use lower case")),
                Arguments.of(
                        "a text is taken as the number that it says, if that is allowed",
                        """
                        gateway: {port: '0', cpu: 'one', minReplicas: '0.5', maxReplicas: '1e1'}
                        """,
                        List.of(
                                "gateway.cpu: \"one\" — expected a number, found text",
                                "gateway.minReplicas: \"0.5\" — expected a whole number, found text",
                                "gateway.maxReplicas: \"1e1\" — expected a whole number, found text",
                                "gateway.port: \"0\" — must be between 1 and 65535")),
                Arguments.of(
                        "a date without quotes is not what somebody wrote",
                        """
                        tags: {since: 2026-01-01 00:00:00 +0000 UTC}
                        """,
                        List.of(
                                "tags.since: \"2026-01-01 00:00:00 +0000 UTC\" — Pulumi turns an unquoted date into this; "
                                        + "quote the date")),
                Arguments.of(
                        "pulumi config set writes null as text",
                        """
                        gateway: {cpuScaleThreshold: 'null'}
                        """,
                        List.of("gateway.cpuScaleThreshold: \"null\" — expected a whole number, found text;"
                                + " set null without quotes in the stack file; pulumi config set cannot write it")),
                Arguments.of(
                        "a whole number has no fraction",
                        """
                        gateway: {maxReplicas: 2.5}
                        """,
                        List.of("gateway.maxReplicas: 2.5 — expected a whole number")),
                Arguments.of(
                        "a text is not a number",
                        """
                        storage: {containerName: 12345}
                        """,
                        List.of("storage.containerName: 12345 — expected text, found a number; quote it")),
                Arguments.of(
                        "a tag with a fraction must be quoted",
                        """
                        redisImage: {tag: 7.2}
                        tags: {cost: 1.50}
                        environmentVariables: {gateway: {RATIO: 0.10}}
                        """,
                        List.of(
                                "tags.cost: 1.5 — a fractional number loses trailing zeros (2.10 becomes 2.1); quote it",
                                "redisImage.tag: 7.2 — a fractional number loses trailing zeros (2.10 becomes 2.1); quote it",
                                "environmentVariables.gateway.RATIO: 0.1 — a fractional number loses trailing zeros (2.10 "
                                        + "becomes 2.1); quote it")),
                Arguments.of(
                        "an object is not a text", """
                        gateway: big
                        """, List.of("gateway: \"big\" — expected an object, found text")),
                Arguments.of(
                        "a list is not a text",
                        """
                        ingress: {allowedCidrs: 10.0.0.0/8}
                        """,
                        List.of("ingress.allowedCidrs: \"10.0.0.0/8\" — expected a list, found text")),
                Arguments.of(
                        "an item of a list has its place in the path",
                        """
                        ingress: {allowedCidrs: [10.0.0.0/8, 7]}
                        secretVolumeMounts: [certs]
                        """,
                        List.of(
                                "ingress.allowedCidrs[1]: 7 — expected text, found a number; quote it",
                                "secretVolumeMounts[0]: \"certs\" — expected an object, found text")),
                Arguments.of(
                        "null is refused where nothing can be switched off",
                        """
                        serverMode: null
                        gateway: {port: null}
                        redis: null
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: null}}
                        """,
                        List.of(
                                "serverMode: null — must not be null; omit it to use the default",
                                "secrets.gateway.PORTKEY_CLIENT_AUTH: null — must not be null; omit it",
                                "gateway.port: null — must not be null; omit it to use the default",
                                "redis: null — must not be null; omit it to use the default")),
                Arguments.of(
                        "a value of a fixed list is answered with the list and a near one",
                        """
                        serverMode: gatway
                        networkMode: New
                        ingressType: appgw
                        redis: {type: redis-enterprise, mode: clustered}
                        registry: {type: ghcr}
                        storage: {replication: lrs}
                        appGateway: {skuName: waf_v2, wafMode: prevention, routingMode: url}
                        controlPlanePrivateLink: {outbound: false, version: v3}
                        """,
                        List.of(
                                "serverMode: \"gatway\" — must be one of gateway, mcp, all; did you mean gateway?",
                                "networkMode: \"New\" — must be one of none, new, existing; did you mean new?",
                                "ingressType: \"appgw\" — must be one of aca, application_gateway",
                                "appGateway.wafMode: \"prevention\" — must be one of Prevention, Detection; did you mean Prevention?",
                                "appGateway.skuName: \"waf_v2\" — must be one of Standard_v2, WAF_v2; did you mean WAF_v2?",
                                "appGateway.routingMode: \"url\" — must be one of host, path",
                                "redis.type: \"redis-enterprise\" — must be one of redis, azure-redis, azure-managed-redis",
                                "redis.mode: \"clustered\" — must be one of standalone, cluster; did you mean cluster?",
                                "storage.replication: \"lrs\" — must be one of LRS, ZRS, GRS, RAGRS, GZRS, RAGZRS; did you mean LRS?",
                                "registry.type: \"ghcr\" — must be one of dockerhub, acr, other",
                                "controlPlanePrivateLink.version: \"v3\" — must be one of v1, v2, both; did you mean v1?")),
                Arguments.of(
                        "placeholders of the documentation are refused",
                        """
                        projectName: <project>
                        appGateway: {sslCertKeyVaultSecretId: "<https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert>"}
                        redis: {type: azure-managed-redis, endpoint: "rediss://<portkey-redis.redis.cache.windows.net>:6380"}
                        environmentVariables: {gateway: {ORG: <organisation_id>}}
                        """,
                        List.of(
                                "projectName: \"<project>\" — angle brackets mark a placeholder from the documentation; "
                                        + "replace it with your own value, without the brackets",
                                "appGateway.sslCertKeyVaultSecretId: "
                                        + "\"<https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert>\" — angle brackets mark "
                                        + "a placeholder from the documentation; replace it with your own value, without the "
                                        + "brackets",
                                "redis.endpoint: \"rediss://<portkey-redis.redis.cache.windows.net>:6380\" — angle brackets "
                                        + "mark a placeholder from the documentation; replace it with your own value, "
                                        + "without the brackets",
                                "environmentVariables.gateway.ORG: \"<organisation_id>\" — angle brackets mark a placeholder "
                                        + "from the documentation; replace it with your own value, without the brackets")),
                Arguments.of(
                        "a blank text is no value",
                        """
                        mcpGatewayBaseUrl: ' '
                        """,
                        List.of("mcpGatewayBaseUrl: \" \" — expected a URL, like https://mcp.example.com")));
    }
}
