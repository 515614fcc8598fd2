package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.network.Addresses;
import ai.portkey.azure.simulator.network.NetworkRules;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What Container Apps checks in environments and apps; secrets are in {@link AppSecretRules}. */
public final class AppRules {

    private AppRules() {}

    static void environment(Request request) {
        var subnetId = request.text("vnetConfiguration.infrastructureSubnetId");
        if (subnetId == null) {
            if (Values.isTrue(request.body(), "vnetConfiguration.internal")) {
                throw request.badRequest(
                        "InvalidRequestParameterWithDetails",
                        "vnetConfiguration.internal needs vnetConfiguration.infrastructureSubnetId.");
            }
            if (Values.isTrue(request.body(), "zoneRedundant")) {
                throw request.badRequest(
                        "ManagedEnvironmentZoneRedundantInvalid",
                        "zoneRedundant needs vnetConfiguration.infrastructureSubnetId.");
            }
            return;
        }
        var subnet = request.find(subnetId).orElseThrow();
        request.requireRegionOf(subnet);
        subnet(request, subnet);
    }

    private static void subnet(Request request, SimulatedResource subnet) {
        var profiles = !Values.objects(request.body(), "workloadProfiles[]").isEmpty();
        // What is only assumed to exist is assumed to be fit.
        if (subnet.external()) {
            return;
        }
        var delegated = Values.strings(subnet.properties(), "delegations[].serviceName").stream()
                .anyMatch(NetworkRules.DELEGATION::equalsIgnoreCase);
        if (profiles && !delegated) {
            throw request.badRequest(
                    "ManagedEnvironmentSubnetDelegationError",
                    "The subnet of the environment must be delegated to the service '" + NetworkRules.DELEGATION + "': "
                            + subnet.id() + ".");
        }
        if (!profiles && delegated) {
            throw request.badRequest(
                    "ManagedEnvironmentSubnetIsDelegated",
                    "An environment without workload profiles needs a subnet" + " without delegation: " + subnet.id()
                            + ".");
        }
        // Reported in azure-container-apps #786 and pulumi-azure-native #3244: the list of prefixes is not looked at.
        if (subnet.text("addressPrefix") == null) {
            throw request.badRequest(
                    "ManagedEnvironmentInvalidNetworkConfiguration",
                    "The environment network configuration is invalid:"
                            + " The subnet and its addressPrefix could not be found.");
        }
        var smallest = profiles ? 27 : 23;
        var prefix = subnet.text("addressPrefix");
        var length = Addresses.range(prefix).orElseThrow().getNetworkPrefixLength();
        if (length > smallest) {
            throw request.badRequest(
                    "ManagedEnvironmentInvalidNetworkConfiguration",
                    "The environment network configuration is invalid:"
                            + " Provided subnet must have a size of at least /" + smallest + ", found " + prefix + ".");
        }
        for (var other : request.all(NetworkRules.ENVIRONMENT)) {
            if (!other.id().equalsIgnoreCase(request.id())
                    && subnet.id().equalsIgnoreCase(other.text("vnetConfiguration.infrastructureSubnetId"))) {
                throw request.badRequest(
                        "ManagedEnvironmentSubnetInUse",
                        "The subnet " + subnet.id() + " is already used by " + other.id()
                                + ". An environment needs its own subnet.");
            }
        }
    }

    static void app(Request request) {
        if (AppTypes.environmentId(request.body()) == null) {
            throw request.badRequest(
                    "ContainerAppMissingEnvironment", "environmentId (or managedEnvironmentId) is required.");
        }
        var environment = request.find(AppTypes.environmentId(request.body())).orElseThrow();
        if ("Failed".equals(environment.text("provisioningState"))) {
            throw request.badRequest(
                    "ManagedEnvironmentNotProvisioned",
                    "The environment '" + environment.id() + "' has not been provisioned successfully.");
        }
        location(request, environment);
        workloadProfile(request, environment);
        containers(request);
        resources(request);
        scale(request);
        ingress(request);
    }

    private static void location(Request request, SimulatedResource environment) {
        if (!request.location().equals(environment.text("location"))) {
            throw request.badRequest(
                    "ContainerAppLocationMismatch",
                    "The app is in " + request.location() + ", its environment in " + environment.text("location")
                            + ". Both must be in the same region.");
        }
    }

    private static void workloadProfile(Request request, SimulatedResource environment) {
        var wanted = request.text("workloadProfileName");
        var known = Values.strings(environment.properties(), "workloadProfiles[].name");
        if (wanted != null && !environment.external() && !known.contains(wanted)) {
            throw request.badRequest(
                    "WorkloadProfileNameNotFound",
                    "Workload profile '" + wanted + "' is not found in environment " + environment.name() + "."
                            + (known.isEmpty()
                                    ? " It has no workload profiles."
                                    : " It has: " + String.join(", ", known) + "."));
        }
    }

    private static void containers(Request request) {
        var containers = Values.objects(request.body(), "template.containers[]");
        if (containers.isEmpty()) {
            throw request.badRequest("ContainerAppCreateMustContainContainer", "template.containers is empty.");
        }
        var names = new HashSet<Object>();
        var volumes = Values.strings(request.body(), "template.volumes[].name");
        for (var container : containers) {
            var name = container.get("name");
            if (container.get("image") == null || name == null) {
                throw request.badRequest(
                        "InvalidParameterValueInContainerTemplate",
                        "Container '" + name + "' needs a name and an image.");
            }
            if (!names.add(name)) {
                throw request.badRequest(
                        "ContainerAppDuplicateContainerName", "Two containers have the name '" + name + "'.");
            }
            var variables = new HashSet<String>();
            for (var variable : Values.strings(container, "env[].name")) {
                if (!variables.add(variable)) {
                    throw request.badRequest(
                            "ContainerAppDuplicateEnvironmentVariable",
                            "Environment variable '" + variable + "' of container '" + name + "' is set twice.");
                }
            }
            for (var volume : Values.strings(container, "volumeMounts[].volumeName")) {
                if (!volumes.contains(volume)) {
                    throw request.badRequest(
                            "ContainerAppVolumeNotFound",
                            "Container '" + name + "' mounts volume '" + volume
                                    + "', which template.volumes does not have.");
                }
            }
            var probes = new HashSet<String>();
            for (var probe : Values.strings(container, "probes[].type")) {
                if (!probes.add(probe)) {
                    throw request.badRequest(
                            "ContainerAppProbeDuplicated", "Container '" + name + "' has two " + probe + " probes.");
                }
            }
        }
    }

    /** Consumption: vCPU in quarters and 2 Gi of memory for each vCPU. A dedicated profile is bounded by its nodes only. */
    private static void resources(Request request) {
        var profile = request.text("workloadProfileName");
        if (profile != null && !profile.equals("Consumption")) {
            return;
        }
        var cpu = Values.select(request.body(), "template.containers[].resources.cpu").values().stream()
                .mapToDouble(v -> ((Number) v).doubleValue())
                .sum();
        var memory = Values.strings(request.body(), "template.containers[].resources.memory").stream()
                .mapToDouble(m -> gibibytes(request, m))
                .sum();
        var declared = cpu > 0 || memory > 0;
        var valid = cpu >= 0.25 && cpu <= 4 && cpu * 4 == Math.rint(cpu * 4) && memory == cpu * 2;
        if (declared && !valid) {
            throw request.badRequest(
                    "ContainerAppInvalidResourceTotal",
                    "The total requested CPU and memory resources for this application (CPU: "
                            + cpu + ", memory: " + memory
                            + "Gi) is invalid. Total CPU and memory for all containers defined in a Container App"
                            + " must add up to one of the following CPU - Memory combinations: 0.25 - 0.5Gi, 0.5 - 1.0Gi, … 4.0 - 8.0Gi"
                            + " (steps of 0.25, 2Gi for each CPU).");
        }
    }

    private static double gibibytes(Request request, String memory) {
        if (!memory.matches("\\d+(\\.\\d+)?Gi")) {
            throw request.badRequest(
                    "ContainerAppInvalidMemory",
                    "Memory '" + memory + "' is not valid; expected a number and Gi, e.g. 2Gi.");
        }
        return Double.parseDouble(memory.substring(0, memory.length() - 2));
    }

    private static void scale(Request request) {
        var min = Values.number(request.body(), "template.scale.minReplicas").orElse(0.0);
        var max = Values.number(request.body(), "template.scale.maxReplicas").orElse(10.0);
        if (min < 0 || max < 1 || max > 1000 || min > max) {
            throw request.badRequest(
                    "ContainerAppScaleInvalid",
                    "template.scale needs 0 <= minReplicas <= maxReplicas <= 1000 and maxReplicas >= 1," + " found "
                            + min.intValue() + " and " + max.intValue() + ".");
        }
        var names = new HashSet<Object>();
        for (var rule : Values.objects(request.body(), "template.scale.rules[]")) {
            var kinds = List.of("http", "tcp", "custom", "azureQueue").stream()
                    .filter(rule::containsKey)
                    .count();
            if (kinds != 1 || !names.add(rule.get("name"))) {
                throw request.badRequest(
                        "ContainerAppScaleRuleInvalid",
                        "Scale rule '" + rule.get("name")
                                + "' needs a unique name and exactly one of http, tcp, custom and azureQueue.");
            }
        }
    }

    private static void ingress(Request request) {
        var ingress = Values.objects(request.body(), "configuration.ingress").stream()
                .findFirst()
                .orElse(null);
        if (ingress == null) {
            return;
        }
        port(request, ingress, "targetPort");
        port(request, ingress, "exposedPort");
        var tcp = "tcp".equalsIgnoreCase(Values.string(ingress, "transport"));
        if (!tcp && Values.number(ingress, "exposedPort").orElse(0.0) != 0) {
            throw request.badRequest(
                    "ContainerAppExposedPortInvalid", "configuration.ingress.exposedPort is for transport tcp only.");
        }
        var environment = request.find(AppTypes.environmentId(request.body())).orElseThrow();
        if (tcp
                && Values.isTrue(ingress, "external")
                && environment.text("vnetConfiguration.infrastructureSubnetId") == null) {
            throw request.badRequest(
                    "ContainerAppTcpRequiresVnet",
                    "Applications with external TCP ingress can only be deployed to"
                            + " environments with a custom VNET.");
        }
        traffic(request);
        var actions = new HashSet<>(Values.strings(ingress, "ipSecurityRestrictions[].action"));
        if (actions.size() > 1) {
            throw request.badRequest(
                    "ContainerAppIpSecurityRestrictionsInvalid",
                    "ipSecurityRestrictions must be all Allow or all Deny.");
        }
    }

    private static void traffic(Request request) {
        var shares = Values.objects(request.body(), "configuration.ingress.traffic[]");
        var single = !"Multiple".equalsIgnoreCase(request.text("configuration.activeRevisionsMode"));
        if (single && shares.stream().anyMatch(share -> share.containsKey("revisionName"))) {
            throw request.badRequest(
                    "ContainerAppTrafficInvalid",
                    "configuration.ingress.traffic names a revision, but activeRevisionsMode is not Multiple.");
        }
        var sum = shares.stream()
                .mapToDouble(share -> Values.number(share, "weight").orElse(0.0))
                .sum();
        if (!shares.isEmpty() && sum != 100) {
            throw request.badRequest(
                    "ContainerAppTrafficInvalid",
                    "The weights of configuration.ingress.traffic must add up to 100, found " + (int) sum + ".");
        }
    }

    private static void port(Request request, Map<String, Object> ingress, String property) {
        var port = Values.number(ingress, property);
        if (port.isPresent() && (port.get() < (property.equals("exposedPort") ? 0 : 1) || port.get() > 65535)) {
            throw request.badRequest(
                    "ContainerAppInvalidIngressPort",
                    "configuration.ingress." + property + " must be 1-65535, found "
                            + port.get().intValue() + ".");
        }
    }

    /** ARM 2022-10-01 knows no Key Vault references and takes such a secret for one without a value. */
    static void refuseKeyVaultReferences(Request request) {
        for (var secret : Values.objects(request.body(), "configuration.secrets[]")) {
            if (secret.containsKey("keyVaultUrl")) {
                throw request.badRequest(
                        "ContainerAppSecretInvalid",
                        "Invalid Request: Container app secret(s) with name(s) '"
                                + secret.get("name")
                                + "' are invalid: value or keyVaultUrl and identity should be provided."
                                + " (API 2022-10-01; Key Vault references need azure-native:app/v20230501 or later.)");
            }
        }
    }
}
