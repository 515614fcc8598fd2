package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.data.KeyVaultAccess;
import ai.portkey.azure.simulator.values.Values;

/** Certificates of Container Apps environments, and the host names that use them. */
final class CertificateRules {

    private CertificateRules() {}

    /** Known in 2024-10-02-preview only, see github.com/microsoft/azure-container-apps/issues/1395. */
    static void refuseAutomaticBinding(Request request) {
        if (Values.strings(request.body(), "configuration.ingress.customDomains[].bindingType")
                .contains("Auto")) {
            throw request.badRequest(
                    "ContainerAppInvalidSchema",
                    "Invalid request body for container app."
                            + " Path: $.properties.configuration.ingress.customDomains[0].bindingType. Does not conform to Container App schema.");
        }
    }

    /** An environment that is only assumed to exist may have the host name. */
    static void managed(Request request) {
        var environmentId = Placement.parentId(request.id());
        var host = request.text("properties.subjectName");
        var isKnown = request.find(environmentId).orElseThrow().external()
                || request.all(AppTypes.APP).stream()
                        .filter(app -> environmentId.equalsIgnoreCase(AppTypes.environmentId(app.properties())))
                        .anyMatch(app -> Values.strings(app.properties(), "configuration.ingress.customDomains[].name")
                                .contains(host));
        if (!isKnown) {
            throw request.badRequest(
                    "RequireCustomHostnameInEnvironment",
                    "Creating managed certificate requires hostname '" + host
                            + "' added as a custom hostname to a container app or route in environment '"
                            + environmentId + "'.");
        }
    }

    /** A certificate's content is in the request, or in a Key Vault that an identity of the environment may read. */
    static void content(Request request) {
        var url = request.text("properties.certificateKeyVaultProperties.keyVaultUrl");
        if (url == null) {
            if (request.text("properties.value") == null) {
                throw request.badRequest(
                        "CertificateValueMissing",
                        "Certificate " + request.id()
                                + " needs properties.value or properties.certificateKeyVaultProperties.");
            }
            return;
        }
        var identity = String.valueOf(request.text("properties.certificateKeyVaultProperties.identity"));
        var environment = request.find(Placement.parentId(request.id())).orElseThrow();
        var isItsOwn = Values.get(environment.properties(), "identity.userAssignedIdentities")
                .map(Values::asMap)
                .filter(map -> map.keySet().stream().anyMatch(identity::equalsIgnoreCase))
                .isPresent();
        if (!environment.external() && !isItsOwn) {
            throw request.badRequest(
                    "ManagedEnvironmentIdentityNotFound",
                    "Identity " + identity + " is not assigned to environment " + environment.id() + ".");
        }
        var principal = request.find(identity).orElseThrow().text("principalId");
        // Reported in github.com/microsoft/azure-container-apps/issues/1549.
        KeyVaultAccess.refusalOnVault(request.azure(), principal, url).ifPresent(reason -> {
            throw request.badRequest(
                    "CertificateKeyVaultAccessDenied",
                    "Unable to get certificate '" + url + "' using managed identity " + identity + ". " + reason);
        });
    }

    /** A host name is bound to a certificate of the app's own environment. */
    static void bindings(Request request) {
        var environment = AppTypes.environmentId(request.body());
        for (var domain : Values.objects(request.body(), "configuration.ingress.customDomains[]")) {
            var certificate = Values.string(domain, "certificateId");
            if ("SniEnabled".equals(domain.get("bindingType")) && certificate == null) {
                throw request.badRequest(
                        "CertificateMissing",
                        "Custom domain " + domain.get("name") + " has bindingType SniEnabled and needs certificateId.");
            }
            if (certificate != null && !Placement.parentId(certificate).equalsIgnoreCase(environment)) {
                throw request.badRequest(
                        "CertificateNotInEnvironment",
                        "Certificate " + certificate + " is not in environment " + environment + ".");
            }
        }
    }
}
