package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.app.GatewayApp;
import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.entrance.FrontDoorConfig;
import com.pulumi.azurenative.cdn.AFDCustomDomain;
import com.pulumi.azurenative.cdn.AFDCustomDomainArgs;
import com.pulumi.azurenative.cdn.AFDEndpoint;
import com.pulumi.azurenative.cdn.AFDEndpointArgs;
import com.pulumi.azurenative.cdn.AFDOrigin;
import com.pulumi.azurenative.cdn.AFDOriginArgs;
import com.pulumi.azurenative.cdn.AFDOriginGroup;
import com.pulumi.azurenative.cdn.AFDOriginGroupArgs;
import com.pulumi.azurenative.cdn.Profile;
import com.pulumi.azurenative.cdn.ProfileArgs;
import com.pulumi.azurenative.cdn.Route;
import com.pulumi.azurenative.cdn.RouteArgs;
import com.pulumi.azurenative.cdn.enums.AfdMinimumTlsVersion;
import com.pulumi.azurenative.cdn.enums.HealthProbeRequestType;
import com.pulumi.azurenative.cdn.enums.ProbeProtocol;
import com.pulumi.azurenative.cdn.inputs.AFDDomainHttpsParametersArgs;
import com.pulumi.azurenative.cdn.inputs.ActivatedResourceReferenceArgs;
import com.pulumi.azurenative.cdn.inputs.HealthProbeParametersArgs;
import com.pulumi.azurenative.cdn.inputs.LoadBalancingSettingsParametersArgs;
import com.pulumi.azurenative.cdn.inputs.ResourceReferenceArgs;
import com.pulumi.azurenative.cdn.inputs.SharedPrivateLinkResourcePropertiesArgs;
import com.pulumi.azurenative.cdn.inputs.SkuArgs;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Azure Front Door before the apps of all regions. Each app has an endpoint of its own, so that each has a host name
 * before any custom domain is set up. Answers are not cached.
 *
 * @see <a href="https://learn.microsoft.com/azure/frontdoor/origin">Origins and origin groups</a>
 */
public final class FrontDoor extends AzureComponent implements Entrance {

    private static final String EVERYWHERE = "Global";
    private static final String ON = "Enabled";
    private static final String OFF = "Disabled";
    private static final int WEIGHT = 1000;

    /**
     * @param target       where it is put; Front Door itself is in no region
     * @param config       its configuration
     * @param allowedCidrs clients that are let in; empty = everyone
     * @param apps         what clients reach
     * @param workspaceId  ARM id of the workspace that gets its logs and metrics; empty = none does
     */
    public record Args(
            Target target,
            FrontDoorConfig config,
            List<String> allowedCidrs,
            List<ClientApp> apps,
            Optional<Output<String>> workspaceId) {}

    /** Where clients reach one app: Azure's host name, and a custom one. */
    private record Site(AFDEndpoint endpoint, Optional<AFDCustomDomain> domain) {

        /** Value of the TXT record {@code _dnsauth.<host>}; null where Azure has none, as once the host name is approved. */
        Optional<Output<String>> validationToken() {
            return domain.map(d -> d.validationProperties().applyValue(v -> v == null ? null : v.validationToken()));
        }
    }

    private final Args args;
    private final Profile profile;
    private final Map<ClientApp, Site> sites = new EnumMap<>(ClientApp.class);
    private final List<Origin> origins = new ArrayList<>();

    public FrontDoor(String name, Args args, ComponentResourceOptions options) {
        super("FrontDoor", name, options);
        this.args = args;
        this.profile = profile();
        var domainIds = new ArrayList<Output<String>>();
        for (var app : args.apps()) {
            var site = new Site(
                    endpoint(app.azureName()), args.config().host(app).map(host -> domain(app.azureName(), host)));
            domainIds.add(site.endpoint().id());
            site.domain().ifPresent(domain -> domainIds.add(domain.id()));
            sites.put(app, site);
        }
        FrontDoorFirewall.create(this, args, profile.name(), domainIds);
        args.workspaceId()
                .ifPresent(workspace -> new Diagnostics(profile.id(), true, true)
                        .send(this, "diagnostics", args.target().naming(), workspace));
        registerOutputs(Map.of("frontDoorId", profile.frontDoorId()));
    }

    @Override
    public void leadTo(Origin origin) {
        origins.add(origin);
    }

    @Override
    public void complete() {
        sites.forEach(this::lead);
    }

    @Override
    public Output<String> url(ClientApp app) {
        return args.config()
                .host(app)
                .map(Output::of)
                .orElseGet(
                        () -> Objects.requireNonNull(sites.get(app)).endpoint().hostName())
                .applyValue(h -> "https://" + h);
    }

    /** What DNS and a check of the header {@code X-Azure-FDID} need. */
    @Override
    public Map<String, Output<String>> outputs() {
        var outputs = new LinkedHashMap<>(Map.of("frontDoorId", profile.frontDoorId()));
        sites.forEach((app, site) -> {
            var prefix = "frontDoor" + app.of("Gateway", "Mcp");
            outputs.put(prefix + "HostName", site.endpoint().hostName());
            site.validationToken().ifPresent(token -> outputs.put(prefix + "ValidationToken", token));
        });
        return outputs;
    }

    @SuppressWarnings("unchecked")
    private void lead(ClientApp clientApp, Site site) {
        var app = clientApp.azureName();
        var group = originGroup(app, origins.size());
        var made = origins.stream()
                .<Resource>map(origin -> origin(clientApp, group, origin))
                .toList();
        var route = RouteArgs.builder()
                .routeName(app)
                .endpointName(site.endpoint().name())
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .originGroup(ResourceReferenceArgs.builder().id(group.id()).build())
                .patternsToMatch("/*")
                .supportedProtocols(Either.ofLeft("Http"), Either.ofLeft("Https"))
                .httpsRedirect(ON)
                .forwardingProtocol("HttpsOnly")
                .linkToDefaultDomain(ON)
                .enabledState(ON);
        site.domain()
                .ifPresent(d -> route.customDomains(
                        ActivatedResourceReferenceArgs.builder().id(d.id()).build()));
        // ARM refuses a route to a group without origins.
        new Route(child(app + "-route"), route.build(), childOptions(new Prerequisites(made)));
    }

    private Profile profile() {
        var target = args.target();
        return new Profile(
                child("profile"),
                ProfileArgs.builder()
                        .profileName(target.naming().frontDoor())
                        .resourceGroupName(target.resourceGroupName())
                        .location(EVERYWHERE)
                        .tags(target.tags())
                        .sku(SkuArgs.builder()
                                .name(args.config().sku().azureName())
                                .build())
                        .originResponseTimeoutSeconds(args.config().originTimeoutSeconds())
                        .build(),
                options()
                        // ARM refuses to change it in place; without this the provider would try.
                        .replaceOnChanges(List.of("sku"))
                        .build());
    }

    private AFDEndpoint endpoint(String app) {
        var target = args.target();
        return new AFDEndpoint(
                child(app + "-endpoint"),
                AFDEndpointArgs.builder()
                        .endpointName(target.naming().frontDoorEndpoint(app))
                        .profileName(profile.name())
                        .resourceGroupName(target.resourceGroupName())
                        .location(EVERYWHERE)
                        .tags(target.tags())
                        .enabledState(ON)
                        .build(),
                childOptions());
    }

    private AFDCustomDomain domain(String app, String host) {
        return new AFDCustomDomain(
                child(app + "-domain"),
                AFDCustomDomainArgs.builder()
                        .customDomainName(args.target().naming().frontDoorHost(host))
                        .profileName(profile.name())
                        .resourceGroupName(args.target().resourceGroupName())
                        .hostName(host)
                        .tlsSettings(AFDDomainHttpsParametersArgs.builder()
                                .certificateType("ManagedCertificate")
                                .minimumTlsVersion(AfdMinimumTlsVersion.TLS12)
                                .build())
                        // A domain is in use until its route leads to the next one, which has another name.
                        .build(),
                options().deleteBeforeReplace(false).build());
    }

    private AFDOriginGroup originGroup(String app, int origins) {
        var group = AFDOriginGroupArgs.builder()
                .originGroupName(app)
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .sessionAffinityState(OFF)
                .loadBalancingSettings(LoadBalancingSettingsParametersArgs.builder()
                        .sampleSize(4)
                        .successfulSamplesRequired(3)
                        .additionalLatencyInMilliseconds(50)
                        .build());
        // Without another origin a probe has nothing to decide, and every edge location of Front Door sends it.
        if (origins > 1) {
            group.healthProbeSettings(HealthProbeParametersArgs.builder()
                    .probePath(GatewayApp.HEALTH_PATH)
                    .probeProtocol(ProbeProtocol.Https)
                    .probeRequestType(HealthProbeRequestType.GET)
                    .probeIntervalInSeconds(args.config().healthProbeSeconds())
                    .build());
        }
        return new AFDOriginGroup(child(app + "-origins"), group.build(), childOptions());
    }

    private AFDOrigin origin(ClientApp app, AFDOriginGroup group, Origin origin) {
        var host = origin.hosts().get(app);
        var backend = AFDOriginArgs.builder()
                .originName(origin.location())
                .originGroupName(group.name())
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .hostName(host)
                // The environment finds the app by this header, and its certificate is for this name.
                .originHostHeader(host)
                .enforceCertificateNameCheck(true)
                .httpPort(80)
                .httpsPort(443)
                .priority(origin.isStandby() ? 2 : 1)
                .weight(WEIGHT)
                .enabledState(ON);
        if (args.config().privateLink()) {
            backend.sharedPrivateLinkResource(SharedPrivateLinkResourcePropertiesArgs.builder()
                    .privateLink(ResourceReferenceArgs.builder()
                            .id(origin.environmentId())
                            .build())
                    .groupId("managedEnvironments")
                    .privateLinkLocation(args.config().privateLinkLocation(origin.location()))
                    .requestMessage("Front Door " + args.target().naming().frontDoor())
                    .build());
        }
        return new AFDOrigin(child(app.azureName() + "-" + origin.location()), backend.build(), childOptions());
    }
}
