package ai.portkey.azure.component;

import ai.portkey.azure.config.FrontDoorConfig;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure Front Door before the apps of all regions. Each app has an endpoint of its own, so that each has a host name
 * before any host name of one's own is set up. Answers are not cached.
 *
 * @see <a href="https://learn.microsoft.com/azure/frontdoor/origin">Origins and origin groups</a>
 */
public final class FrontDoor extends AzureComponent {

    private static final String EVERYWHERE = "Global";
    private static final String ON = "Enabled";
    private static final String OFF = "Disabled";
    private static final int WEIGHT = 1000;

    /**
     * An app in one region.
     *
     * @param location      the region
     * @param host          name under which the environment serves the app
     * @param environmentId ARM id of the environment, where a private link leads
     * @param priority      1 = always used, 2 = only while those with 1 do not answer
     */
    public record Origin(String location, Output<String> host, Output<String> environmentId, int priority) {}

    /**
     * What clients reach.
     *
     * @param app     {@code gateway} or {@code mcp}
     * @param host    a host name of one's own
     * @param origins the app in each region
     */
    public record Entrance(String app, Optional<String> host, List<Origin> origins) {}

    /**
     * @param target       where it is put; Front Door itself is in no region
     * @param config       its configuration
     * @param allowedCidrs clients that are let in; empty = everyone
     * @param entrances    one for each app
     * @param workspaceId  ARM id of the workspace that gets its logs and metrics; empty = none does
     */
    public record Args(Target target, FrontDoorConfig config, List<String> allowedCidrs, List<Entrance> entrances,
                       Optional<Output<String>> workspaceId) {}

    /**
     * An entrance as Azure has it.
     *
     * @param hostName        Azure's name of it; a CNAME record leads there
     * @param url             that clients use
     * @param validationToken value of the TXT record {@code _dnsauth.<host>}; present with a host name of one's own, null
     *                        where Azure has none, as once the host name is approved
     */
    public record Site(Output<String> hostName, Output<String> url, Optional<Output<String>> validationToken) {}

    private final Profile profile;
    private final Map<String, Site> sites = new LinkedHashMap<>();

    public FrontDoor(String name, Args args, ComponentResourceOptions options) {
        super("FrontDoor", name, options);
        this.profile = profile(args);
        var domainIds = new ArrayList<Output<String>>();
        for (var entrance : args.entrances()) {
            var endpoint = endpoint(args, entrance);
            var domain = entrance.host().map(host -> domain(args, entrance, host));
            route(args, entrance, endpoint, domain);
            domainIds.add(endpoint.id());
            domain.ifPresent(d -> domainIds.add(d.id()));
            sites.put(entrance.app(), new Site(endpoint.hostName(),
                    entrance.host().map(Output::of).orElseGet(endpoint::hostName).applyValue(host -> "https://" + host),
                    domain.map(d -> d.validationProperties().applyValue(v -> v == null ? null : v.validationToken()))));
        }
        FrontDoorFirewall.create(this, args, profile.name(), domainIds);
        args.workspaceId().ifPresent(workspace -> new Watched.Diagnostics(profile.id(), true, true)
                .send(this, "diagnostics", args.target().naming(), workspace));
        registerOutputs(Map.of("frontDoorId", profile.frontDoorId()));
    }

    /** What Front Door sends in the header {@code X-Azure-FDID} with every request. */
    public Output<String> frontDoorId() {
        return profile.frontDoorId();
    }

    /** The entrance of an app; absent when the app is not deployed. */
    public Optional<Site> site(String app) {
        return Optional.ofNullable(sites.get(app));
    }

    private Profile profile(Args args) {
        var target = args.target();
        return new Profile(child("profile"), ProfileArgs.builder()
                .profileName(target.naming().frontDoor())
                .resourceGroupName(target.resourceGroupName())
                .location(EVERYWHERE)
                .tags(target.tags())
                .sku(SkuArgs.builder().name(args.config().sku().azureName()).build())
                .originResponseTimeoutSeconds(args.config().originTimeoutSeconds())
                .build(), options()
                // ARM refuses to change it in place; without this the provider would try.
                .replaceOnChanges(List.of("sku"))
                .build());
    }

    private AFDEndpoint endpoint(Args args, Entrance entrance) {
        var target = args.target();
        return new AFDEndpoint(child(entrance.app() + "-endpoint"), AFDEndpointArgs.builder()
                .endpointName(target.naming().frontDoorEndpoint(entrance.app()))
                .profileName(profile.name())
                .resourceGroupName(target.resourceGroupName())
                .location(EVERYWHERE)
                .tags(target.tags())
                .enabledState(ON)
                .build(), childOptions());
    }

    private AFDCustomDomain domain(Args args, Entrance entrance, String host) {
        return new AFDCustomDomain(child(entrance.app() + "-domain"), AFDCustomDomainArgs.builder()
                .customDomainName(args.target().naming().frontDoorHost(host))
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .hostName(host)
                .tlsSettings(AFDDomainHttpsParametersArgs.builder()
                        .certificateType("ManagedCertificate")
                        .minimumTlsVersion(AfdMinimumTlsVersion.TLS12)
                        .build())
                // A domain is in use until its route leads to the next one, which has another name.
                .build(), options().deleteBeforeReplace(false).build());
    }

    private void route(Args args, Entrance entrance, AFDEndpoint endpoint, Optional<AFDCustomDomain> domain) {
        var group = originGroup(args, entrance);
        var origins = entrance.origins().stream().<Resource>map(origin -> origin(args, entrance, group, origin)).toList();
        var route = RouteArgs.builder()
                .routeName(entrance.app())
                .endpointName(endpoint.name())
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .originGroup(ResourceReferenceArgs.builder().id(group.id()).build())
                .patternsToMatch("/*")
                .supportedProtocols(Either.ofLeft("Http"), Either.ofLeft("Https"))
                .httpsRedirect(ON)
                .forwardingProtocol("HttpsOnly")
                .linkToDefaultDomain(ON)
                .enabledState(ON);
        domain.ifPresent(d -> route.customDomains(ActivatedResourceReferenceArgs.builder().id(d.id()).build()));
        // ARM refuses a route to a group without origins.
        new Route(child(entrance.app() + "-route"), route.build(), childOptions(origins));
    }

    private AFDOriginGroup originGroup(Args args, Entrance entrance) {
        var group = AFDOriginGroupArgs.builder()
                .originGroupName(entrance.app())
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .sessionAffinityState(OFF)
                .loadBalancingSettings(LoadBalancingSettingsParametersArgs.builder()
                        .sampleSize(4)
                        .successfulSamplesRequired(3)
                        .additionalLatencyInMilliseconds(50)
                        .build());
        // Without another origin a probe has nothing to decide, and every edge location of Front Door sends it.
        if (entrance.origins().size() > 1) {
            group.healthProbeSettings(HealthProbeParametersArgs.builder()
                    .probePath(GatewayApp.HEALTH_PATH)
                    .probeProtocol(ProbeProtocol.Https)
                    .probeRequestType(HealthProbeRequestType.GET)
                    .probeIntervalInSeconds(args.config().healthProbeSeconds())
                    .build());
        }
        return new AFDOriginGroup(child(entrance.app() + "-origins"), group.build(), childOptions());
    }

    private AFDOrigin origin(Args args, Entrance entrance, AFDOriginGroup group, Origin origin) {
        var backend = AFDOriginArgs.builder()
                .originName(origin.location())
                .originGroupName(group.name())
                .profileName(profile.name())
                .resourceGroupName(args.target().resourceGroupName())
                .hostName(origin.host())
                // The environment finds the app by this header, and its certificate is for this name.
                .originHostHeader(origin.host())
                .enforceCertificateNameCheck(true)
                .httpPort(80)
                .httpsPort(443)
                .priority(origin.priority())
                .weight(WEIGHT)
                .enabledState(ON);
        if (args.config().privateLink()) {
            backend.sharedPrivateLinkResource(SharedPrivateLinkResourcePropertiesArgs.builder()
                    .privateLink(ResourceReferenceArgs.builder().id(origin.environmentId()).build())
                    .groupId("managedEnvironments")
                    .privateLinkLocation(args.config().privateLinkLocation(origin.location()))
                    .requestMessage("Front Door " + args.target().naming().frontDoor())
                    .build());
        }
        return new AFDOrigin(child(entrance.app() + "-" + origin.location()), backend.build(), childOptions());
    }
}
