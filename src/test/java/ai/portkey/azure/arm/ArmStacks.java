package ai.portkey.azure.arm;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.plan.Plan;
import com.google.common.base.Suppliers;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plans for tests: every stack file of the repository, and stacks that use every option. Each is made once, when it is asked
 * for.
 */
public final class ArmStacks {

    private static final String VNET = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/hub-rg"
            + "/providers/Microsoft.Network/virtualNetworks/hub";

    private static final Map<String, String> EVERY_OPTION = Map.of(
            "smallest", "{}",
            "everything", """
                    serverMode: all
                    networkMode: new
                    ingressType: application_gateway
                    appGateway:
                      routingMode: path
                      skuName: WAF_v2
                      skuTier: WAF_v2
                      enableWaf: true
                      sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                      sslCertKeyVaultResourceGroup: ssl-rg
                    dataService: {enabled: true}
                    storage: {retentionDays: 30, privateEndpoint: true, versioning: true, softDeleteDays: 7}
                    peerEncryption: true
                    controlPlanePrivateLink: {outbound: true, version: both}
                    secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}
                    secretVolumeMounts: [{name: all-secrets, mountPath: /mnt/secrets}]
                    environmentVariables: {gateway: {LIST: "[1, 2]", QUOTE: "it's", OPEN: "[a] and b"}}
                    monitoring:
                      diagnostics: true
                      workbook: true
                      alerts:
                        emails: [ops@example.com]
                        webhooks: ['https://hooks.example.com/token']
                        thresholds: {serverErrorPercent: 5}
                    highAvailability: true
                    protect: true
                    """,
            "existing-network", """
                    networkMode: existing
                    vnet:
                      id: %1$s
                      acaSubnetId: %1$s/subnets/aca
                      appGatewaySubnetId: %1$s/subnets/appgw
                      privateLinkSubnetId: %1$s/subnets/pe
                    ingressType: application_gateway
                    appGateway: {routingMode: host, gatewayHost: gateway.example.com, public: false}
                    controlPlanePrivateLink: {outbound: true, version: v1}
                    """.formatted(VNET),
            "regions", """
                    networkMode: new
                    secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com]}
                    dataService: {enabled: true}
                    secondRegion: {location: westeurope, traffic: standby}
                    ingress: {allowedCidrs: [198.51.100.7]}
                    frontDoor: {enabled: true, enableWaf: true, privateLink: true, gatewayHost: gateway.example.com}
                    """,
            "data", """
                    networkMode: new
                    vnet: {natGateway: false}
                    secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com], allowedCidrs: [198.51.100.7]}
                    redis: {type: azure-managed-redis, provision: {}}
                    monitoring: {diagnostics: true, workbook: true, alerts: {emails: [ops@example.com]}}
                    """,
            "acr", """
                    registry:
                      type: acr
                      acrId: /subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/shared-rg/providers/Microsoft.ContainerRegistry/registries/portkeyacr
                    serverMode: mcp
                    gateway: {cpuScaleThreshold: null, memoryScaleThreshold: 80}
                    ingress: {allowedCidrs: [198.51.100.0/24, 192.0.2.7/32]}
                    """,
            "existing-storage", """
                    storage: {resourceGroup: logs-rg, authMode: managed, accountName: portkeylogs, containerName: logs}
                    mcp: {cpuScaleThreshold: null}
                    serverMode: all
                    """);

    private static final Map<String, Plan> PLANS = Maps.transformValues(plans(), Supplier::get);

    private ArmStacks() {}

    /** All plans by a name that says where they come from. */
    public static Map<String, Plan> all() {
        return PLANS;
    }

    public static Plan get(String name) {
        return PLANS.get(name);
    }

    private static Map<String, Supplier<Plan>> plans() {
        var plans = new LinkedHashMap<String, Supplier<Plan>>();
        new TreeMap<>(EVERY_OPTION)
                .forEach((name, yaml) -> plans.put(
                        name, Suppliers.memoize(() -> TestStack.with(yaml).plan())));
        try (var root = Files.list(Path.of(""));
                var examples = Files.walk(Path.of("examples"), 2)) {
            Stream.concat(root, examples.filter(file -> !isOtherProgram(file)))
                    .filter(file -> file.getFileName().toString().matches("Pulumi\\.[^.]+\\.yaml"))
                    .sorted()
                    .forEach(file -> plans.put(
                            file.toString(),
                            Suppliers.memoize(() -> Stacks.plan(StackFile.load(
                                    file, file.getFileName().toString().split("\\.")[1])))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plans;
    }

    private static boolean isOtherProgram(Path file) {
        return Files.exists(file.resolveSibling("Pulumi.yaml"));
    }
}
