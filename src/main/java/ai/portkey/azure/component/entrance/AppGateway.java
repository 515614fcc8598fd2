package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.component.data.KeyVaults;
import ai.portkey.azure.component.entrance.AppGatewayBackends.Backend;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.Zones;
import ai.portkey.azure.component.operation.Alert;
import ai.portkey.azure.component.operation.Dashboard.Chart;
import ai.portkey.azure.component.operation.Dashboard.Section;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.CertificateConfig;
import com.pulumi.azurenative.network.ApplicationGateway;
import com.pulumi.azurenative.network.ApplicationGatewayArgs;
import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.PublicIPAddressArgs;
import com.pulumi.azurenative.network.enums.ResourceIdentityType;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayAutoscaleConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayFrontendIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayFrontendPortArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayGlobalConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewaySkuArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewaySslCertificateArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewaySslPolicyArgs;
import com.pulumi.azurenative.network.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.network.inputs.PublicIPAddressSkuArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An Application Gateway in front of the apps: public and private frontend or one of them, host or path routing, TLS with a
 * certificate from Key Vault, WAF policy.
 */
public final class AppGateway extends AzureComponent implements Entrance {

    /**
     * @param target       where it is put
     * @param config       its configuration
     * @param vnet         the VNet with the gateway's subnet
     * @param allowedCidrs clients that are let in, enforced by the firewall; empty = everyone, or the subnet's security group does it
     * @param vaults       where the certificate is
     * @param createAfter  what makes the apps' names known: a gateway that asks too early keeps the wrong answer
     * @see <a href="https://github.com/microsoft/azure-container-apps/issues/498">azure-container-apps #498</a>
     */
    public record Args(
            Target target,
            AppGatewayConfig config,
            Network.Vnet vnet,
            List<String> allowedCidrs,
            KeyVaults vaults,
            Prerequisites createAfter) {}

    private static final List<Chart> CHARTS = List.of(
            new Chart("Healthy hosts", Alert.APP_GATEWAY, "HealthyHostCount", "Average"),
            new Chart("Unhealthy hosts", Alert.APP_GATEWAY, "UnhealthyHostCount", "Average"),
            new Chart("Throughput (bytes per second)", Alert.APP_GATEWAY, "Throughput", "Average"));
    /** Which address of its subnet is the gateway's; Azure keeps the first four for itself. The module's choice. */
    private static final int PRIVATE_ADDRESS_INDEX = 10;

    private final Args args;
    private final AppGatewayConfig config;
    private final Optional<PublicIPAddress> address;
    private final Optional<Output<String>> privateIp;

    @SuppressWarnings("NullAway.Init") // leadTo makes it, before anybody asks for it.
    private ApplicationGateway gateway;

    public AppGateway(String name, Args args, ComponentResourceOptions options) {
        super("AppGateway", name, options);
        this.args = args;
        this.config = args.config();
        this.privateIp = config.isPrivate()
                ? Optional.of(args.vnet().appGatewaySubnetCidr().orElseThrow().applyValue(AppGateway::privateAddress))
                : Optional.empty();
        this.address = config.isPublic() ? Optional.of(publicAddress(args.target())) : Optional.empty();
    }

    /** Makes the gateway itself. Its addresses come first, because the apps are told their URL. */
    @Override
    public void leadTo(Origin origin) {
        this.gateway = create(origin.hosts().entrySet().stream()
                .map(app -> backend(app.getKey(), app.getValue()))
                .toList());

        var outputs = new LinkedHashMap<String, Output<?>>();
        outputs.put("appGatewayId", gateway.id());
        privateIp.ifPresent(ip -> outputs.put("privateIp", ip));
        publicIp().ifPresent(ip -> outputs.put("publicIp", ip));
        registerOutputs(outputs);
    }

    @Override
    public Output<String> url(ClientApp app) {
        var scheme = config.certificate().isPresent() ? "https://" : "http://";
        return config.routing().hosts(app).stream()
                .findFirst()
                .map(host -> Output.of(scheme + host))
                .orElseGet(() -> publicIp()
                        .or(() -> privateIp)
                        .orElseThrow()
                        .applyValue(ip -> scheme
                                + ip
                                + config.routing()
                                        .path(app)
                                        .map(Backend::prefix)
                                        .orElse("")));
    }

    @Override
    public Map<String, Output<String>> outputs() {
        var outputs = new LinkedHashMap<>(Map.of("appGatewayId", gateway.id()));
        publicIp().ifPresent(ip -> outputs.put("appGatewayPublicIp", ip));
        privateIp.ifPresent(ip -> outputs.put("appGatewayPrivateIp", ip));
        return outputs;
    }

    /** The gateway, and of its address attacks, and what DDoS protection does about them. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        var itself = new MonitoredResource(
                "app-gateway",
                gateway.id(),
                Alert::ofAppGateway,
                Optional.of(new Diagnostics(gateway.id(), true, true)));
        return Stream.concat(
                        Stream.of(itself),
                        address.stream().map(ip -> MonitoredResource.withoutAlerts("pip-appgw", ip.id(), true, true)))
                .toList();
    }

    @Override
    public List<Section> charts() {
        return List.of(new Section("Application Gateway", CHARTS, gateway.id()));
    }

    /** Present with {@code appGateway.public}. */
    private Optional<Output<String>> publicIp() {
        return address.map(ip -> ip.ipAddress().applyValue(Optional::orElseThrow));
    }

    private ApplicationGateway create(List<Backend> backends) {
        var target = args.target();
        var apps = new AppGatewayBackends(config, backends);
        var routing = new AppGatewayRouting(config, backends);

        var gateway = ApplicationGatewayArgs.builder()
                .applicationGatewayName(target.naming().appGateway())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .gatewayIPConfigurations(ApplicationGatewayIPConfigurationArgs.builder()
                        .name("gateway-ip-config")
                        .subnet(subnet(args))
                        .build())
                .frontendIPConfigurations(frontends())
                .frontendPorts(
                        ApplicationGatewayFrontendPortArgs.builder()
                                .name(AppGatewayParts.HTTP_PORT)
                                .port(80)
                                .build(),
                        ApplicationGatewayFrontendPortArgs.builder()
                                .name(AppGatewayParts.HTTPS_PORT)
                                .port(443)
                                .build())
                .sslPolicy(ApplicationGatewaySslPolicyArgs.builder()
                        .policyType("Predefined")
                        .policyName(config.sslPolicy())
                        .build())
                // A response that is held back is not a stream. Of requests the firewall needs the whole body.
                .globalConfiguration(ApplicationGatewayGlobalConfigurationArgs.builder()
                        .enableRequestBuffering(true)
                        .enableResponseBuffering(false)
                        .build())
                .backendAddressPools(apps.pools())
                .backendHttpSettingsCollection(apps.settings())
                .probes(apps.probes())
                .httpListeners(routing.listeners())
                .requestRoutingRules(routing.rules());
        if (config.zoneRedundant()) {
            gateway.zones(Zones.ALL);
        }
        var redirects = routing.redirects();
        if (!redirects.isEmpty()) {
            gateway.redirectConfigurations(redirects);
        }
        if (config.routing().isByPath()) {
            gateway.urlPathMaps(routing.pathMaps()).rewriteRuleSets(apps.rewriteRuleSets());
        }
        setCapacity(gateway);
        config.waf()
                .ifPresent(waf -> gateway.firewallPolicy(SubResourceArgs.builder()
                        .id(WafPolicy.create(this, target, waf, args.allowedCidrs())
                                .id())
                        .build()));
        var grants = config.certificate()
                .map(certificate -> useCertificate(gateway, args, certificate))
                .orElse(Prerequisites.NONE);
        return new ApplicationGateway(
                child("gateway"),
                gateway.build(),
                childOptions(args.createAfter().and(grants)));
    }

    private Backend backend(ClientApp app, Output<String> fqdn) {
        return new Backend(
                app.azureName(),
                fqdn,
                config.routing().hosts(app),
                config.routing().path(app),
                app.of(100, 200));
    }

    private void setCapacity(ApplicationGatewayArgs.Builder gateway) {
        var sku = ApplicationGatewaySkuArgs.builder().name(config.skuName()).tier(config.skuName());
        config.capacity()
                .match(
                        fixed -> gateway.sku(sku.capacity(fixed.instances()).build()),
                        autoscale -> gateway.sku(sku.build())
                                .autoscaleConfiguration(ApplicationGatewayAutoscaleConfigurationArgs.builder()
                                        .minCapacity(autoscale.min())
                                        .maxCapacity(autoscale.max())
                                        .build()));
    }

    /** The gateway reads its certificate with an identity of its own, which may read that one secret. */
    private Prerequisites useCertificate(
            ApplicationGatewayArgs.Builder gateway, Args args, CertificateConfig certificate) {
        var secrets = new KeyVaultSecrets(
                child("certificate"),
                new KeyVaultSecrets.Args(
                        args.target(),
                        args.target().naming().appGatewayIdentity(),
                        args.vaults(),
                        Set.of(SecretRef.of(certificate))),
                ComponentResourceOptions.builder().parent(this).build());
        gateway.identity(ManagedServiceIdentityArgs.builder()
                        .type(ResourceIdentityType.UserAssigned)
                        .userAssignedIdentities(secrets.identityId().applyValue(List::of))
                        .build())
                .sslCertificates(ApplicationGatewaySslCertificateArgs.builder()
                        .name(AppGatewayParts.CERTIFICATE)
                        .keyVaultSecretId(certificate.secretId())
                        .build());
        return secrets.prerequisites();
    }

    private List<ApplicationGatewayFrontendIPConfigurationArgs> frontends() {
        var frontends = new ArrayList<ApplicationGatewayFrontendIPConfigurationArgs>();
        address.ifPresent(ip -> frontends.add(ApplicationGatewayFrontendIPConfigurationArgs.builder()
                .name(AppGatewayParts.PUBLIC_FRONTEND)
                .publicIPAddress(SubResourceArgs.builder().id(ip.id()).build())
                .build()));
        privateIp.ifPresent(ip -> frontends.add(ApplicationGatewayFrontendIPConfigurationArgs.builder()
                .name(AppGatewayParts.PRIVATE_FRONTEND)
                .subnet(subnet(args))
                .privateIPAllocationMethod("Static")
                .privateIPAddress(ip)
                .build()));
        return frontends;
    }

    private static SubResourceArgs subnet(Args args) {
        return SubResourceArgs.builder()
                .id(args.vnet().appGatewaySubnetId().orElseThrow())
                .build();
    }

    private PublicIPAddress publicAddress(Target target) {
        var address = PublicIPAddressArgs.builder()
                .publicIpAddressName(target.naming().appGatewayPublicIp())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .sku(PublicIPAddressSkuArgs.builder().name("Standard").build())
                .publicIPAllocationMethod("Static");
        if (config.zoneRedundant()) {
            address.zones(Zones.ALL);
        }
        // Azure answers IPv4 unasked, so an adopted address has it; a change of it replaces.
        return new PublicIPAddress(
                child("public-ip"),
                address.build(),
                options().ignoreChanges(List.of("publicIPAddressVersion")).build());
    }

    private static String privateAddress(String subnetCidr) {
        return new IPAddressString(subnetCidr)
                .getAddress()
                .getLower()
                .withoutPrefixLength()
                .increment(PRIVATE_ADDRESS_INDEX)
                .toCanonicalString();
    }
}
