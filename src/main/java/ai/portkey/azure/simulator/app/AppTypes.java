package ai.portkey.azure.simulator.app;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.network.Addresses;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Container Apps: environments, apps and certificates, in every API version that is simulated. */
public final class AppTypes {

    static final String APP = "Microsoft.App/containerApps";
    static final String CONSUMPTION = "Consumption";

    /** The first API version with Key Vault references. */
    private static final String KEY_VAULT_REFERENCES = "2023-05-01";

    private static final List<String> WORDS = List.of(
            "ambitiousbay",
            "blackcliff",
            "calmriver",
            "delightfulsand",
            "gentlewave",
            "happydune",
            "kindmeadow",
            "lemonrock",
            "politeforest",
            "purpleisland",
            "quietstone",
            "wonderfulpond");

    private AppTypes() {}

    public static List<ResourceType> all() {
        return AzureTypes.all().stream()
                .filter(type -> type.shortToken().startsWith("app"))
                .map(AppTypes::of)
                .toList();
    }

    private static ResourceType of(AzureType type) {
        return switch (type.className()) {
            case "ManagedEnvironment" -> environment(type.token());
            case "ContainerApp" -> app(type);
            default -> certificate(type);
        };
    }

    private static ResourceType environment(String token) {
        return ResourceType.of(token)
                .name(NameRule.local(
                        "(?=.{2,60}$)[A-Za-z](-?[A-Za-z0-9])*",
                        "2-60 letters, digits and single hyphens, starting with a letter."))
                .refuses(
                        "vnetConfiguration.infrastructureSubnetId",
                        "vnetConfiguration.internal",
                        "zoneRedundant",
                        "infrastructureResourceGroup")
                .referencesWithCode("ManagedEnvironmentSubnetNotFound", "vnetConfiguration.infrastructureSubnetId")
                .rule(AppRules::environment)
                .outputs(AppTypes::environmentOutputs)
                .inUse("ManagedEnvironmentInUse")
                .build();
    }

    private static ResourceType app(AzureType facts) {
        var type = ResourceType.of(facts.token())
                .name(NameRule.local(
                        "(?=.{2,32}$)[a-z](-?[a-z0-9])*",
                        "2-32 lower-case letters, digits and single hyphens, starting with a letter."))
                .referencesWithCode("ManagedEnvironmentNotFound", "managedEnvironmentId", "environmentId")
                .references("configuration.ingress.customDomains[].certificateId")
                .rule(AppRules::app)
                .rule(CertificateRules::bindings)
                .rule(ReachRules::app);
        if (!facts.deployedWith().endsWith("preview")) {
            type.rule(CertificateRules::refuseAutomaticBinding);
        }
        if (facts.deployedWith().compareTo(KEY_VAULT_REFERENCES) < 0) {
            type.rule(AppRules::refuseKeyVaultReferences);
        }
        return type.rule(AppSecretRules::check)
                .rule(Revisions::check)
                .outputs(AppTypes::appOutputs)
                .assumed(Map.of("managedEnvironmentId", "{group}/providers/Microsoft.App/managedEnvironments/assumed"))
                .build();
    }

    private static ResourceType certificate(AzureType facts) {
        var isManaged = facts.className().equals("ManagedCertificate");
        var type = ResourceType.of(facts.token())
                .outputs(request -> Map.of(
                        "properties",
                        isManaged
                                ? Map.of("provisioningState", "Succeeded")
                                : Map.of(
                                        "provisioningState",
                                        "Succeeded",
                                        "thumbprint",
                                        request.ids().hex("thumbprint " + AzureState.key(request.id()), 40))));
        return type.rule(isManaged ? CertificateRules::managed : CertificateRules::content)
                .inUse("CertificateInUse")
                .build();
    }

    private static Map<String, Object> environmentOutputs(Request request) {
        var key = AzureState.key(request.id());
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put(
                "defaultDomain",
                request.current()
                        .map(c -> c.text("defaultDomain"))
                        .orElseGet(() -> WORDS.get(request.ids().number("word " + key, WORDS.size())) + "-"
                                + request.ids().hex("domain " + key, 8) + "." + request.location()
                                + ".azurecontainerapps.io"));
        var subnetId = request.text("vnetConfiguration.infrastructureSubnetId");
        var internal = Values.isTrue(request.body(), "vnetConfiguration.internal");
        outputs.put(
                "staticIp",
                request.current()
                        .map(c -> c.text("staticIp"))
                        .orElseGet(() -> internal && subnetId != null
                                ? Addresses.allocate(
                                        request, request.find(subnetId).orElseThrow(), key)
                                : request.ids().publicIp(key)));
        outputs.put("zoneRedundant", Values.isTrue(request.body(), "zoneRedundant"));
        outputs.put(
                "eventStreamEndpoint",
                "https://" + request.location() + ".azurecontainerapps.dev"
                        + request.id().replace("/providers/Microsoft.App", "") + "/eventstream");
        outputs.put(
                "customDomainConfiguration",
                Map.of(
                        "customDomainVerificationId",
                        request.ids().hex("domain verification", 64).toUpperCase(java.util.Locale.ROOT)));
        outputs.put("workloadProfiles", withConsumption(request));
        if (subnetId == null) {
            outputs.put("infrastructureResourceGroup", null);
            outputs.put("vnetConfiguration", null);
        } else if (!request.body().containsKey("infrastructureResourceGroup")
                && request.body().containsKey("workloadProfiles")) {
            outputs.put(
                    "infrastructureResourceGroup",
                    "ME_" + request.name() + "_" + request.id().split("/")[4] + "_" + request.location());
        }
        return outputs;
    }

    /** The profiles, with the one that an environment with profiles always has. */
    private static List<Map<String, Object>> withConsumption(Request request) {
        var profiles = new ArrayList<>(Values.objects(request.body(), "workloadProfiles[]"));
        if (!profiles.isEmpty()
                && profiles.stream().noneMatch(profile -> CONSUMPTION.equals(profile.get("workloadProfileType")))) {
            profiles.add(Map.of("name", CONSUMPTION, "workloadProfileType", CONSUMPTION));
        }
        return profiles.isEmpty() ? null : profiles;
    }

    static String environmentId(Map<String, Object> app) {
        var id = Values.string(app, "managedEnvironmentId");
        return id != null ? id : Values.string(app, "environmentId");
    }

    private static Map<String, Object> appOutputs(Request request) {
        var environment = request.find(environmentId(request.body())).orElseThrow();
        var domain = environment.text("defaultDomain");
        var revision = Revisions.name(request);
        Revisions.keep(request);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("managedEnvironmentId", environment.id());
        outputs.put("environmentId", environment.id());
        outputs.put("latestRevisionName", revision);
        outputs.put("latestReadyRevisionName", revision);
        outputs.put("latestRevisionFqdn", "");
        outputs.put("outboundIpAddresses", List.of(request.ids().publicIp("outbound " + environment.id())));
        outputs.put(
                "customDomainVerificationId", environment.text("customDomainConfiguration.customDomainVerificationId"));
        outputs.put(
                "eventStreamEndpoint",
                "https://" + request.location() + ".azurecontainerapps.dev"
                        + request.id().replace("/providers/Microsoft.App", "") + "/eventstream");
        outputs.put("runningStatus", "Running");
        var hasProfiles = environment.external()
                || Values.get(environment.properties(), "workloadProfiles").isPresent();
        if (request.text("workloadProfileName") == null && hasProfiles) {
            outputs.put("workloadProfileName", CONSUMPTION);
        }
        if (Values.get(request.body(), "configuration.ingress").isPresent()) {
            var middle = Values.isTrue(request.body(), "configuration.ingress.external") ? "." : ".internal.";
            outputs.put("configuration", Map.of("ingress", Map.of("fqdn", request.name() + middle + domain)));
            outputs.put("latestRevisionFqdn", revision + middle + domain);
        }
        return outputs;
    }
}
