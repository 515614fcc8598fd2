package ai.portkey.azure.component.app;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateDns;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.entrance.CertificateConfig;
import ai.portkey.azure.config.network.Exposure;
import ai.portkey.azure.config.operation.MonitoringConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import ai.portkey.azure.provider.azure.Certificate;
import ai.portkey.azure.provider.azure.CertificateArgs;
import ai.portkey.azure.provider.azure.CertificatePropertiesArgs;
import ai.portkey.azure.provider.azure.ManagedEnvironment;
import ai.portkey.azure.provider.azure.ManagedEnvironmentArgs;
import ai.portkey.azure.provider.azure.PeerTrafficConfigurationArgs;
import ai.portkey.azure.provider.azure.WorkloadProfileArgs;
import com.pulumi.azurenative.app.inputs.AppLogsConfigurationArgs;
import com.pulumi.azurenative.app.inputs.LogAnalyticsConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.azurenative.operationalinsights.OperationalinsightsFunctions;
import com.pulumi.azurenative.operationalinsights.Workspace;
import com.pulumi.azurenative.operationalinsights.WorkspaceArgs;
import com.pulumi.azurenative.operationalinsights.inputs.GetSharedKeysArgs;
import com.pulumi.azurenative.operationalinsights.inputs.WorkspaceFeaturesArgs;
import com.pulumi.azurenative.operationalinsights.inputs.WorkspaceSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Container Apps environment with its Log Analytics workspace, a certificate from Key Vault if one is given, and, when
 * it is internal, the private DNS zone that resolves the apps' names inside the VNet.
 */
public final class AcaEnvironment extends AzureComponent implements Monitored {

    private static final String CONSUMPTION = "Consumption";
    /**
     * Needs no key of the workspace, which may be in any subscription.
     *
     * @see <a href="https://learn.microsoft.com/azure/container-apps/log-options">Log storage options</a>
     */
    private static final AppLogsConfigurationArgs TO_DIAGNOSTIC_SETTING =
            AppLogsConfigurationArgs.builder().destination("azure-monitor").build();

    /**
     * The addresses that Container Apps use themselves inside an environment.
     *
     * @see <a href="https://github.com/microsoft/azure-container-apps/issues/1298">azure-container-apps #1298</a>
     */
    private static final String INSIDE = "100.100.0.0/16";
    /**
     * Azure answers null without a VNet, whatever was sent. Stacks that version 1.0.0 made have it among their inputs.
     *
     * @see <a href="https://github.com/microsoft/azure-container-apps/issues/1323">azure-container-apps #1323</a>
     */
    private static final List<String> INVISIBLE_WITHOUT_VNET = List.of("infrastructureResourceGroup");

    /**
     * @param target        where it is put
     * @param vnet          the VNet, when there is one
     * @param exposure      from where it is reached; from the VNet alone it needs one
     * @param zoneRedundant replicas are spread over the zones; needs a VNet, fixed at creation
     * @param monitoring    where logs go
     * @param encrypted     traffic between the apps is encrypted
     * @param certificate   a certificate for the apps' host names
     * @param protect       the environment cannot be deleted or replaced by a plan
     * @param createAfter   what must exist before: role assignments, which take effect while the environment is made
     */
    public record Args(
            Target target,
            Optional<Network.Vnet> vnet,
            Exposure exposure,
            boolean zoneRedundant,
            MonitoringConfig monitoring,
            boolean encrypted,
            Optional<KeyVaultCertificate> certificate,
            boolean protect,
            Prerequisites createAfter) {

        private boolean isInternal() {
            return exposure == Exposure.VNET;
        }
    }

    /**
     * @param config the certificate
     * @param reader the environment's identity, which gets the right to read it
     */
    public record KeyVaultCertificate(CertificateConfig config, KeyVaultSecrets reader) {}

    private final Output<String> workspaceId;
    private final ManagedEnvironment environment;
    private final Optional<Certificate> certificate;
    private final Prerequisites names;
    private final List<String> ranges;

    public AcaEnvironment(String name, Args args, ComponentResourceOptions options) {
        super("AcaEnvironment", name, options);
        var existing = args.monitoring().workspace();
        var created = existing.isPresent()
                ? Optional.<Workspace>empty()
                : Optional.of(workspace(args.target(), args.monitoring().logRetentionDays()));
        this.workspaceId = existing.map(id -> Output.of(id.toString()))
                .orElseGet(() -> created.orElseThrow().id());
        var grants = args.certificate().map(this::grant).orElse(Prerequisites.NONE);
        this.environment = environment(args, created, grants);
        if (created.isEmpty()) {
            new Diagnostics(environment.id(), true, false)
                    .send(this, "logs", args.target().naming().logSetting(), workspaceId);
        }
        this.certificate = args.certificate().map(c -> certificate(args.target(), c, grants));
        this.ranges = args.vnet()
                .map(vnet -> Stream.concat(vnet.acaSubnetCidr().stream(), Stream.of(INSIDE))
                        .toList())
                .orElse(List.of());
        this.names = args.isInternal() ? resolveInside(args) : Prerequisites.NONE;
        registerOutputs(Map.of(
                "environmentId", environment.id(),
                "defaultDomain", environment.defaultDomain(),
                "staticIp", environment.staticIp()));
    }

    /** ARM id of the Log Analytics workspace. */
    public Output<String> workspaceId() {
        return workspaceId;
    }

    /** ARM id of the environment. */
    public Output<String> environmentId() {
        return environment.id();
    }

    /** Azure name of the environment. */
    public Output<String> environmentName() {
        return environment.name();
    }

    /** The domain of all apps. */
    public Output<String> defaultDomain() {
        return environment.defaultDomain();
    }

    /**
     * The URL of an app, before the app is there. The ingress answers HTTP, also that to the short name
     * {@code http://<app>}, with a redirect to HTTPS, and clients follow a redirected POST with a GET.
     *
     * @param app its name; with {@code .internal} when its ingress is
     * @see <a href="https://github.com/microsoft/aspire/issues/998">aspire #998</a>
     * @see <a href="https://learn.microsoft.com/azure/container-apps/ingress-overview#http">Ingress in Azure Container Apps</a>
     */
    public Output<String> url(String app) {
        return defaultDomain().applyValue(domain -> "https://" + app + "." + domain);
    }

    /** What a TXT record must hold that proves whose a host name is. */
    public Output<String> domainVerificationId() {
        return environment.domainVerificationId();
    }

    /** ARM id of the certificate for the apps' host names; absent where Azure issues them. */
    Optional<Output<String>> certificateId() {
        return certificate.map(Certificate::id);
    }

    /** What makes the apps' names known inside the VNet; empty unless the environment is internal. */
    public Prerequisites names() {
        return names;
    }

    /** Addresses from which its apps call each other; empty without a VNet, where nobody knows them. */
    public List<String> ranges() {
        return ranges;
    }

    /** The load balancer's address. */
    public Output<String> staticIp() {
        return environment.staticIp();
    }

    /** A setting for its logs would pay for them twice: they reach the workspace already. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        return List.of(MonitoredResource.withoutAlerts("environment", environmentId(), false, true));
    }

    private Workspace workspace(Target target, int retentionInDays) {
        return new Workspace(
                child("log-analytics"),
                WorkspaceArgs.builder()
                        .workspaceName(target.naming().logAnalytics())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .sku(WorkspaceSkuArgs.builder().name("PerGB2018").build())
                        .retentionInDays(retentionInDays)
                        // Who may read an app may read its logs. Microsoft calls false the default where the flag is
                        // not set.
                        .features(WorkspaceFeaturesArgs.builder()
                                .enableLogAccessUsingOnlyResourcePermissions(true)
                                .build())
                        .build(),
                childOptions());
    }

    /**
     * On the whole vault: a right on the secret alone is reported not to be enough for a certificate.
     *
     * @see <a href="https://github.com/microsoft/azure-container-apps/issues/1549">azure-container-apps #1549</a>
     */
    private Prerequisites grant(KeyVaultCertificate certificate) {
        var vault = certificate.config().vault();
        return Role.KEY_VAULT_SECRETS_USER.grant(
                child(vault.name()),
                certificate.reader().vault(vault).id(),
                certificate.reader().principalId(),
                childOptions());
    }

    private ManagedEnvironment environment(Args args, Optional<Workspace> workspace, Prerequisites certificateGrants) {
        var target = args.target();
        var environment = ManagedEnvironmentArgs.builder()
                .environmentName(target.naming().containerAppEnvironment())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .appLogsConfiguration(
                        workspace.map(own -> toWorkspace(target, own)).orElse(TO_DIAGNOSTIC_SETTING))
                .workloadProfiles(List.of(WorkloadProfileArgs.builder()
                        .name(CONSUMPTION)
                        .workloadProfileType(CONSUMPTION)
                        .build()))
                // Written out without a VNet too, where it cannot be true: Azure returns it, and an adopted environment
                // without it would be replaced.
                .zoneRedundant(args.zoneRedundant() && args.vnet().isPresent());
        if (args.encrypted()) {
            environment.peerTrafficConfiguration(PeerTrafficConfigurationArgs.encrypted(true));
        }
        args.vnet()
                .ifPresent(vnet -> environment
                        .infrastructureResourceGroup(target.resourceGroupName()
                                .applyValue(
                                        group -> target.naming().infrastructureResourceGroup(group, target.location())))
                        .vnetConfiguration(VnetConfigurationArgs.builder()
                                .infrastructureSubnetId(vnet.acaSubnetId())
                                .internal(args.isInternal())
                                .build()));
        args.certificate()
                .ifPresent(c -> environment.identity(ManagedServiceIdentityArgs.builder()
                        .type("UserAssigned")
                        .userAssignedIdentities(c.reader().identityId().applyValue(List::of))
                        .build()));
        var options = options()
                .dependsOn(args.createAfter().and(certificateGrants).resources())
                .protect(args.protect())
                // ARM refuses to change these in place; without this the provider would try.
                .replaceOnChanges(List.of("vnetConfiguration", "zoneRedundant", "infrastructureResourceGroup"))
                .ignoreChanges(args.vnet().isPresent() ? List.of() : INVISIBLE_WITHOUT_VNET)
                .build();
        // A private endpoint on the environment (inbound private link, Front Door's) needs public access to be off.
        return args.exposure() != Exposure.INTERNET
                ? ManagedEnvironment.preview(
                        child("environment"),
                        environment.publicNetworkAccess("Disabled").build(),
                        options)
                : ManagedEnvironment.stable(child("environment"), environment.build(), options);
    }

    /** A bound certificate cannot be deleted, so a successor comes first, and the apps move to it. */
    private Certificate certificate(Target target, KeyVaultCertificate certificate, Prerequisites grants) {
        return new Certificate(
                child("certificate"),
                CertificateArgs.builder()
                        .certificateName(target.naming()
                                .environmentCertificate(
                                        certificate.config().vaultName(),
                                        certificate.config().secretName()))
                        .environmentName(environment.name())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .properties(CertificatePropertiesArgs.keyVault(
                                certificate.reader().identityId(),
                                certificate.config().secretId()))
                        .build(),
                options()
                        .dependsOn(grants.resources())
                        .deleteBeforeReplace(false)
                        .build());
    }

    private static AppLogsConfigurationArgs toWorkspace(Target target, Workspace workspace) {
        return AppLogsConfigurationArgs.builder()
                .destination("log-analytics")
                .logAnalyticsConfiguration(LogAnalyticsConfigurationArgs.builder()
                        .customerId(workspace.customerId())
                        .sharedKey(sharedKey(target, workspace))
                        .build())
                .build();
    }

    private static Output<String> sharedKey(Target target, Workspace workspace) {
        return OperationalinsightsFunctions.getSharedKeys(
                        GetSharedKeysArgs.builder()
                                .resourceGroupName(target.resourceGroupName())
                                .workspaceName(workspace.name())
                                .build(),
                        AzureNative.lookup())
                .applyValue(keys -> keys.primarySharedKey().orElseThrow())
                .asSecret();
    }

    private Prerequisites resolveInside(Args args) {
        var zone = PrivateDns.zone(this, "dns", args.target(), environment.defaultDomain());
        return Prerequisites.of(
                PrivateDns.record(this, "dns-wildcard", args.target(), zone, "*", environment.staticIp()),
                PrivateDns.link(
                        this,
                        "dns-link",
                        args.target(),
                        zone,
                        args.target().naming().acaDnsLink(),
                        args.vnet().orElseThrow().id()));
    }
}
