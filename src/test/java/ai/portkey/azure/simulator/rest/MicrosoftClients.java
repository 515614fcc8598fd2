package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.core.util.ExpandableStringEnum;
import com.azure.core.util.serializer.JacksonAdapter;
import com.azure.core.util.serializer.SerializerAdapter;
import com.azure.core.util.serializer.SerializerEncoding;
import com.azure.resourcemanager.appcontainers.implementation.ContainerAppsApiClientBuilder;
import com.azure.resourcemanager.applicationinsights.implementation.ApplicationInsightsManagementClientBuilder;
import com.azure.resourcemanager.authorization.implementation.AuthorizationManagementClientBuilder;
import com.azure.resourcemanager.cdn.implementation.CdnManagementClientBuilder;
import com.azure.resourcemanager.containerregistry.implementation.ContainerRegistryManagementClientBuilder;
import com.azure.resourcemanager.dns.implementation.DnsManagementClientBuilder;
import com.azure.resourcemanager.keyvault.implementation.KeyVaultManagementClientBuilder;
import com.azure.resourcemanager.loganalytics.implementation.OperationalInsightsManagementClientBuilder;
import com.azure.resourcemanager.monitor.implementation.MonitorClientBuilder;
import com.azure.resourcemanager.msi.implementation.ManagedServiceIdentityClientBuilder;
import com.azure.resourcemanager.network.fluent.PrivateDnsZoneGroupsClient;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import com.azure.resourcemanager.privatedns.implementation.PrivateDnsManagementClientBuilder;
import com.azure.resourcemanager.redis.implementation.RedisManagementClientBuilder;
import com.azure.resourcemanager.redisenterprise.implementation.RedisEnterpriseManagementClientBuilder;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.azure.resourcemanager.resources.implementation.ResourceManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.SubscriptionClientBuilder;
import com.azure.resourcemanager.storage.implementation.StorageManagementClientBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Microsoft's own clients: that of each ARM type, and the one that takes every type. */
final class MicrosoftClients {

    /** One type's requests. What comes back is a model of Microsoft, read from the answer. */
    interface Calls {

        /** @param body ARM's, as JSON */
        Object create(Map<String, Object> inputs, String body);

        Object get(Map<String, Object> inputs);

        /** Empty when the API has no such operation. */
        Optional<List<?>> list(Map<String, Object> inputs);

        /** False when the API has no such operation. */
        boolean delete(Map<String, Object> inputs);
    }

    /** Changes the tags of a resource and nothing else, with the client that takes every type. */
    Object tag(String id, String apiVersion, Map<String, String> tags) {
        return resources.getResources().updateById(id, apiVersion, new GenericResourceInner().withTags(tags));
    }

    private static final SerializerAdapter JSON = JacksonAdapter.createDefaultSerializerAdapter();

    private final HttpPipeline pipeline;
    private final String subscription;
    private final ResourceManagementClient resources;
    private final Map<String, Object> own;

    MicrosoftClients(HttpPipeline pipeline, String subscription) {
        this.pipeline = pipeline;
        this.subscription = subscription;
        resources = build(ResourceManagementClientBuilder.class).buildClient();
        var apps = build(ContainerAppsApiClientBuilder.class).buildClient();
        var cdn = build(CdnManagementClientBuilder.class).buildClient();
        var monitor = build(MonitorClientBuilder.class).buildClient();
        var network = build(NetworkManagementClientBuilder.class).buildClient();
        var dns = build(DnsManagementClientBuilder.class).buildClient();
        var privateDns = build(PrivateDnsManagementClientBuilder.class).buildClient();
        var redis = build(RedisEnterpriseManagementClientBuilder.class).buildClient();
        var roles = build(AuthorizationManagementClientBuilder.class).buildClient();
        var storage = build(StorageManagementClientBuilder.class).buildClient();
        var vaults = build(KeyVaultManagementClientBuilder.class).buildClient();
        own = Map.ofEntries(
                Map.entry("Microsoft.Resources/resourceGroups", resources.getResourceGroups()),
                Map.entry(
                        "Microsoft.ManagedIdentity/userAssignedIdentities",
                        build(ManagedServiceIdentityClientBuilder.class)
                                .buildClient()
                                .getUserAssignedIdentities()),
                Map.entry("Microsoft.Authorization/roleAssignments", roles.getRoleAssignments()),
                Map.entry("Microsoft.Authorization/roleDefinitions", roles.getRoleDefinitions()),
                Map.entry("Microsoft.Network/virtualNetworks", network.getVirtualNetworks()),
                Map.entry("Microsoft.Network/virtualNetworks/subnets", network.getSubnets()),
                Map.entry("Microsoft.Network/networkSecurityGroups", network.getNetworkSecurityGroups()),
                Map.entry("Microsoft.Network/natGateways", network.getNatGateways()),
                Map.entry("Microsoft.Network/publicIPAddresses", network.getPublicIpAddresses()),
                Map.entry(
                        "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies",
                        network.getWebApplicationFirewallPolicies()),
                Map.entry("Microsoft.Network/applicationGateways", network.getApplicationGateways()),
                Map.entry("Microsoft.Network/privateEndpoints", network.getPrivateEndpoints()),
                Map.entry("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", network.getPrivateDnsZoneGroups()),
                Map.entry("Microsoft.Network/privateDnsZones", privateDns.getPrivateZones()),
                Map.entry("Microsoft.Network/privateDnsZones/{recordType}", privateDns.getRecordSets()),
                Map.entry("Microsoft.Network/privateDnsZones/virtualNetworkLinks", privateDns.getVirtualNetworkLinks()),
                Map.entry("Microsoft.Network/dnsZones", dns.getZones()),
                Map.entry("Microsoft.Network/dnsZones/{recordType}", dns.getRecordSets()),
                Map.entry("Microsoft.Cdn/profiles", cdn.getProfiles()),
                Map.entry("Microsoft.Cdn/profiles/afdEndpoints", cdn.getAfdEndpoints()),
                Map.entry("Microsoft.Cdn/profiles/originGroups", cdn.getAfdOriginGroups()),
                Map.entry("Microsoft.Cdn/profiles/originGroups/origins", cdn.getAfdOrigins()),
                Map.entry("Microsoft.Cdn/profiles/customDomains", cdn.getAfdCustomDomains()),
                Map.entry("Microsoft.Cdn/profiles/afdEndpoints/routes", cdn.getRoutes()),
                Map.entry("Microsoft.Cdn/profiles/securityPolicies", cdn.getSecurityPolicies()),
                Map.entry(
                        "Microsoft.OperationalInsights/workspaces",
                        build(OperationalInsightsManagementClientBuilder.class)
                                .buildClient()
                                .getWorkspaces()),
                Map.entry("Microsoft.App/managedEnvironments", apps.getManagedEnvironments()),
                Map.entry("Microsoft.App/containerApps", apps.getContainerApps()),
                Map.entry("Microsoft.App/managedEnvironments/certificates", apps.getCertificates()),
                Map.entry("Microsoft.App/managedEnvironments/managedCertificates", apps.getManagedCertificates()),
                Map.entry("Microsoft.Insights/diagnosticSettings", monitor.getDiagnosticSettingsOperations()),
                Map.entry("Microsoft.Insights/metricAlerts", monitor.getMetricAlerts()),
                Map.entry("Microsoft.Insights/scheduledQueryRules", monitor.getScheduledQueryRules()),
                Map.entry(
                        "Microsoft.Insights/workbooks",
                        build(ApplicationInsightsManagementClientBuilder.class)
                                .buildClient()
                                .getWorkbooks()),
                Map.entry("Microsoft.Insights/actionGroups", monitor.getActionGroups()),
                Map.entry("Microsoft.Storage/storageAccounts", storage.getStorageAccounts()),
                Map.entry("Microsoft.Storage/storageAccounts/blobServices/containers", storage.getBlobContainers()),
                Map.entry("Microsoft.Storage/storageAccounts/blobServices", storage.getBlobServices()),
                Map.entry("Microsoft.Storage/storageAccounts/managementPolicies", storage.getManagementPolicies()),
                Map.entry("Microsoft.KeyVault/vaults", vaults.getVaults()),
                Map.entry("Microsoft.KeyVault/vaults/secrets", vaults.getSecrets()),
                Map.entry(
                        "Microsoft.Cache/redis",
                        build(RedisManagementClientBuilder.class).buildClient().getRedis()),
                Map.entry("Microsoft.Cache/redisEnterprise", redis.getRedisEnterprises()),
                Map.entry("Microsoft.Cache/redisEnterprise/databases", redis.getDatabases()),
                Map.entry(
                        "Microsoft.ContainerRegistry/registries",
                        build(ContainerRegistryManagementClientBuilder.class)
                                .buildClient()
                                .getRegistries()));
    }

    /** The client of this type; Microsoft publishes none of Front Door's firewall policies for Java. */
    Optional<Calls> own(AzureType type) {
        return Optional.ofNullable(own.get(type.type())).map(client -> new Own(client, type));
    }

    /** The client that takes every type, in an API version that it is told. */
    Calls generic(AzureType type, String apiVersion) {
        return new Generic(type, apiVersion);
    }

    /** The builders have the same methods, and no type in common. */
    <B> B build(Class<B> builder) {
        try {
            var instance = builder.getConstructor().newInstance();
            builder.getMethod("pipeline", HttpPipeline.class).invoke(instance, pipeline);
            if (builder != SubscriptionClientBuilder.class) {
                builder.getMethod("subscriptionId", String.class).invoke(instance, subscription);
            }
            builder.getMethod("defaultPollInterval", Duration.class).invoke(instance, Duration.ofMillis(1));
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** All come out of one generator, so a method is found by its name, and its arguments by their types. */
    private record Own(Object client, AzureType type) implements Calls {

        @Override
        public Object create(Map<String, Object> inputs, String body) {
            return call(inputs, body, "createOrUpdate", "create", "setServiceProperties", "createOrUpdateWithResponse")
                    .orElseThrow();
        }

        @Override
        public Object get(Map<String, Object> inputs) {
            return call(inputs, null, "getByResourceGroup", "get", "getServiceProperties")
                    .orElseThrow();
        }

        @Override
        public Optional<List<?>> list(Map<String, Object> inputs) {
            return call(
                            inputs,
                            null,
                            "listForScope",
                            "listByResourceGroup",
                            "listByType",
                            "listByProfile",
                            "listByEndpoint",
                            "listByOriginGroup",
                            "listByCluster",
                            "list")
                    .map(page -> StreamSupport.stream(((Iterable<?>) page).spliterator(), false)
                            .toList());
        }

        @Override
        public boolean delete(Map<String, Object> inputs) {
            return call(inputs, null, "delete").isPresent();
        }

        private Optional<Object> call(Map<String, Object> inputs, String body, String... names) {
            return Stream.of(names)
                    .flatMap(name -> Stream.of(client.getClass().getMethods())
                            .filter(m -> m.getName().equals(name) && !m.isBridge())
                            .filter(m -> (body != null)
                                    == Stream.of(m.getParameterTypes()).anyMatch(Own::isModel))
                            .min(Comparator.comparing(Method::getParameterCount))
                            .stream())
                    .findFirst()
                    .map(method -> result(method, arguments(method, inputs, body)));
        }

        private Object[] arguments(Method method, Map<String, Object> inputs, String body) {
            // The record type is an argument of its own kind, before or after the name.
            var path = new ArrayList<>(type.pathParameters().stream()
                    .filter(parameter -> !parameter.equals("recordType"))
                    .map(parameter -> String.valueOf(inputs.get(parameter)).replaceFirst("^/", ""))
                    .toList());
            if (client instanceof PrivateDnsZoneGroupsClient && method.getName().equals("list")) {
                // The one method that takes the group last.
                Collections.swap(path, 0, 1);
            }
            return Stream.of(method.getParameterTypes())
                    .map(parameter -> {
                        if (parameter == String.class) {
                            return path.remove(0);
                        }
                        if (isModel(parameter)) {
                            return MicrosoftClients.read(parameter, body);
                        }
                        return parameter == Context.class
                                ? Context.NONE
                                : named(parameter, (String) inputs.getOrDefault(
                                        "recordType",
                                        inputs.getOrDefault("managementPolicyName", inputs.get("category"))));
                    })
                    .toArray();
        }

        private static boolean isModel(Class<?> parameter) {
            return parameter.getName().startsWith("com.azure.resourcemanager.")
                    && !parameter.isEnum()
                    && !ExpandableStringEnum.class.isAssignableFrom(parameter);
        }

        private Object result(Method method, Object... arguments) {
            var result = invoke(method, client, arguments);
            return result instanceof Response<?> response ? response.getValue() : result == null ? "" : result;
        }

        private static Object named(Class<?> enumeration, String value) {
            try {
                return invoke(enumeration.getMethod("fromString", String.class), null, value);
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final class Generic implements Calls {

        private final AzureType type;
        private final String apiVersion;

        private Generic(AzureType type, String apiVersion) {
            this.type = type;
            this.apiVersion = apiVersion;
        }

        @Override
        public Object create(Map<String, Object> inputs, String body) {
            return resources.getResources().createOrUpdateById(id(inputs), apiVersion, (GenericResourceInner)
                    MicrosoftClients.read(GenericResourceInner.class, body));
        }

        @Override
        public Object get(Map<String, Object> inputs) {
            return resources.getResources().getById(id(inputs), apiVersion);
        }

        @Override
        public Optional<List<?>> list(Map<String, Object> inputs) {
            // ARM's own list has what stands in a resource group itself.
            return type.names().size() > 1 || type.isExtension() || type.token().equals(AzureTypes.RESOURCE_GROUP)
                    ? Optional.empty()
                    : Optional.of(resources.getResources().listByResourceGroup("rg").stream()
                            .toList());
        }

        @Override
        public boolean delete(Map<String, Object> inputs) {
            resources.getResources().deleteById(id(inputs), apiVersion);
            return true;
        }

        private String id(Map<String, Object> inputs) {
            return type.id(subscription, inputs);
        }
    }

    private static Object read(Class<?> model, String body) {
        try {
            return JSON.deserialize(body, model, SerializerEncoding.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model as JSON; what only Azure writes is left out. */
    static JsonObject json(Object model) {
        try {
            return JsonParser.parseString(JSON.serialize(model, SerializerEncoding.JSON))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model's id. */
    static String id(Object model) {
        try {
            return (String) invoke(model.getClass().getMethod("id"), model);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** What the method throws is thrown. */
    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
