package ai.portkey.azure;

import ai.portkey.azure.component.AcaEnvironment;
import ai.portkey.azure.component.AppGateway;
import ai.portkey.azure.component.ControlPlaneLink;
import ai.portkey.azure.component.GatewayApp;
import ai.portkey.azure.component.KeyVaultSecrets;
import ai.portkey.azure.component.LogStore;
import ai.portkey.azure.component.McpApp;
import ai.portkey.azure.component.Network;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.PortkeyConfig;
import com.pulumi.Context;
import com.pulumi.core.Output;
import java.util.Optional;

/**
 * The outputs of the stack, by the module's names in camelCase. An output that does not apply is absent. Their meaning
 * is documented in docs/outputs.md; other stacks depend on the names.
 */
final class Outputs {

    private final Context context;
    private final PortkeyConfig config;

    Outputs(Context context, Target target, PortkeyConfig config) {
        this.context = context;
        this.config = config;
        context.export("resourceGroupName", target.resourceGroupName());
        context.export("resourceGroupId", target.resourceGroupId());
    }

    Outputs network(Network network) {
        network.vnet().ifPresent(vnet -> {
            context.export("vnetId", vnet.id());
            context.export("acaSubnetId", vnet.acaSubnetId());
        });
        export("natGatewayId", network.natGatewayId());
        export("natGatewayPublicIp", network.natGatewayPublicIp());
        return this;
    }

    Outputs environment(AcaEnvironment environment) {
        context.export("containerAppEnvironmentId", environment.environmentId());
        context.export("containerAppEnvironmentName", environment.environmentName());
        context.export("containerAppEnvironmentFqdn", environment.defaultDomain());
        context.export("containerAppEnvironmentStaticIp", environment.staticIp());
        config.ingress().customDomain().ifPresent(domain ->
                context.export("customDomainVerificationId", environment.domainVerificationId()));
        return this;
    }

    Outputs apps(Optional<GatewayApp> gateway, Optional<McpApp> mcp, Optional<AppGateway> appGateway) {
        gateway.ifPresent(app -> {
            context.export("gatewayId", app.appId());
            context.export("gatewayName", app.appName());
            context.export("gatewayFqdn", app.fqdn());
            context.export("gatewayUrl", appGateway.flatMap(AppGateway::gatewayUrl).orElse(app.url()));
            context.export("inboundGatewayFqdn", withoutInternal(app.fqdn()));
        });
        mcp.ifPresent(app -> {
            context.export("mcpFqdn", app.fqdn());
            context.export("mcpUrl", appGateway.flatMap(AppGateway::mcpUrl).orElse(app.url()));
            context.export("inboundMcpFqdn", withoutInternal(app.fqdn()));
        });
        appGateway.ifPresent(front -> {
            context.export("appGatewayId", front.appGatewayId());
            export("appGatewayPublicIp", front.publicIp());
            export("appGatewayPrivateIp", front.privateIp());
        });
        return this;
    }

    Outputs secrets(KeyVaultSecrets secrets) {
        var vault = secrets.vault(config.secretsKeyVault());
        context.export("keyVaultId", vault.id());
        context.export("keyVaultName", vault.name());
        context.export("keyVaultUri", vault.uri());
        context.export("managedIdentityId", secrets.identityId());
        context.export("managedIdentityPrincipalId", secrets.principalId());
        context.export("managedIdentityClientId", secrets.clientId());
        return this;
    }

    Outputs logStore(LogStore logStore) {
        context.export("storageAccountName", logStore.accountName());
        context.export("storageAccountId", logStore.accountId());
        context.export("storagePrimaryBlobEndpoint", logStore.blobEndpoint());
        context.export("storageContainerName", logStore.containerName());
        return this;
    }

    Outputs controlPlaneLink(Optional<ControlPlaneLink> link) {
        link.ifPresent(l -> {
            context.export("controlPlanePrivateEndpointId", l.endpointId());
            export("controlPlaneNextPrivateEndpointId", l.nextEndpointId());
            context.export("controlPlanePrivateIp", l.privateIp());
            context.export("controlPlanePrivateFqdn", Output.of(l.host()));
        });
        return this;
    }

    private void export(String name, Optional<Output<String>> value) {
        value.ifPresent(v -> context.export(name, v));
    }

    /** A private endpoint on the environment serves the apps without the infix of internal environments. */
    private static Output<String> withoutInternal(Output<String> fqdn) {
        return fqdn.applyValue(name -> name.replace(".internal.", "."));
    }
}
