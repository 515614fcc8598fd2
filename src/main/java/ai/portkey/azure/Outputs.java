package ai.portkey.azure;

import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.entrance.Entrance;
import ai.portkey.azure.component.network.ControlPlaneLink;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.app.ClientApp;
import com.pulumi.Context;
import com.pulumi.core.Output;
import java.util.Optional;

/**
 * The outputs of the stack, by the module's names in camelCase. An output that does not apply is absent. Their meaning
 * is documented in docs/outputs.md; other stacks depend on the names.
 */
public final class Outputs {

    private final Context context;
    private final PortkeyConfig config;

    Outputs(Context context, PortkeyConfig config) {
        this.context = context;
        this.config = config;
    }

    /** Everything of the first region but its apps. */
    Outputs region(Region first) {
        context.export("resourceGroupName", first.target().resourceGroupName());
        context.export("resourceGroupId", first.target().resourceGroupId());
        network(first.network());
        environment(first.environment());
        secrets(first.secrets());
        logStore(first.logStore());
        first.controlPlaneLink().ifPresent(this::controlPlaneLink);
        return this;
    }

    /** The apps of the first region, and the URLs that clients use. */
    Outputs apps(Region first) {
        first.app(ClientApp.GATEWAY).ifPresent(app -> {
            context.export("gatewayId", app.appId());
            context.export("gatewayName", app.appName());
            context.export("gatewayFqdn", app.fqdn());
            context.export("gatewayUrl", first.entrance().url(ClientApp.GATEWAY));
            context.export("inboundGatewayFqdn", withoutInternal(app.fqdn()));
        });
        first.app(ClientApp.MCP).ifPresent(app -> {
            context.export("mcpFqdn", app.fqdn());
            context.export("mcpUrl", first.entrance().url(ClientApp.MCP));
            context.export("inboundMcpFqdn", withoutInternal(app.fqdn()));
        });
        return this;
    }

    /** What differs in the second region. */
    Outputs secondRegion(Optional<Region> second) {
        second.ifPresent(region -> {
            context.export("secondRegionResourceGroupName", region.target().resourceGroupName());
            context.export(
                    "secondRegionContainerAppEnvironmentId",
                    region.environment().environmentId());
            context.export(
                    "secondRegionManagedIdentityPrincipalId", region.secrets().principalId());
            region.network().vnet().ifPresent(vnet -> context.export("secondRegionVnetId", vnet.id()));
            export("secondRegionNatGatewayPublicIp", region.network().natGatewayPublicIp());
            region.app(ClientApp.GATEWAY).ifPresent(app -> context.export("secondRegionGatewayFqdn", app.fqdn()));
            region.app(ClientApp.MCP).ifPresent(app -> context.export("secondRegionMcpFqdn", app.fqdn()));
            region.controlPlaneLink().ifPresent(link -> {
                context.export("secondRegionControlPlanePrivateEndpointId", link.endpointId());
                export("secondRegionControlPlaneNextPrivateEndpointId", link.nextEndpointId());
            });
        });
        return this;
    }

    /** What an Application Gateway or Front Door adds. */
    Outputs entrance(Entrance entrance) {
        entrance.outputs().forEach(context::export);
        return this;
    }

    private void network(Network network) {
        network.vnet().ifPresent(vnet -> {
            context.export("vnetId", vnet.id());
            context.export("acaSubnetId", vnet.acaSubnetId());
        });
        export("natGatewayId", network.natGatewayId());
        export("natGatewayPublicIp", network.natGatewayPublicIp());
    }

    private void environment(AcaEnvironment environment) {
        context.export("containerAppEnvironmentId", environment.environmentId());
        context.export("containerAppEnvironmentName", environment.environmentName());
        context.export("containerAppEnvironmentFqdn", environment.defaultDomain());
        context.export("containerAppEnvironmentStaticIp", environment.staticIp());
        config.entrance()
                .customDomain()
                .ifPresent(domain -> context.export("customDomainVerificationId", environment.domainVerificationId()));
    }

    private void secrets(KeyVaultSecrets secrets) {
        var vault = secrets.vault(config.data().secretsKeyVault());
        context.export("keyVaultId", vault.id());
        context.export("keyVaultName", vault.name());
        context.export("keyVaultUri", vault.uri());
        context.export("managedIdentityId", secrets.identityId());
        context.export("managedIdentityPrincipalId", secrets.principalId());
        context.export("managedIdentityClientId", secrets.clientId());
    }

    private void logStore(LogStore logStore) {
        context.export("storageAccountName", logStore.accountName());
        context.export("storageAccountId", logStore.accountId());
        context.export("storagePrimaryBlobEndpoint", logStore.blobEndpoint());
        context.export("storageContainerName", logStore.containerName());
    }

    private void controlPlaneLink(ControlPlaneLink link) {
        context.export("controlPlanePrivateEndpointId", link.endpointId());
        export("controlPlaneNextPrivateEndpointId", link.nextEndpointId());
        context.export("controlPlanePrivateIp", link.privateIp());
        context.export("controlPlanePrivateFqdn", Output.of(link.host()));
    }

    private void export(String name, Optional<Output<String>> value) {
        value.ifPresent(v -> context.export(name, v));
    }

    /** A private endpoint on the environment serves the apps without the infix of internal environments. */
    private static Output<String> withoutInternal(Output<String> fqdn) {
        return fqdn.applyValue(name -> name.replace(".internal.", "."));
    }
}
