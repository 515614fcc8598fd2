package ai.portkey.azure.config;

import ai.portkey.azure.config.app.DataServiceConfig;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.WrittenVariables;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.data.RedisConfig.Mode;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig.Service;
import ai.portkey.azure.config.reading.Problems;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What deploys well and then does not work, because of how Portkey's images read their variables. */
final class GatewayRules {

    /** Portkey's Helm charts refuse to deploy without them. */
    private static final Map<String, String> LICENCE =
            Map.of("PORTKEY_CLIENT_AUTH", "portkey-client-auth", "ORGANISATIONS_TO_SYNC", "organisations-to-sync");

    private final PortkeyConfig config;
    private final Problems problems;

    private GatewayRules(PortkeyConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    static void check(PortkeyConfig config, Problems problems) {
        if (!problems.areClean("secrets", "environmentVariables")) {
            return;
        }
        var rules = new GatewayRules(config, problems);
        rules.theGatewayKnowsItsOrganisation();
        rules.clientsFindTheMcpGateway();
        rules.theCacheLetsTheAppsIn();
        rules.theLinkResolvesTheControlPlane();
        rules.imagesFitEachOther();
    }

    private WrittenVariables gateway() {
        return config.apps().serverMode().hasGateway()
                ? WrittenVariables.ofGateway(config.apps())
                : WrittenVariables.ofMcp(config.apps());
    }

    private void theGatewayKnowsItsOrganisation() {
        LICENCE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !gateway().sets(entry.getKey()))
                .forEach(entry -> problems.warn(
                        "secrets.gateway." + entry.getKey(),
                        "is missing, and without it the gateway does not "
                                + "work with Portkey; set it to the name of the Key Vault secret, like "
                                + entry.getKey() + ": " + entry.getValue()));
    }

    private void clientsFindTheMcpGateway() {
        if (config.entrance()
                .appGateway()
                .filter(gateway -> gateway.routing().isByPath())
                .isPresent()) {
            problems.warn(
                    "appGateway.routingMode",
                    "path is not recommended by Portkey: since 3.0.0 its module "
                            + "calls it deprecated, and OAuth with an MCP gateway needs /.well-known at the root of the "
                            + "host; set routingMode: host");
        }
        if (config.apps()
                .mcpGatewayBaseUrl()
                .flatMap(McpBaseUrl::given)
                .filter(url -> !host(url).contains("."))
                .isPresent()) {
            problems.warn(
                    "mcpGatewayBaseUrl",
                    "has a host name that clients cannot resolve, but OAuth sends them "
                            + "there; remove it to use the value of the output mcpUrl");
        }
    }

    private void theCacheLetsTheAppsIn() {
        if (!problems.areClean("redis")) {
            return;
        }
        var redis = config.data().redis();
        if (!redis.isInEnvironment()
                && !redis.hasPassword(gateway())
                && !gateway().sets("AZURE_REDIS_AUTH_MODE")) {
            problems.warn(
                    "redis.type",
                    "no password for the cache; set secrets.gateway.REDIS_PASSWORD: "
                            + "NAME-OF-THE-SECRET"
                            + (redis.type().equals(RedisConfig.AZURE_REDIS)
                                    ? ", or for a managed identity environmentVariables.gateway.AZURE_REDIS_AUTH_MODE: managed"
                                    : ""));
        }
        if (redis.takesPassword(gateway()) && config.apps().gatewayImage().isBefore(2, 8)) {
            problems.warn(
                    "gatewayImage.tag",
                    "may be too old to authenticate to the cache: gateways before 2.8.0 "
                            + "are not known to support "
                            + "AZURE_REDIS_AUTH_MODE: password with CACHE_STORE: azure-redis; update the image");
        }
        if (redis.mode() == Mode.CLUSTER
                && config.apps().dataService().isPresent()
                && !gateway().sets("REDIS_WORKERS_URL")
                && !gateway().sets("REDIS_WORKERS_HOST")) {
            problems.warn(
                    "redis.mode",
                    "cluster limits the job queues of the gateway and the data service; Portkey "
                            + "documents a second, non-clustered Redis for them: environmentVariables.gateway and "
                            + ".dataService.REDIS_WORKERS_URL");
        }
    }

    /** A name of one version of the link exists in the VNet only with that version. */
    private void theLinkResolvesTheControlPlane() {
        if (config.controlPlaneLink().isEmpty() || !problems.areClean("controlPlanePrivateLink")) {
            return;
        }
        var link = config.controlPlaneLink().orElseThrow();
        var hosts = link.version().services().stream().map(Service::host).toList();
        var variables = config.apps().environmentVariables();
        var places = List.of(
                Map.entry("gateway", variables.gateway()),
                Map.entry("mcp", variables.mcp()),
                Map.entry("dataService", variables.dataService()));
        var names = new ArrayList<>(
                ControlPlaneLinkConfig.PATHS.keySet().stream().sorted().toList());
        names.add("ALBUS_ENDPOINT");
        places.forEach(place -> names.stream()
                .filter(name -> isLost(place.getValue().getOrDefault(name, ""), hosts))
                .forEach(name -> problems.warn(
                        "environmentVariables." + place.getKey() + "." + name,
                        "has the host name of another "
                                + "version of the private link, which nothing resolves; this stack's link uses "
                                + String.join(" and ", hosts)
                                + ": use that, or remove it and set controlPlanePrivateLink.configureGateway: true")));
    }

    private static boolean isLost(String url, List<String> hosts) {
        var host = host(url);
        return !hosts.contains(host)
                && Arrays.stream(Service.values()).anyMatch(service -> host.endsWith(service.zone()));
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Data service 1.7.0 and newer ask for a gateway of 2.8.0 or newer. */
    private void imagesFitEachOther() {
        config.apps()
                .dataService()
                .map(DataServiceConfig::image)
                .filter(image ->
                        image.isFrom(1, 7) && config.apps().gatewayImage().isBefore(2, 8))
                .ifPresent(image -> problems.warn(
                        "gatewayImage.tag",
                        "is too old for the data service, which since "
                                + "1.7.0 only works with gateway 2.8.0 and newer; set 2.8.0 or newer, or an older "
                                + "dataServiceImage.tag"));
    }
}
