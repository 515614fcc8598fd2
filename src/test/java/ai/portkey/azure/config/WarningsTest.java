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
                .containsExactlyElementsOf(
                        expected.stream().map(line -> "portkey-gateway:" + line).toList());
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of(
                        "a small Application Gateway subnet",
                        """
                        networkMode: new
                        vnet: {appGatewaySubnetCidr: 10.0.4.0/27}
                        """,
                        List.of("vnet.appGatewaySubnetCidr: \"10.0.4.0/27\" — leaves little room for scaling; Azure "
                                + "recommends a /24, or at least a /26")),
                Arguments.of(
                        "no replica that load could be measured on",
                        "gateway: {minReplicas: 0}",
                        List.of(
                                "gateway.minReplicas: 0 — CPU and memory rules cannot start an app that has no replicas; set "
                                        + "both thresholds to null to scale by HTTP requests, or set minReplicas: 1")),
                Arguments.of(
                        "an HTTP rule that is not in force",
                        "gateway: {httpScaleConcurrentRequests: 50}",
                        List.of(
                                "gateway.httpScaleConcurrentRequests: 50 — has no effect while a CPU or memory threshold is "
                                        + "set; "
                                        + "set cpuScaleThreshold and memoryScaleThreshold to null to scale by HTTP requests")),
                Arguments.of(
                        "an image that can change",
                        "gatewayImage: {tag: latest}",
                        List.of("gatewayImage.tag: \"latest\" — the deployed image can change without a configuration "
                                + "change; use a version, or add a digest")),
                Arguments.of(
                        "anonymous pulls",
                        """
                        gatewayImage: {image: example/gateway, tag: 1.2.3}
                        registry: {type: dockerhub}
                        """,
                        List.of(
                                "registry.dockerCredentials — is missing: images are pulled anonymously, and Docker Hub limits such pulls")),
                Arguments.of(
                        "a user name in plain",
                        """
                        registry: {dockerCredentials: {keyVaultName: kv1, keyVaultResourceGroup: rg, username: me, passwordSecret: pass}}
                        """,
                        List.of(
                                "registry.dockerCredentials.username: \"me\" — is stored in plain text in the stack file; "
                                        + "set it with: "
                                        + "pulumi config set --secret --path portkey-gateway:registry.dockerCredentials.username")),
                Arguments.of(
                        "only the control plane is let in",
                        "ingress: {allowControlPlane: true}",
                        List.of("ingress.allowControlPlane: true — only Portkey's control plane can connect; add your "
                                + "clients' addresses to ingress.allowedCidrs, or 0.0.0.0/0 for everyone")),
                Arguments.of(
                        "an Application Gateway that is not deployed",
                        "appGateway: {public: false}",
                        List.of("appGateway: an object — has no effect with ingressType: aca; set ingressType: "
                                + "application_gateway, or remove it")),
                Arguments.of(
                        "a gateway with only a private frontend",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, public: false}
                        """,
                        List.of(
                                "appGateway.public — a gateway with only a private frontend requires the subscription feature "
                                        + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                        + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of(
                        "plain HTTP to the internet",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        """,
                        List.of(
                                "appGateway.sslCertKeyVaultSecretId — is missing: API keys and prompts cross the internet unencrypted")),
                Arguments.of(
                        "HTTP beside HTTPS, and keys without effect",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway:
                          gatewayHost: gateway.example.com
                          sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                          httpsRedirect: false
                          wafMode: Detection
                        """,
                        List.of(
                                "appGateway.wafMode: \"Detection\" — has no effect without a WAF; set enableWaf: true",
                                "appGateway.httpsRedirect: false — port 80 stays open and accepts unencrypted API keys")),
                // adamdost-0/linux-update-cds #22: an allow rule denied other apps of the environment.
                Arguments.of(
                        "an allow list before apps that call each other",
                        """
                        dataService: {enabled: true}
                        ingress: {allowedCidrs: [203.0.113.7]}
                        """,
                        List.of(
                                "ingress — the allow list may block the stack's own apps from each other, and without a VNet "
                                        + "their addresses are unknown; set networkMode: new, or test it and look for 403 in "
                                        + "their logs")),
                Arguments.of(
                        "the same in a VNet whose range is not known",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe}
                        serverMode: all
                        ingress: {allowedCidrs: [203.0.113.7]}
                        """,
                        List.of(
                                "vnet.acaSubnetCidr — is missing: the allow list may block the stack's own apps from each "
                                        + "other; set it to the range of vnet.acaSubnetId, which is then allowed")),
                Arguments.of("nobody calls another app", "ingress: {allowedCidrs: [203.0.113.7]}", List.of()),
                // Learn, Ingress in Azure Container Apps: "Request timeout is 240 seconds".
                Arguments.of(
                        "a timeout that is longer than that of Container Apps",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {public: false, gatewayHost: gateway.example.com, requestTimeoutSeconds: 241}
                        """,
                        List.of(
                                "appGateway.requestTimeoutSeconds: 241 — the Container Apps ingress behind it gives up after "
                                        + "240 seconds; set 240 or less, or enable premium ingress for the environment "
                                        + "(docs/streaming.md)",
                                "appGateway.public — a gateway with only a private frontend requires the subscription feature "
                                        + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                        + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of(
                        "no more than Container Apps wait",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, requestTimeoutSeconds: 240}
                        """,
                        List.of(
                                "appGateway.sslCertKeyVaultSecretId — is missing: API keys and prompts cross the internet unencrypted")),
                Arguments.of(
                        "a certificate's group without a certificate",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {public: false, gatewayHost: gateway.example.com, sslCertKeyVaultResourceGroup: my-ssl-kv-rg}
                        """,
                        List.of(
                                "appGateway.sslCertKeyVaultResourceGroup: \"my-ssl-kv-rg\" — has no effect without sslCertKeyVaultSecretId",
                                "appGateway.public — a gateway with only a private frontend requires the subscription feature "
                                        + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                                        + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation")),
                Arguments.of(
                        "sizes of a data service that is not deployed",
                        "dataService: {cpu: 2}",
                        List.of(
                                "dataService: an object — the data service is not deployed; set dataService.enabled: true")),
                Arguments.of(
                        "variables of a data service that is not deployed",
                        """
                        environmentVariables: {dataService: {A: b}}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation}, dataService: {C: d}}
                        """,
                        List.of(
                                "environmentVariables.dataService — has no effect, because the data service is not deployed; "
                                        + "set dataService.enabled: true, or remove it",
                                "secrets.dataService — has no effect, because the data service is not deployed; set "
                                        + "dataService.enabled: true, or remove it")),
                Arguments.of(
                        "a cache without TLS, password and use for sizes",
                        """
                        redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379', cpu: 1}
                        redisImage: {tag: '7.4'}
                        """,
                        List.of(
                                "redis.cpu: 1 — has no effect with type azure-redis; remove it",
                                "redis.endpoint: \"redis://cache.example.com:6379\" — the cache's password and data travel "
                                        + "unencrypted; use rediss:// if the cache supports TLS",
                                "redis.type: \"azure-redis\" — redisImage has no effect with this type; remove it",
                                "redis.type — no password for the cache; set secrets.gateway.REDIS_PASSWORD: "
                                        + "NAME-OF-THE-SECRET, or for a managed "
                                        + "identity environmentVariables.gateway.AZURE_REDIS_AUTH_MODE: managed")),
                Arguments.of("a cache that lets an identity in", """
                        redis: {type: azure-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000', mode: standalone}
                        environmentVariables: {gateway: {AZURE_REDIS_AUTH_MODE: managed}}
                        """, List.of()),
                Arguments.of(
                        "a gateway that may be too old for a password",
                        """
                        gatewayImage: {tag: 2.2.2}
                        redis: {type: azure-redis, provision: {}}
                        """,
                        List.of(
                                "gatewayImage.tag — may be too old to authenticate to the cache: gateways before 2.8.0 are "
                                        + "not known to support "
                                        + "AZURE_REDIS_AUTH_MODE: password with CACHE_STORE: azure-redis; update the image")),
                Arguments.of(
                        "a cluster that the gateway's plain client cannot follow, and its job queues",
                        """
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000', mode: cluster}
                        secrets: {gateway: {LICENCE, REDIS_PASSWORD: redis-password}}
                        dataService: {enabled: true}
                        """.replace("LICENCE", LICENCE),
                        List.of(
                                "redis.type: \"azure-managed-redis\" — is not a cache store of the gateway: it treats the "
                                        + "cache as a plain Redis and cannot use an Azure cluster; set type: azure-redis",
                                "redis.mode — cluster limits the job queues of the gateway and the data service; Portkey "
                                        + "documents a second, non-clustered Redis for them: environmentVariables.gateway "
                                        + "and .dataService.REDIS_WORKERS_URL")),
                // Azure Managed Redis answers MOVED unless told otherwise: redis/node-redis #3256, redis/ioredis #1587.
                Arguments.of(
                        "an Azure Managed Redis that may be a cluster",
                        """
                        redis: {type: azure-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000'}
                        secrets: {gateway: {LICENCE, REDIS_PASSWORD: redis-password}}
                        """.replace("LICENCE", LICENCE),
                        List.of(
                                "redis.mode — defaults to standalone, but Azure Managed Redis defaults to the clustering "
                                        + "policy OSSCluster and then answers MOVED; set mode: cluster for OSSCluster, mode: "
                                        + "standalone otherwise")),
                Arguments.of(
                        "a private link whose version nobody wrote",
                        """
                        networkMode: new
                        controlPlanePrivateLink: {outbound: true}
                        """,
                        List.of("controlPlanePrivateLink.version — defaults to v2 since 1.1.0; if the stack's link was "
                                + "created as version 1, set version: v1 before the next update, or the link that "
                                + "Portkey approved is deleted; in a new stack set version: v2")),
                Arguments.of(
                        "names of the other version of the private link",
                        """
                        networkMode: new
                        dataService: {enabled: true}
                        controlPlanePrivateLink: {outbound: true, version: v1, configureGateway: false}
                        environmentVariables:
                          gateway: {ALBUS_BASEPATH: 'https://private.azure-cp.portkey.ai/albus', CONFIG_READER_PATH: 'https://api.portkey.ai/model-configs'}
                          mcp: {CONTROL_PLANE_BASEPATH: 'https://azure-cp.privatelink-az.portkey.ai/api/v1'}
                          dataService: {ALBUS_ENDPOINT: 'https://private.azure-cp.portkey.ai/albus'}
                        """,
                        Stream.of("gateway.ALBUS_BASEPATH", "dataService.ALBUS_ENDPOINT")
                                .map(key -> "environmentVariables." + key
                                        + " — has the host name of another version of the private link, which nothing resolves; this "
                                        + "stack's link uses azure-cp.privatelink-az.portkey.ai: use that, or remove it and set "
                                        + "controlPlanePrivateLink.configureGateway: true")
                                .toList()),
                Arguments.of(
                        "a private link that is not made",
                        "controlPlanePrivateLink: {version: v2}",
                        List.of("controlPlanePrivateLink.outbound — the other keys of controlPlanePrivateLink have no "
                                + "effect; set outbound: true")),
                Arguments.of(
                        "zones without a VNet",
                        """
                        highAvailability: true
                        gateway: {minReplicas: 2}
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000'}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation, REDIS_PASSWORD: redis-password}}
                        """,
                        List.of(
                                "highAvailability — the Container Apps environment is only zone-redundant in a VNet; set "
                                        + "networkMode: new or existing")),
                Arguments.of(
                        "zones without replicas in them",
                        """
                        highAvailability: true
                        networkMode: new
                        serverMode: all
                        mcp: {minReplicas: 0, cpuScaleThreshold: null}
                        dataService: {enabled: true}
                        """,
                        List.of(
                                "gateway.minReplicas — the only replica is in one zone; with highAvailability set 2 or more",
                                "mcp.minReplicas — the only replica is in one zone; with highAvailability set 2 or more",
                                "dataService.minReplicas — the only replica is in one zone; with highAvailability set 2 or "
                                        + "more",
                                "redis.type — redis is a container with one replica, in one zone; with highAvailability use "
                                        + "a zone-redundant cache")),
                // Learn, Quotas for Azure Container Apps: 100 cores in an environment, which can be raised.
                Arguments.of(
                        "more replicas than the quota",
                        """
                        serverMode: all
                        gateway: {cpu: 2, memory: 4Gi, maxReplicas: 30}
                        mcp: {cpu: 1.25, memory: 2.5Gi, maxReplicas: 32}
                        """,
                        List.of(
                                "gateway.maxReplicas — with all replicas the apps in an environment use 100.5 vCPU, and "
                                        + "Azure allows 100 unless you requested more; request a higher quota of cores per "
                                        + "environment, or lower the values")),
                Arguments.of("no more replicas than the quota", """
                        gateway: {cpu: 0.5, memory: 1Gi, maxReplicas: 199}
                        """, List.of()),
                // Learn, List of Azure regions, 23 September 2025; LocationNotSupportAvailabilityZones for westus:
                // pivotal/paving #79.
                Arguments.of(
                        "zones in a region without zones",
                        """
                        location: westus
                        networkMode: new
                        highAvailability: true
                        gateway: {minReplicas: 2}
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000'}
                        secrets: {gateway: {REDIS_PASSWORD: p, PORTKEY_CLIENT_AUTH: a, ORGANISATIONS_TO_SYNC: o}}
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, requestTimeoutSeconds: 240, private: false, sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/tls'}
                        """,
                        Stream.of(
                                        "appGateway.zoneRedundant/false",
                                        "highAvailability/false",
                                        "storage.replication/LRS or GRS")
                                .map(use ->
                                        use.split("/")[0] + " — requires availability zones, which westus did not have "
                                                + "on 23 September 2025, so Azure refuses it; set "
                                                + use.split("/")[1] + ", or choose a region with zones "
                                                + "(learn.microsoft.com/azure/reliability/regions-list)")
                                .toList()),
                Arguments.of(
                        "a VNet in another subscription",
                        """
                        azure-native:subscriptionId: 99999999-1111-4222-8333-444444444444
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, privateDns: {mode: none}}
                        """,
                        List.of("vnet.id — is in a different subscription than azure-native:subscriptionId; Azure is "
                                + "reported to refuse such a VNet for a "
                                + "Container Apps environment (azure-container-apps #1534, one report), so test it "
                                + "before you rely on it")),
                Arguments.of("a VNet in the subscription", """
                        azure-native:subscriptionId: '1'
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, privateDns: {mode: none}}
                        """, List.of()),
                Arguments.of(
                        "a variable that the program sets",
                        """
                        environmentVariables: {gateway: {REDIS_URL: 'redis://other:6379'}, mcp: {LOG_STORE: s3}}
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth, ORGANISATIONS_TO_SYNC: organisation, AZURE_STORAGE_ACCOUNT: account}}
                        """,
                        List.of(
                                "secrets.gateway.AZURE_STORAGE_ACCOUNT — overrides what the program sets from storage",
                                "environmentVariables.gateway.REDIS_URL — overrides what the program sets from redis",
                                "environmentVariables.mcp.LOG_STORE — overrides what the program sets from storage; the "
                                        + "stack still has its storage account")),
                Arguments.of(
                        "a gateway that knows no organisation",
                        "secrets: {gateway: {ORGANISATIONS_TO_SYNC: organisation}}",
                        List.of(
                                "secrets.gateway.PORTKEY_CLIENT_AUTH — is missing, and without it the gateway does not work "
                                        + "with Portkey; set it to the name of the Key Vault secret, like "
                                        + "PORTKEY_CLIENT_AUTH: portkey-client-auth")),
                Arguments.of("an organisation that is a variable", """
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth}}
                        environmentVariables: {gateway: {ORGANISATIONS_TO_SYNC: 0f5c1d3e}}
                        """, List.of()),
                Arguments.of("an MCP gateway alone takes its own variables", """
                        serverMode: mcp
                        secrets: {gateway: {PORTKEY_CLIENT_AUTH: auth}}
                        environmentVariables: {mcp: {ORGANISATIONS_TO_SYNC: 0f5c1d3e}}
                        """, List.of()),
                Arguments.of(
                        "a name that clients of the MCP gateway cannot resolve",
                        """
                        serverMode: all
                        mcpGatewayBaseUrl: http://mcp
                        """,
                        List.of("mcpGatewayBaseUrl — has a host name that clients cannot resolve, but OAuth sends them "
                                + "there; remove it to use the value of the output mcpUrl")),
                Arguments.of(
                        "routing by path",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert}
                        """,
                        List.of(
                                "appGateway.routingMode — path is not recommended by Portkey: since 3.0.0 its module calls "
                                        + "it deprecated, and OAuth with an MCP gateway needs /.well-known at the root of "
                                        + "the host; set routingMode: host")),
                Arguments.of(
                        "a data service that wants a newer gateway",
                        """
                        gatewayImage: {tag: 2.2.2}
                        dataService: {enabled: true}
                        """,
                        List.of("gatewayImage.tag — is too old for the data service, which since 1.7.0 only works with "
                                + "gateway 2.8.0 and newer; set 2.8.0 or newer, or an older dataServiceImage.tag")),
                Arguments.of("tags that are no versions", """
                        gatewayImage: {tag: stable}
                        dataService: {enabled: true}
                        """, List.of()),
                Arguments.of(
                        "a registry that is the stack's",
                        """
                        registry: {type: acr, acrId: $ACR}
                        redisImage: {registry: acr.azurecr.io}
                        """,
                        List.of("redisImage.registry — is the stack's registry, but the app pulls from it without "
                                + "credentials; set registry: own")));
    }
}
