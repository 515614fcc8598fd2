package ai.portkey.azure.config;

import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.app.ImageConfig;
import ai.portkey.azure.config.reading.Problems;
import ai.portkey.azure.config.reading.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules between the parts of a configuration. Each is skipped when a value that it needs is wrong already. */
final class ConfigRules {

    private static final String REDIS_PASSWORD = "REDIS_PASSWORD";
    private static final int QUOTA_CORES = 100;

    private final PortkeyConfig config;
    private final Problems problems;

    private ConfigRules(PortkeyConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    static void check(PortkeyConfig config, Problems problems) {
        var rules = new ConfigRules(config, problems);
        rules.vnetIsThereWhereItIsNeeded();
        rules.existingSubnetsAreThere();
        PrivateEndpointRules.check(config, problems);
        SecondRegionRules.check(config, problems);
        FrontDoorRules.check(config, problems);
        AppGatewayRules.check(config, problems);
        Tags.check(config, problems);
        ZoneRules.check(config, problems);
        GatewayRules.check(config, problems);
        rules.imagesCanBePulled();
        rules.variablesAreNotSecretsToo();
        rules.dataServiceIsThereForItsVariables();
        rules.redisSignsInToTheStacksRegistry();
        rules.managedRedisSetsThePassword();
        rules.scalersUseSecretsOfTheirApp();
        rules.theAllowListLetsTheAppsIn();
        rules.highAvailabilityReachesTheReplicas();
        rules.shareOfErrorsHasALog();
        rules.replicasFitTheQuota();
    }

    private void vnetIsThereWhereItIsNeeded() {
        if (!problems.areClean("networkMode") || config.network().hasVnet() || !problems.areClean("vnet")) {
            return;
        }
        var wayOut = "requires a VNet; set networkMode: new or existing";
        config.entrance().vnetNeed().ifPresent(need -> problems.error(need.key(), need.what() + " " + wayOut));
        config.controlPlaneLink()
                .ifPresent(link -> problems.error("controlPlanePrivateLink.outbound", "a private link " + wayOut));
        if (config.operation().highAvailability()) {
            problems.warn(
                    "highAvailability",
                    "the Container Apps environment is only zone-redundant in a VNet; set "
                            + "networkMode: new or existing");
        }
    }

    private void existingSubnetsAreThere() {
        config.network().existing().ifPresent(vnet -> {
            if (vnet.appGatewaySubnetId().isEmpty()
                    && config.entrance().appGateway().isPresent()) {
                problems.error("vnet.appGatewaySubnetId", "is required with ingressType: application_gateway");
            }
            if (vnet.privateLinkSubnetId().isEmpty()
                    && config.controlPlaneLink().isPresent()) {
                problems.error("vnet.privateLinkSubnetId", "is required with controlPlanePrivateLink.outbound");
            }
        });
    }

    private void imagesCanBePulled() {
        if (!problems.areClean("registry")
                || !config.apps()
                        .registry()
                        .match(
                                login -> login.isDockerHub()
                                        && login.credentials().isEmpty(),
                                acr -> false)) {
            return;
        }
        var images = new LinkedHashMap<String, ImageConfig>();
        images.put("gatewayImage.image", config.apps().gatewayImage());
        config.apps().dataService().ifPresent(service -> images.put("dataServiceImage.image", service.image()));
        var isPrivate = images.values().stream()
                .map(ImageConfig::image)
                .filter(image -> image.startsWith("portkeyai/"))
                .findFirst();
        if (isPrivate.isPresent()) {
            problems.error(
                    "registry.dockerCredentials",
                    "is required, because " + isPrivate.get() + " is a private image; "
                            + "set keyVaultName, keyVaultResourceGroup, usernameSecret and passwordSecret, or set type: acr");
        } else {
            problems.warn(
                    "registry.dockerCredentials",
                    "is missing: images are pulled anonymously, and Docker Hub limits such pulls");
        }
    }

    private void variablesAreNotSecretsToo() {
        var values = config.apps().environmentVariables();
        var secrets = config.apps().secrets();
        conflict("gateway", values.gateway(), "gateway", secrets.gateway().keySet());
        conflict("mcp", values.mcp(), "gateway", secrets.gateway().keySet());
        conflict(
                "dataService",
                values.dataService(),
                "dataService",
                secrets.dataService().keySet());
        conflict(
                "dataService",
                values.dataService(),
                "gateway",
                secrets.gateway().keySet());
    }

    private void conflict(String app, Map<String, String> values, String owner, Set<String> secrets) {
        values.keySet().stream()
                .filter(secrets::contains)
                .forEach(name -> problems.error(
                        "environmentVariables." + app + "." + name,
                        "is also set as secrets." + owner + "." + name + "; keep one of the two"));
    }

    private void dataServiceIsThereForItsVariables() {
        if (config.apps().dataService().isPresent() || !problems.areClean("dataService")) {
            return;
        }
        new TreeMap<>(Map.of(
                        "environmentVariables",
                        config.apps().environmentVariables(),
                        "secrets",
                        config.apps().secrets()))
                .forEach((key, variables) -> {
                    if (!variables.dataService().isEmpty()) {
                        problems.warn(
                                key + ".dataService",
                                "has no effect, because the data service is not deployed; set "
                                        + "dataService.enabled: true, or remove it");
                    }
                });
    }

    private void redisSignsInToTheStacksRegistry() {
        if (config.data()
                .redis()
                .publicRegistry()
                .filter(config.apps().registry()::isAt)
                .isPresent()) {
            problems.warn(
                    "redisImage.registry",
                    "is the stack's registry, but the app pulls from it without " + "credentials; set registry: own");
        }
    }

    private void managedRedisSetsThePassword() {
        if (config.data().redis().passwordSecret().isEmpty()) {
            return;
        }
        var places = new TreeMap<String, Map<String, String>>(Map.of(
                "secrets.gateway", config.apps().secrets().gateway(),
                "secrets.dataService", config.apps().secrets().dataService(),
                "environmentVariables.gateway",
                        config.apps().environmentVariables().gateway(),
                "environmentVariables.mcp", config.apps().environmentVariables().mcp(),
                "environmentVariables.dataService",
                        config.apps().environmentVariables().dataService()));
        places.forEach((place, variables) -> {
            if (variables.containsKey(REDIS_PASSWORD)) {
                problems.error(
                        place + "." + REDIS_PASSWORD,
                        "is set by the program, because redis.provision creates " + "the cache; remove it");
            }
        });
    }

    private void shareOfErrorsHasALog() {
        var isAsked = config.operation()
                .monitoring()
                .alerts()
                .filter(alerts -> alerts.thresholds().serverErrorPercent().isPresent())
                .isPresent();
        if (isAsked
                && problems.areClean("monitoring", "ingressType")
                && (config.entrance().appGateway().isEmpty()
                        || !config.operation().monitoring().diagnostics())) {
            problems.error(
                    "monitoring.alerts.thresholds.serverErrorPercent",
                    "is computed from the Application "
                            + "Gateway's access log; set ingressType: application_gateway and monitoring.diagnostics: true, "
                            + "or use serverErrors");
        }
    }

    /** One report (adamdost-0/linux-update-cds #22), and Microsoft is silent. */
    private void theAllowListLetsTheAppsIn() {
        if (!problems.areClean("networkMode", "vnet", "ingress", "serverMode", "dataService")
                || config.allowedByTheApps().isEmpty()
                || !config.apps().callEachOther()) {
            return;
        }
        if (!config.network().hasVnet()) {
            problems.warn(
                    "ingress",
                    "the allow list may block the stack's own apps from each other, and without a "
                            + "VNet their addresses are unknown; set networkMode: new, or test it and look for 403 in their "
                            + "logs");
        } else if (config.network()
                .existing()
                .filter(vnet -> vnet.acaSubnetCidr().isEmpty())
                .isPresent()) {
            problems.warn(
                    "vnet.acaSubnetCidr",
                    "is missing: the allow list may block the stack's own apps from each "
                            + "other; set it to the range of vnet.acaSubnetId, which is then allowed");
        }
    }

    private void highAvailabilityReachesTheReplicas() {
        if (!config.operation().highAvailability()) {
            return;
        }
        config.apps().deployed().forEach(this::replicasInTwoZones);
        if (config.data().redis().isInEnvironment() && problems.areClean("redis")) {
            problems.warn(
                    "redis.type",
                    "redis is a container with one replica, in one zone; with highAvailability "
                            + "use a zone-redundant cache");
        }
    }

    /** @see <a href="https://learn.microsoft.com/azure/container-apps/quotas">Azure's quotas</a> */
    private void replicasFitTheQuota() {
        var most = new TreeMap<String, Double>();
        config.apps().deployed().forEach((app, scaled) -> most.put(app, scaled.cpu() * scaled.maxReplicas()));
        if (config.data().redis().isInEnvironment()) {
            most.put("redis", config.data().redis().cpu());
        }
        var sum = most.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > QUOTA_CORES && problems.areClean(most.keySet().toArray(String[]::new))) {
            var largest = Collections.max(most.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            problems.warn(
                    largest + ".maxReplicas",
                    "with all replicas the apps in an environment use "
                            + Type.NUMBER.writer().apply(sum)
                            + " vCPU, and Azure allows " + QUOTA_CORES
                            + " unless you requested more; request a higher quota "
                            + "of cores per environment, or lower the values");
        }
    }

    private void replicasInTwoZones(String app, AppConfig scaled) {
        if (problems.areClean(app) && scaled.minReplicas() < 2) {
            problems.warn(app + ".minReplicas", "the only replica is in one zone; with highAvailability set 2 or more");
        }
    }

    private void scalersUseSecretsOfTheirApp() {
        var gateway = config.apps().secrets().gateway().values();
        scalersUse("gateway", config.apps().gateway(), gateway);
        scalersUse("mcp", config.apps().mcp(), gateway);
        config.apps()
                .dataService()
                .ifPresent(service -> scalersUse(
                        "dataService",
                        service.app(),
                        Stream.of(gateway, config.apps().secrets().dataService().values())
                                .flatMap(Collection::stream)
                                .toList()));
    }

    private void scalersUse(String app, AppConfig scaled, Collection<String> secrets) {
        for (var i = 0; i < scaled.scaleRules().size(); i++) {
            var path = app + ".scaleRules[" + i + "].auth.";
            scaled.scaleRules().get(i).auth().entrySet().stream()
                    .filter(auth -> !secrets.contains(auth.getValue()))
                    .forEach(auth -> problems.error(
                            path + auth.getKey(),
                            "is not a secret of the app; add it to secrets." + (app.equals("mcp") ? "gateway" : app)
                                    + ", or use the name of one that is listed"));
        }
    }
}
