package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.subscription.Check.Problem;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What a stack may refer to and not make: how each type is called, read and made, and what is expected of it. */
final class Kinds {

    /**
     * A type of resource.
     *
     * @param type       ARM's type
     * @param label      what people call it
     * @param create     the command that makes it
     * @param check      what is expected of an existing one
     */
    record Kind(String type, String label, BiFunction<ResourceId, PortkeyConfig, String> create, ExistingCheck check) {

        Check check(ResourceId id, PortkeyConfig config) {
            return new Check(
                    subject(id),
                    id.toString(),
                    apiVersion(),
                    found -> found.isPresent()
                            ? check.problem(id, config, found.get())
                            : Problem.of("does not exist", create.apply(id, config)));
        }

        /** By which it is read. */
        private String apiVersion() {
            return AzureTypes.ofArmType(type).orElseThrow().apiVersion();
        }

        String subject(ResourceId id) {
            return id.parent().isEmpty()
                    ? label + " " + id.name()
                    : label + " " + id.name() + " of " + id.names().get(0);
        }
    }

    /** Checks an existing resource. */
    @FunctionalInterface
    private interface ExistingCheck {
        Optional<Problem> problem(ResourceId id, PortkeyConfig config, JsonObject found);
    }

    private static final String ACA = "Microsoft.App/environments";
    private static final ExistingCheck EXISTS = (id, config, found) -> Optional.empty();

    static final List<Kind> ALL = List.of(
            new Kind(
                    References.VAULT,
                    "Key Vault",
                    (id, config) -> "az keyvault create" + named(id) + " --location "
                            + config.placement().location() + " --enable-rbac-authorization true",
                    Kinds::grantsByRole),
            new Kind(References.SECRET, "secret", Kinds::setSecret, Kinds::isEnabled),
            new Kind(
                    "Microsoft.Network/virtualNetworks",
                    "VNet",
                    (id, config) -> "az network vnet create" + named(id) + " --location "
                            + config.placement().location() + " --address-prefixes \"<range>\"",
                    Kinds::isInRegion),
            new Kind("Microsoft.Network/virtualNetworks/subnets", "subnet", Kinds::createSubnet, Kinds::isDelegated),
            new Kind(
                    "Microsoft.Network/privateDnsZones",
                    "private DNS zone",
                    (id, config) -> "az network private-dns zone create" + named(id),
                    EXISTS),
            new Kind(
                    "Microsoft.Network/dnsZones",
                    "DNS zone",
                    (id, config) -> "az network dns zone create" + named(id),
                    EXISTS),
            new Kind(
                    "Microsoft.Storage/storageAccounts",
                    "storage account",
                    (id, config) -> "az storage account create" + named(id) + " --location "
                            + config.placement().location() + " --allow-blob-public-access false",
                    EXISTS),
            new Kind(
                    "Microsoft.Storage/storageAccounts/blobServices/containers",
                    "blob container",
                    (id, config) -> "az storage container create --name " + id.name() + " --account-name "
                            + id.names().get(0) + " --auth-mode login",
                    EXISTS),
            new Kind(
                    "Microsoft.ContainerRegistry/registries",
                    "container registry",
                    (id, config) -> "az acr create" + named(id) + " --sku Standard",
                    EXISTS),
            new Kind(
                    "Microsoft.OperationalInsights/workspaces",
                    "Log Analytics workspace",
                    (id, config) -> "az monitor log-analytics workspace create --workspace-name " + id.name()
                            + " --resource-group " + id.resourceGroupName() + " --subscription " + id.subscriptionId()
                            + " --location " + config.placement().location(),
                    EXISTS),
            new Kind(
                    "Microsoft.CognitiveServices/accounts",
                    "Azure OpenAI account",
                    (id, config) ->
                            "az cognitiveservices account create" + named(id) + " --kind OpenAI --sku S0 --location "
                                    + config.placement().location() + " --custom-domain " + id.name(),
                    EXISTS));

    private Kinds() {}

    static Optional<Kind> of(ResourceId id) {
        return ALL.stream().filter(kind -> id.isType(kind.type())).findFirst();
    }

    private static String named(ResourceId id) {
        return " --name " + id.name() + " --resource-group " + id.resourceGroupName() + " --subscription "
                + id.subscriptionId();
    }

    private static Optional<Problem> grantsByRole(ResourceId id, PortkeyConfig config, JsonObject found) {
        return Json.flag(Json.properties(found), "enableRbacAuthorization", false)
                ? Optional.empty()
                : Problem.of(
                        "uses access policies, so the stack's role assignments have no effect",
                        "az keyvault update" + named(id) + " --enable-rbac-authorization true");
    }

    private static Optional<Problem> isEnabled(ResourceId id, PortkeyConfig config, JsonObject found) {
        return Json.flag(Json.object(Json.properties(found), "attributes"), "enabled", true)
                ? Optional.empty()
                : Problem.of("is disabled", "az keyvault secret set-attributes" + secret(id) + " --enabled true");
    }

    private static String setSecret(ResourceId id, PortkeyConfig config) {
        var isCertificate = Stream.concat(
                        config.entrance().appGateway().flatMap(AppGatewayConfig::certificate).stream(),
                        config.entrance().customDomain().flatMap(CustomDomainConfig::certificate).stream())
                .anyMatch(c -> c.vaultName().equalsIgnoreCase(id.names().get(0))
                        && c.secretName().equalsIgnoreCase(id.name()));
        return isCertificate
                ? "az keyvault certificate import" + secret(id) + " --file \"<certificate.pfx>\""
                : "az keyvault secret set" + secret(id) + " --value \"<value>\"";
    }

    private static String secret(ResourceId id) {
        return " --vault-name " + id.names().get(0) + " --name " + id.name();
    }

    private static Optional<Problem> isInRegion(ResourceId id, PortkeyConfig config, JsonObject found) {
        var location = Json.text(found, "location").replace(" ", "").toLowerCase(Locale.ROOT);
        return location.equals(config.placement().location())
                ? Optional.empty()
                : Problem.of(
                        "is in " + location + " but the stack is in "
                                + config.placement().location()
                                + "; the environment must be in the same region as its VNet",
                        "pulumi config set " + RawConfig.NAMESPACE + ":location " + location);
    }

    private static String createSubnet(ResourceId id, PortkeyConfig config) {
        return "az network vnet subnet create --name " + id.name() + " --vnet-name "
                + id.names().get(0) + " --resource-group "
                + id.resourceGroupName() + " --subscription " + id.subscriptionId() + " --address-prefixes \"<range>\""
                + (isForApps(id, config) ? " --delegations " + ACA : "");
    }

    private static Optional<Problem> isDelegated(ResourceId id, PortkeyConfig config, JsonObject found) {
        var isDelegated = Json.objects(Json.properties(found), "delegations").stream()
                .anyMatch(delegation -> ACA.equalsIgnoreCase(Json.text(Json.properties(delegation), "serviceName")));
        return isDelegated || !isForApps(id, config)
                ? Optional.empty()
                : Problem.of(
                        "is not delegated to " + ACA,
                        "az network vnet subnet update --ids " + id + " --delegations " + ACA);
    }

    private static boolean isForApps(ResourceId subnet, PortkeyConfig config) {
        return config.network()
                .existing()
                .map(NetworkConfig.Existing::acaSubnetId)
                .equals(Optional.of(subnet));
    }
}
