package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.ApiVersions;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.BuiltInRole;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What ARM says about the subscription itself: providers, features, regions, roles, rights. Everything is registered. */
final class Subscriptions {

    static final String ROLES = "Microsoft.Authorization/roleDefinitions";

    private static final String SUBSCRIPTION = "/subscriptions/([^/]+)";
    private static final String PROVIDER = SUBSCRIPTION + "/providers/([^/]+)";
    private static final String ROLE_DEFINITIONS = "(.*)/providers/Microsoft\\.Authorization/roleDefinitions";
    private static final Pattern NAMED = Pattern.compile("roleName eq '([^']+)'", Pattern.CASE_INSENSITIVE);

    /**
     * A question with its answer.
     *
     * @param methods of HTTP
     * @param path    of the whole request, letter case aside
     */
    private record Question(String methods, Pattern path, BiFunction<Call, MatchResult, Reply> answer) {

        static Question of(String methods, String path, BiFunction<Call, MatchResult, Reply> answer) {
            return new Question(methods, Pattern.compile(path, Pattern.CASE_INSENSITIVE), answer);
        }
    }

    private final SimulatedAzure azure;
    private final List<Question> questions;

    Subscriptions(SimulatedAzure azure) {
        this.azure = azure;
        questions = List.of(
                Question.of("GET", "/tenants", (call, found) -> Reply.list(List.of(tenant()))),
                Question.of("GET", "/subscriptions", (call, found) -> Reply.list(List.of(subscription()))),
                Question.of("GET", SUBSCRIPTION, (call, found) -> Reply.ok(subscription())),
                Question.of("GET", SUBSCRIPTION + "/locations", (call, found) -> Reply.list(locations())),
                Question.of("GET", SUBSCRIPTION + "/providers", (call, found) -> Reply.list(providers())),
                // Of deleted resources, only vaults are kept.
                Question.of(
                        "GET",
                        SUBSCRIPTION + "/providers/Microsoft\\.OperationalInsights/deletedWorkspaces",
                        (call, found) -> Reply.list(List.of())),
                Question.of("GET", PROVIDER, (call, found) -> Reply.ok(provider(found.group(2)))),
                Question.of("POST", PROVIDER + "/register", (call, found) -> Reply.ok(provider(found.group(2)))),
                Question.of(
                        "GET POST",
                        SUBSCRIPTION + "/providers/Microsoft\\.Features/providers/([^/]+)/features/([^/]+)(/register)?",
                        (call, found) -> Reply.ok(feature(found.group(2), found.group(3)))),
                Question.of(
                        "GET",
                        SUBSCRIPTION + "/providers/Microsoft\\.KeyVault/deletedVaults",
                        (call, found) -> Reply.list(azure.state().softDeleted().values().stream()
                                .map(this::deleted)
                                .toList())),
                Question.of(
                        "GET",
                        SUBSCRIPTION + "/providers/Microsoft\\.KeyVault/locations/[^/]+/deletedVaults/([^/]+)",
                        (call, found) -> Reply.ok(deletedVault(found.group(2)))),
                Question.of(
                        "GET",
                        "(.*)/providers/Microsoft\\.Authorization/permissions",
                        (call, found) -> Reply.list(List.of(Map.of(
                                "actions", List.of("*"),
                                "notActions", List.of(),
                                "dataActions", List.of("*"),
                                "notDataActions", List.of())))),
                Question.of(
                        "GET",
                        ROLE_DEFINITIONS,
                        (call, found) -> Reply.list(roles(call.query().getOrDefault("$filter", "")))),
                Question.of("GET", ROLE_DEFINITIONS + "/([^/]+)", (call, found) -> Reply.ok(role(found.group(2)))));
    }

    /** The answer, when the question is one about the subscription. */
    Optional<Reply> answer(Call call) {
        for (var question : questions) {
            var found = question.path.matcher(call.path());
            if (question.methods.contains(call.method()) && found.matches()) {
                return Optional.of(question.answer.apply(call, found.toMatchResult()));
            }
        }
        return Optional.empty();
    }

    /** Where the services of this cloud are; clients ask it before they sign in. */
    static Reply endpoints(Call call) {
        var login = "https://login.microsoftonline.com";
        var arm = call.host().equals("management.azure.com") ? "https://management.azure.com" : call.origin();
        var cloud = new LinkedHashMap<String, Object>();
        cloud.put("name", "AzureCloud");
        cloud.put("portal", "https://portal.azure.com");
        cloud.put(
                "authentication",
                Map.of(
                        "loginEndpoint",
                        login,
                        "audiences",
                        List.of("https://management.core.windows.net/", "https://management.azure.com/"),
                        "tenant",
                        "common",
                        "identityProvider",
                        "AAD"));
        cloud.put("graphAudience", "https://graph.windows.net/");
        cloud.put("graph", "https://graph.windows.net/");
        cloud.put("microsoftGraphResourceId", "https://graph.microsoft.com/");
        cloud.put("resourceManager", arm + "/");
        cloud.put(
                "suffixes",
                Map.of(
                        "keyVaultDns", "vault.azure.net",
                        "storage", "core.windows.net",
                        "acrLoginServer", "azurecr.io",
                        "sqlServerHostname", "database.windows.net"));
        return Reply.ok(call.apiVersion().compareTo("2019-05-01") >= 0 ? List.of(cloud) : cloud);
    }

    private Map<String, Object> tenant() {
        return Map.of(
                "id",
                "/tenants/" + azure.options().tenantId(),
                "tenantId",
                azure.options().tenantId(),
                "displayName",
                "Simulated");
    }

    private Map<String, Object> subscription() {
        var id = azure.options().subscriptionId();
        return Map.of(
                "id",
                "/subscriptions/" + id,
                "subscriptionId",
                id,
                "tenantId",
                azure.options().tenantId(),
                "displayName",
                "Simulated",
                "state",
                "Enabled");
    }

    private List<Map<String, Object>> locations() {
        return Placement.regions()
                .sorted()
                .map(region -> Map.<String, Object>of(
                        "id",
                        "/subscriptions/" + azure.options().subscriptionId() + "/locations/" + region,
                        "name",
                        region,
                        "displayName",
                        region,
                        "availabilityZoneMappings",
                        Stream.of("1", "2", "3")
                                .map(zone -> Map.of("logicalZone", zone, "physicalZone", region + "-az" + zone))
                                .toList()))
                .toList();
    }

    private List<Map<String, Object>> providers() {
        return ResourceTypes.all()
                .map(type -> type.facts().type().split("/")[0])
                .distinct()
                .sorted()
                .map(this::provider)
                .toList();
    }

    private Map<String, Object> provider(String namespace) {
        var types = new TreeMap<String, Map<String, Object>>();
        ResourceTypes.all()
                .map(ResourceType::facts)
                .filter(type -> type.type().split("/")[0].equalsIgnoreCase(namespace))
                .forEach(type -> types.putIfAbsent(type.type(), described(type)));
        return Map.of(
                "id",
                "/subscriptions/" + azure.options().subscriptionId() + "/providers/" + namespace,
                "namespace",
                namespace,
                "registrationState",
                "Registered",
                "registrationPolicy",
                "RegistrationRequired",
                "resourceTypes",
                List.copyOf(types.values()));
    }

    private static Map<String, Object> described(AzureType type) {
        var versions = new ArrayList<>(ApiVersions.of(type).all());
        java.util.Collections.reverse(versions);
        return Map.of(
                "resourceType",
                type.type().substring(type.type().indexOf('/') + 1),
                "apiVersions",
                versions,
                "locations",
                type.location() == AzureType.Location.GLOBAL
                        ? List.of("global")
                        : Placement.regions().sorted().toList());
    }

    private Map<String, Object> feature(String namespace, String name) {
        return Map.of(
                "id",
                "/subscriptions/" + azure.options().subscriptionId() + "/providers/Microsoft.Features/providers/"
                        + namespace + "/features/" + name,
                "name",
                namespace + "/" + name,
                "type",
                "Microsoft.Features/providers/features",
                "properties",
                Map.of("state", "Registered"));
    }

    private Map<String, Object> deletedVault(String name) {
        var vault = azure.state().softDeleted().get(AzureState.key(name));
        if (vault == null) {
            throw new AzureException(
                    404, "DeletedVaultNotFound", "The specified deleted vault '" + name + "' does not exist.");
        }
        return deleted(vault);
    }

    private Map<String, Object> deleted(SimulatedResource vault) {
        return Map.of(
                "id",
                "/subscriptions/" + azure.options().subscriptionId() + "/providers/Microsoft.KeyVault/locations/"
                        + vault.text("location") + "/deletedVaults/" + vault.name(),
                "name",
                vault.name(),
                "type",
                "Microsoft.KeyVault/deletedVaults",
                "properties",
                Map.of("vaultId", vault.id(), "location", vault.text("location")));
    }

    private List<Map<String, Object>> roles(String filter) {
        var named = NAMED.matcher(filter);
        var wanted = named.find() ? named.group(1) : null;
        var own = azure.state().ofType(ROLES).stream()
                .filter(role -> wanted == null || wanted.equalsIgnoreCase(role.text("roleName")))
                .map(role -> Resources.answer(azure, role));
        return Stream.concat(
                        BuiltInRole.all()
                                .filter(role -> wanted == null || wanted.equalsIgnoreCase(role.name()))
                                .map(this::described),
                        own)
                .toList();
    }

    private Map<String, Object> role(String guid) {
        return BuiltInRole.all()
                .filter(role -> role.guid().equalsIgnoreCase(guid))
                .map(this::described)
                .findFirst()
                .or(() -> azure.state().named(ROLES, guid).map(role -> Resources.answer(azure, role)))
                .orElseThrow(() -> new AzureException(
                        404,
                        "RoleDefinitionDoesNotExist",
                        "The specified role definition with ID '" + guid + "' does not exist."));
    }

    private Map<String, Object> described(BuiltInRole role) {
        return Map.of(
                "id",
                "/subscriptions/" + azure.options().subscriptionId()
                        + "/providers/Microsoft.Authorization/roleDefinitions/" + role.guid(),
                "name",
                role.guid(),
                "type",
                ROLES,
                "properties",
                Map.of(
                        "roleName", role.name(),
                        "type", "BuiltInRole",
                        "description", "",
                        "assignableScopes", List.of("/"),
                        "permissions",
                                List.of(Map.of(
                                        "actions",
                                        List.of(),
                                        "notActions",
                                        List.of(),
                                        "dataActions",
                                        role.actions(),
                                        "notDataActions",
                                        List.of()))));
    }
}
