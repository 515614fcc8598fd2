package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is allowed, but deserves a look. */
class WarningsTest {

    private static final String LICENCE = "PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void warnings(String rule, String stack, List<String> expected) {
        assertThat(PortkeyConfig.decode(Stack.with(Stack.expand(stack))).warnings())
                .containsExactlyElementsOf(expected.stream().map(line -> "portkey-gateway:" + line).toList());
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of("a small Application Gateway subnet", """
                        networkMode: new
                        vnet: {appGatewaySubnetCidr: 10.0.4.0/27}
                        """, List.of(
                        "vnet.appGatewaySubnetCidr: \"10.0.4.0/27\" — leaves little room for scaling; Azure recommends a /24, at least a /26")),
                Arguments.of("no replica that load could be measured on", "gateway: {minReplicas: 0}", List.of(
                        "gateway.minReplicas: 0 — CPU and memory rules cannot wake an app that has no replica; "
                                + "set both thresholds to null to scale by HTTP requests, or write minReplicas: 1")),
                Arguments.of("an HTTP rule that is not in force", "gateway: {httpScaleConcurrentRequests: 50}", List.of(
                        "gateway.httpScaleConcurrentRequests: 50 — has no effect while a CPU or memory threshold is in force; "
                                + "set cpuScaleThreshold and memoryScaleThreshold to null to scale by HTTP requests")),
                Arguments.of("an image that can change", "gatewayImage: {tag: latest}", List.of(
                        "gatewayImage.tag: \"latest\" — what is deployed can change without a change here; write a version, or add a digest")),
                Arguments.of("anonymous pulls", """
                        gatewayImage: {image: example/gateway, tag: 1.2.3}
                        registry: {type: dockerhub}
                        """, List.of(
                        "registry.dockerCredentials — is missing: images are pulled anonymously, and Docker Hub limits such pulls")),
                Arguments.of("a user name in plain", """
                        registry: {dockerCredentials: {keyVaultName: kv1, keyVaultResourceGroup: rg, username: me, passwordSecret: pass}}
                        """, List.of(
                        "registry.dockerCredentials.username: \"me\" — stands in plain in the stack file; set it with: "
                                + "pulumi config set --secret --path portkey-gateway:registry.dockerCredentials.username")),
                Arguments.of("only the control plane is let in", "ingress: {allowControlPlane: true}", List.of(
                        "ingress.allowControlPlane: true — only Portkey's control plane can connect; "
                                + "add your clients' addresses to ingress.allowedCidrs, or 0.0.0.0/0 for everyone")),
                Arguments.of("an Application Gateway that is not deployed", "appGateway: {public: false}", List.of(
                        "appGateway: an object — has no effect with ingressType: aca; write ingressType: application_gateway, or remove it")),
                Arguments.of("a gateway with only a private frontend", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, public: false}
                        """, List.of(
                        "appGateway.public — a gateway with only a private frontend needs the subscription feature "
                                + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of("plain HTTP to the internet", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        """, List.of(
                        "appGateway.sslCertKeyVaultSecretId — is missing: API keys and prompts cross the internet unencrypted")),
                Arguments.of("HTTP beside HTTPS, and keys without effect", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway:
                          gatewayHost: gateway.example.com
                          sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                          httpsRedirect: false
                          wafMode: Detection
                        """, List.of(
                        "appGateway.wafMode: \"Detection\" — has no effect without a firewall; write enableWaf: true",
                        "appGateway.httpsRedirect: false — port 80 stays open and takes API keys unencrypted")),
                // adamdost-0/linux-update-cds #22: an allow rule denied other apps of the environment.
                Arguments.of("an allow list before apps that call each other", """
                        dataService: {enabled: true}
                        ingress: {allowedCidrs: [203.0.113.7]}
                        """, List.of(
                        "ingress — the allow list may keep the stack's own apps from each other, and without a VNet nobody knows their "
                                + "addresses; write networkMode: new, or try it and look for 403 in their logs")),
                Arguments.of("the same in a VNet whose range is not known", """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe}
                        serverMode: all
                        ingress: {allowedCidrs: [203.0.113.7]}
                        """, List.of(
                        "vnet.acaSubnetCidr — is missing: the allow list may keep the stack's own apps from each other; "
                                + "write the range of vnet.acaSubnetId, and it is let in")),
                Arguments.of("nobody calls another app", "ingress: {allowedCidrs: [203.0.113.7]}", List.of()),
                // Learn, Ingress in Azure Container Apps: "Request timeout is 240 seconds".
                Arguments.of("a timeout that is longer than that of Container Apps", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {public: false, gatewayHost: gateway.example.com, requestTimeoutSeconds: 241}
                        """, List.of(
                        "appGateway.requestTimeoutSeconds: 241 — the ingress of Container Apps behind it gives up after 240 seconds; "
                                + "write 240 or less, or give the environment premium ingress (docs/streaming.md)",
                        "appGateway.public — a gateway with only a private frontend needs the subscription feature "
                                + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of("no more than Container Apps wait", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, requestTimeoutSeconds: 240}
                        """, List.of(
                        "appGateway.sslCertKeyVaultSecretId — is missing: API keys and prompts cross the internet unencrypted")),
                Arguments.of("a certificate's group without a certificate", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {public: false, gatewayHost: gateway.example.com, sslCertKeyVaultResourceGroup: my-ssl-kv-rg}
                        """, List.of(
                        "appGateway.sslCertKeyVaultResourceGroup: \"my-ssl-kv-rg\" — has no effect without sslCertKeyVaultSecretId",
                        "appGateway.public — a gateway with only a private frontend needs the subscription feature "
                                + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of("sizes of a data service that is not deployed", "dataService: {cpu: 2}", List.of(
                        "dataService: an object — the data service is not deployed; write dataService.enabled: true")),
                Arguments.of("variables of a data service that is not deployed", """
                        environmentVariables: {dataService: {A: b}}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation}, dataService: {C: d}}
                        """, List.of(
                        "environmentVariables.dataService — has no effect, because the data service is not deployed; "
                                + "write dataService.enabled: true, or remove it",
                        "secrets.dataService — has no effect, because the data service is not deployed; "
                                + "write dataService.enabled: true, or remove it")),
                Arguments.of("a cache without TLS, password and use for sizes", """
                        redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379', cpu: 1}
                        redisImage: {tag: '7.4'}
                        """, List.of(
                        "redis.cpu: 1 — has no effect with type azure-redis; remove the line",
                        "redis.endpoint: \"redis://cache.example.com:6379\" — the cache's password and what it holds travel unencrypted; "
                                + "use rediss:// when the cache has TLS",
                        "redis.type: \"azure-redis\" — redisImage has no effect with this type; remove it",
                        "redis.type — no password for the cache; write secrets.gateway.REDIS_PASSWORD: NAME-OF-THE-SECRET, or for a managed "
                                + "identity environmentVariables.gateway.AZURE_REDIS_AUTH_MODE: managed")),
                Arguments.of("a cache that lets an identity in", """
                        redis: {type: azure-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000', mode: standalone}
                        environmentVariables: {gateway: {AZURE_REDIS_AUTH_MODE: managed}}
                        """, List.of()),
                Arguments.of("a gateway that may be too old for a password", """
                        gatewayImage: {tag: 2.2.2}
                        redis: {type: azure-redis, provision: {}}
                        """, List.of(
                        "gatewayImage.tag — may be too old to sign in to the cache: gateways before 2.8.0 are not known to take "
                                + "AZURE_REDIS_AUTH_MODE: password with CACHE_STORE: azure-redis; update the image")),
                Arguments.of("a cluster that the gateway's plain client cannot follow, and its job queues", """
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000', mode: cluster}
                        secrets: {gateway: {LICENCE, REDIS_PASSWORD: redis-password}}
                        dataService: {enabled: true}
                        """.replace("LICENCE", LICENCE), List.of(
                        "redis.type: \"azure-managed-redis\" — is no cache store of the gateway: it takes such a cache for a plain Redis, "
                                + "and cannot follow a cluster of Azure's; write type: azure-redis",
                        "redis.mode — cluster limits the job queues of the gateway and the data service; Portkey documents a second "
                                + "Redis without a cluster for them: environmentVariables.gateway and .dataService.REDIS_WORKERS_URL")),
                // Azure Managed Redis answers MOVED unless told otherwise: redis/node-redis #3256, redis/ioredis #1587.
                Arguments.of("an Azure Managed Redis that may be a cluster", """
                        redis: {type: azure-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000'}
                        secrets: {gateway: {LICENCE, REDIS_PASSWORD: redis-password}}
                        """.replace("LICENCE", LICENCE), List.of(
                        "redis.mode — is standalone by default, but Azure Managed Redis is made with the clustering policy OSSCluster "
                                + "unless told otherwise, and then answers MOVED; write mode: cluster for OSSCluster, "
                                + "mode: standalone for the others")),
                Arguments.of("a private link whose version nobody wrote", """
                        networkMode: new
                        controlPlanePrivateLink: {outbound: true}
                        """, List.of(
                        "controlPlanePrivateLink.version — is v2 by default since 1.1.0; a stack whose link was made as version 1 writes "
                                + "version: v1 before its next update, or the link that Portkey approved is deleted; "
                                + "a new stack writes version: v2")),
                Arguments.of("names of the other version of the private link", """
                        networkMode: new
                        dataService: {enabled: true}
                        controlPlanePrivateLink: {outbound: true, version: v1, configureGateway: false}
                        environmentVariables:
                          gateway: {ALBUS_BASEPATH: 'https://private.azure-cp.portkey.ai/albus', CONFIG_READER_PATH: 'https://api.portkey.ai/model-configs'}
                          mcp: {CONTROL_PLANE_BASEPATH: 'https://azure-cp.privatelink-az.portkey.ai/api/v1'}
                          dataService: {ALBUS_ENDPOINT: 'https://private.azure-cp.portkey.ai/albus'}
                        """, Stream.of("gateway.ALBUS_BASEPATH", "dataService.ALBUS_ENDPOINT").map(key -> "environmentVariables." + key
                        + " — names the control plane as another version of the private link does, and nothing resolves that name; "
                        + "this stack's link has azure-cp.privatelink-az.portkey.ai: write that, or remove the line and write "
                        + "controlPlanePrivateLink.configureGateway: true").toList()),
                Arguments.of("a private link that is not made", "controlPlanePrivateLink: {version: v2}", List.of(
                        "controlPlanePrivateLink.outbound — the other keys of controlPlanePrivateLink have no effect; write outbound: true")),
                Arguments.of("zones without a VNet", """
                        highAvailability: true
                        gateway: {minReplicas: 2}
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000'}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation, REDIS_PASSWORD: redis-password}}
                        """, List.of(
                        "highAvailability — the Container Apps environment spreads over zones only in a VNet; "
                                + "write networkMode: new or existing")),
                Arguments.of("zones without replicas in them", """
                        highAvailability: true
                        networkMode: new
                        serverMode: all
                        mcp: {minReplicas: 0, cpuScaleThreshold: null}
                        dataService: {enabled: true}
                        """, List.of(
                        "gateway.minReplicas — the only replica is in one zone; with highAvailability write 2 or more",
                        "mcp.minReplicas — the only replica is in one zone; with highAvailability write 2 or more",
                        "dataService.minReplicas — the only replica is in one zone; with highAvailability write 2 or more",
                        "redis.type — redis is a container with one replica, in one zone; "
                                + "with highAvailability use a cache that spreads over zones")),
                // Learn, Quotas for Azure Container Apps: 100 cores in an environment, which can be raised.
                Arguments.of("more replicas than the quota", """
                        serverMode: all
                        gateway: {cpu: 2, memory: 4Gi, maxReplicas: 30}
                        mcp: {cpu: 1.25, memory: 2.5Gi, maxReplicas: 32}
                        """, List.of(
                        "gateway.maxReplicas — with all replicas the apps of an environment have 100.5 vCPU, and Azure allows 100 unless you have "
                                + "asked for more; ask for a higher quota of cores per environment, or write less")),
                Arguments.of("no more replicas than the quota", """
                        gateway: {cpu: 0.5, memory: 1Gi, maxReplicas: 199}
                        """, List.of()),
                // Learn, List of Azure regions, 23 September 2025; LocationNotSupportAvailabilityZones for westus: pivotal/paving #79.
                Arguments.of("zones in a region without zones", """
                        location: westus
                        networkMode: new
                        highAvailability: true
                        gateway: {minReplicas: 2}
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000'}
                        secrets: {gateway: {REDIS_PASSWORD: p, PORTKEY_CLIENT_AUTH: a, ORGANISATIONS_TO_SYNC: o}}
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, requestTimeoutSeconds: 240, private: false, sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/tls'}
                        """, Stream.of("appGateway.zoneRedundant/false", "highAvailability/false", "storage.replication/LRS or GRS")
                        .map(use -> use.split("/")[0] + " — asks for availability zones, which westus did not have on 23 September 2025, and Azure refuses "
                                + "that; write " + use.split("/")[1] + ", or take a region with zones (learn.microsoft.com/azure/reliability/regions-list)")
                        .toList()),
                Arguments.of("a VNet in another subscription", """
                        azure-native:subscriptionId: 99999999-1111-4222-8333-444444444444
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, privateDns: {mode: none}}
                        """, List.of(
                        "vnet.id — is in another subscription than azure-native:subscriptionId; Azure is reported to refuse such a VNet for a "
                                + "Container Apps environment (azure-container-apps #1534, one report), so try it before you rely on it")),
                Arguments.of("a VNet in the subscription", """
                        azure-native:subscriptionId: '1'
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, privateDns: {mode: none}}
                        """, List.of()),
                Arguments.of("a variable that the program sets", """
                        environmentVariables: {gateway: {REDIS_URL: 'redis://other:6379'}, mcp: {LOG_STORE: s3}}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation, AZURE_STORAGE_ACCOUNT: account}}
                        """, List.of(
                        "secrets.gateway.AZURE_STORAGE_ACCOUNT — replaces what the program sets from storage",
                        "environmentVariables.gateway.REDIS_URL — replaces what the program sets from redis",
                        "environmentVariables.mcp.LOG_STORE — replaces what the program sets from storage; "
                                + "the stack has its storage account all the same")),
                Arguments.of("a gateway that knows no organisation", "secrets: {gateway: {ORGANISATIONS_TO_SYNC: organisation}}", List.of(
                        "secrets.gateway.PORTKEY_CLIENT_AUTH — is missing, and without it the gateway does not work with Portkey; "
                                + "write the name of its Key Vault secret, like PORTKEY_CLIENT_AUTH: portkey-client-auth")),
                Arguments.of("an organisation that is a variable", """
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth}}
                        environmentVariables: {gateway: {ORGANISATIONS_TO_SYNC: 0f5c1d3e}}
                        """, List.of()),
                Arguments.of("an MCP gateway alone takes its own variables", """
                        serverMode: mcp
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth}}
                        environmentVariables: {mcp: {ORGANISATIONS_TO_SYNC: 0f5c1d3e}}
                        """, List.of()),
                Arguments.of("a name that clients of the MCP gateway cannot resolve", """
                        serverMode: all
                        mcpGatewayBaseUrl: http://mcp
                        """, List.of(
                        "mcpGatewayBaseUrl — has a name that clients cannot resolve, but they are sent there for OAuth; "
                                + "remove the line to have the value of the output mcpUrl")),
                Arguments.of("routing by path", """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert}
                        """, List.of(
                        "appGateway.routingMode — path is not recommended by Portkey: since 3.0.0 its module calls it deprecated, and "
                                + "OAuth of an MCP gateway needs /.well-known at the root of its host; write routingMode: host")),
                Arguments.of("a data service that wants a newer gateway", """
                        gatewayImage: {tag: 2.2.2}
                        dataService: {enabled: true}
                        """, List.of(
                        "gatewayImage.tag — is too old for the data service, whose image works with gateway 2.8.0 and newer since 1.7.0; "
                                + "write 2.8.0 or newer, or an older dataServiceImage.tag")),
                Arguments.of("tags that are no versions", """
                        gatewayImage: {tag: stable}
                        dataService: {enabled: true}
                        """, List.of()),
                Arguments.of("a registry that is the stack's", """
                        registry: {type: acr, acrId: $ACR}
                        redisImage: {registry: acr.azurecr.io}
                        """, List.of(
                        "redisImage.registry — is the stack's registry, but the app pulls from it without signing in; "
                                + "write registry: own")));
    }
}
