package ai.portkey.azure.arm;

import static java.util.stream.Collectors.toMap;

import ai.portkey.azure.catalogue.AzureTypes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a template gets the values of one type that only Azure knows. Paths are the input's names joined by dots; a list adds
 * no step. In an expression {@code {id}} and {@code {api}} stand for the id and API version of the resource that is read.
 *
 * @param computed     outputs that Azure computes, with the template expression that reads them
 * @param secretKeys   path of a secret input that is a key of another resource of the same deployment
 * @param foreignParts path of an input that only Azure knows when the id beside it is of a resource that is not
 *                     deployed here, with the path of that id in the same object
 * @param readFrom     path of an input that is read from another resource that this one depends on
 * @param facts        path of an input that is a fact of the deployment, with the template expression that reads it
 * @param lookedUp     paths of inputs that are a parameter, unless a resource of the deployment has their value: the plan has
 *                     them from a lookup outside of ARM
 */
record Origins(
        Map<String, String> computed,
        Map<String, Key> secretKeys,
        Map<String, String> foreignParts,
        Map<String, Source> readFrom,
        Map<String, String> facts,
        Set<String> lookedUp) {

    /**
     * A key that ARM's {@code listKeys} returns.
     *
     * @param token type token of the resource that has the key
     * @param key   its member in the answer
     */
    record Key(String token, String key) {}

    /**
     * Where an input is read.
     *
     * @param token      type token of the resource that it is read from
     * @param expression template expression
     */
    record Source(String token, String expression) {}

    private static final Origins NONE = new Origins(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());
    private static final Origins ENVIRONMENT = computed(
                    "defaultDomain", "staticIp", "customDomainConfiguration.customDomainVerificationId")
            .withKey(
                    "appLogsConfiguration.logAnalyticsConfiguration.sharedKey",
                    new Key(AzureTypes.WORKSPACE, "primarySharedKey"));
    private static final Origins APP = computed("configuration.ingress.fqdn");

    private static final Map<String, Origins> BY_TOKEN = Map.ofEntries(
            Map.entry(
                    "azure-native:managedidentity:UserAssignedIdentity",
                    computed("principalId", "clientId", "tenantId")),
            Map.entry(
                    "azure-native:authorization:RoleAssignment",
                    new Origins(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of("principalId"))),
            Map.entry("azure-native:network:PublicIPAddress", computed("ipAddress")),
            Map.entry(
                    "azure-native:network:ApplicationGateway",
                    new Origins(
                            Map.of(),
                            Map.of(),
                            Map.of("frontendIPConfigurations.privateIPAddress", "subnet.id"),
                            Map.of(),
                            Map.of(),
                            Set.of())),
            // An endpoint by alias has no DNS configuration; its network interface knows the address.
            Map.entry(
                    "azure-native:network:PrivateRecordSet",
                    new Origins(
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Map.of(
                                    "aRecords.ipv4Address",
                                    new Source(
                                            AzureTypes.PRIVATE_ENDPOINT,
                                            "reference(reference({id}, '{api}').networkInterfaces[0].id, '{api}').ipConfigurations[0].properties.privateIPAddress")),
                            Map.of(),
                            Set.of())),
            Map.entry("azure-native:cdn:Profile", computed("frontDoorId")),
            Map.entry("azure-native:cdn:AFDEndpoint", computed("hostName")),
            // Azure answers no properties, or no token in them, before it asks for the proof and once it has it.
            Map.entry(
                    "azure-native:cdn:AFDCustomDomain",
                    new Origins(
                            Map.of(
                                    "validationProperties.validationToken",
                                    "coalesce(tryGet(tryGet(reference({id}, '{api}'), 'validationProperties'), 'validationToken'), '')"),
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Set.of())),
            Map.entry(AzureTypes.WORKSPACE, computed("customerId")),
            Map.entry(AzureTypes.ENVIRONMENT, ENVIRONMENT),
            Map.entry(AzureTypes.ENVIRONMENT_PREVIEW, ENVIRONMENT),
            Map.entry(AzureTypes.CONTAINER_APP, APP),
            Map.entry(AzureTypes.CONTAINER_APP_PREVIEW, APP),
            Map.entry("azure-native:storage:StorageAccount", computed("primaryEndpoints.blob")),
            Map.entry(
                    AzureTypes.VAULT,
                    new Origins(
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Map.of("properties.tenantId", "subscription().tenantId"),
                            Set.of())),
            Map.entry(
                    "azure-native:keyvault:Secret",
                    NONE.withKey("properties.value", new Key(AzureTypes.REDIS_DATABASE, "primaryKey"))),
            Map.entry(AzureTypes.REDIS_CLUSTER, computed("hostName")));

    static Origins of(String token) {
        return BY_TOKEN.getOrDefault(token, NONE);
    }

    /** Outputs that ARM returns under the same path inside {@code properties}. */
    private static Origins computed(String... paths) {
        return new Origins(
                Stream.of(paths).collect(toMap(path -> path, path -> "reference({id}, '{api}')." + path)),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of());
    }

    private Origins withKey(String path, Key key) {
        return new Origins(computed, Map.of(path, key), foreignParts, readFrom, facts, lookedUp);
    }
}
