package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.network.Exposure;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The three examples of Portkey's Terraform page, with the names that its keys have here. */
class SeedExamplesTest {

    private static final String COMMON = """
            projectName: portkey-gateway
            environment: dev
            resourceGroupName: portkey-rg
            registry:
              type: dockerhub
              dockerCredentials:
                keyVaultName: portkey-kv
                keyVaultResourceGroup: portkey-rg
                usernameSecret: docker-username
                passwordSecret: docker-password
            createResourceGroup: false
            secretsKeyVault: {name: portkey-kv, resourceGroup: portkey-rg}
            environmentVariables: {gateway: {LOG_LEVEL: info, NODE_ENV: development, ANALYTICS_STORE: control_plane}}
            """;
    private static final String SECRETS = """
            secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth, ORGANISATIONS_TO_SYNC: organisations-to-sync}}
            """;
    private static final String VNET = """
            networkMode: new
            vnet: {cidr: 10.0.0.0/16, acaSubnetCidr: 10.0.1.0/24, privateLinkSubnetCidr: 10.0.2.0/24, appGatewaySubnetCidr: 10.0.3.0/24}
            ingressType: application_gateway
            """;

    @Test
    void simple_deployment() {
        var config = PortkeyConfig.decode(Stack.of(COMMON + SECRETS + """
                networkMode: none
                ingressType: aca
                publicIngress: true
                redis: {type: redis}
                storage: {containerName: portkey-log-store}
                serverMode: gateway
                """));

        assertThat(config.warnings()).isEmpty();
        assertThat(config.exposure()).isEqualTo(Exposure.INTERNET);
    }

    @Test
    void vnet_and_application_gateway() {
        var config = PortkeyConfig.decode(Stack.of(COMMON + VNET + """
                appGateway:
                  skuName: WAF_v2
                  skuTier: WAF_v2
                  capacity: 2
                  enableWaf: true
                  public: true
                  routingMode: host
                  gatewayHost: gateway.example.com
                  sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                redis: {type: azure-managed-redis, endpoint: 'rediss://portkey-redis.redis.cache.windows.net:6380', tls: true, mode: standalone}
                storage: {resourceGroup: my-storage-rg, authMode: managed, accountName: portkeysa, containerName: portkey-log-store}
                serverMode: gateway
                gateway: {cpu: 2, memory: 4Gi, minReplicas: 3, maxReplicas: 30, cpuScaleThreshold: 70, port: 8787}
                secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth, ORGANISATIONS_TO_SYNC: organisations-to-sync, REDIS_PASSWORD: redis-password}}
                """));

        assertThat(config.warnings()).isEmpty();
        assertThat(config.exposure()).isEqualTo(Exposure.VNET);
        assertThat(config.apps().gateway())
                .isEqualTo(new AppConfig(2, "4Gi", 3, 30, 8787, Optional.of(70), Optional.empty(), 100));
    }

    @Test
    void gateway_and_mcp() {
        var config = PortkeyConfig.decode(Stack.of(COMMON + SECRETS + VNET + """
                appGateway:
                  skuName: Standard_v2
                  skuTier: Standard_v2
                  capacity: 2
                  enableWaf: false
                  public: true
                  routingMode: host
                  gatewayHost: gateway.example.com
                  mcpHost: mcp.example.com
                redis: {type: redis}
                storage: {containerName: portkey-log-store}
                serverMode: all
                gateway: {cpu: 1, memory: 2Gi, minReplicas: 2, maxReplicas: 10, port: 8787}
                mcp: {cpu: 0.5, memory: 1Gi, minReplicas: 1, maxReplicas: 5, port: 8788}
                """));

        assertThat(config.warnings())
                .containsExactly("portkey-gateway:appGateway.sslCertKeyVaultSecretId — "
                        + "is missing: API keys and prompts cross the internet unencrypted");
        assertThat(config.network())
                .isEqualTo(new NetworkConfig.New(
                        "10.0.0.0/16",
                        "10.0.1.0/24",
                        "10.0.3.0/24",
                        "10.0.2.0/24",
                        true,
                        new PrivateDnsConfig.Create()));
        assertThat(config.apps().mcpGatewayBaseUrl()).contains(McpBaseUrl.OWN);
    }

    @Test
    void scaling_by_http_requests_and_by_memory() {
        var config = PortkeyConfig.decode(Stack.of(COMMON + SECRETS + """
                gateway: {cpu: 0.5, memory: 1Gi, minReplicas: 1, maxReplicas: 10, cpuScaleThreshold: null, httpScaleConcurrentRequests: 100}
                mcp: {cpu: 1, memory: 2Gi, minReplicas: 2, maxReplicas: 20, cpuScaleThreshold: null, memoryScaleThreshold: 80}
                """));

        assertThat(config.apps().gateway().cpuScaleThreshold()).isEmpty();
        assertThat(config.apps().gateway().memoryScaleThreshold()).isEmpty();
        assertThat(config.apps().mcp().memoryScaleThreshold()).contains(80);
    }
}
