package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.ApiVersions;
import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Azure Resource Manager: what it checks of every request, and who answers it then. */
final class ManagementApi implements Api {

    private static final String PROVIDERS = "/providers/";

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Of groups, resources and lists of both. */
    private static final Pattern PATHS = Pattern.compile(
            ".*/providers/[^/]+/.+|/subscriptions/[^/]+/(resources|resourceGroups(/[^/]+(/\\w+)?)?)",
            Pattern.CASE_INSENSITIVE);

    private final SimulatedAzure azure;
    private final Subscriptions subscriptions;
    private final Resources resources;
    private final Collections collections;
    private final Actions actions;
    private final Operations operations;

    ManagementApi(SimulatedAzure azure) {
        this.azure = azure;
        operations = new Operations(azure);
        subscriptions = new Subscriptions(azure);
        resources = new Resources(azure, operations);
        collections = new Collections(azure);
        actions = new Actions(azure);
    }

    @Override
    public boolean serves(Call call) {
        return List.of("management.azure.com", "localhost", "127.0.0.1").contains(call.host());
    }

    @Override
    public Reply answer(Call call) {
        if (call.path().equals("/metadata/endpoints")) {
            return Subscriptions.endpoints(call);
        }
        if (call.authorization() == null) {
            return Reply.error(new AzureException(
                            401,
                            "AuthenticationFailed",
                            "Authentication failed. The 'Authorization' header is missing."))
                    .with(
                            "WWW-Authenticate",
                            "Bearer authorization_uri=\"https://login.microsoftonline.com/"
                                    + azure.options().tenantId() + "\", error=\"invalid_token\"");
        }
        if (call.apiVersion().isEmpty()) {
            throw new AzureException(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        var path = call.path().split("/");
        if (path.length > 2
                && path[1].equalsIgnoreCase("subscriptions")
                && !path[2].equalsIgnoreCase(azure.options().subscriptionId())) {
            throw !GUID.matcher(path[2]).matches()
                    ? new AzureException(
                            400,
                            "InvalidSubscriptionId",
                            "The provided subscription identifier '" + path[2] + "' is malformed or invalid.")
                    : new AzureException(
                            404, "SubscriptionNotFound", "The subscription '" + path[2] + "' could not be found.");
        }
        return subscriptions.answer(call).or(() -> operations.answer(call)).orElseGet(() -> ofResources(atRole(call)));
    }

    /** A custom role is known by its GUID, whatever scope stands before it. */
    private Call atRole(Call call) {
        return ArmId.type(call.path())
                .filter(Subscriptions.ROLES::equalsIgnoreCase)
                .flatMap(type -> azure.state().named(type, ArmId.name(call.path())))
                .map(role -> call.at(role.id()))
                .orElse(call);
    }

    private Reply ofResources(Call call) {
        if (!PATHS.matcher(call.path()).matches()) {
            throw new AzureException(404, "NotFound", "Nothing is at " + call.path() + ".");
        }
        if (call.method().equals("POST")) {
            return actions.answer(call);
        }
        var steps = inside(call.path()).split("/").length;
        var isCollection = call.path().toLowerCase(Locale.ROOT).contains(PROVIDERS)
                ? steps % 2 == 0
                : call.path().split("/").length % 2 == 0;
        if (isCollection) {
            return collections.answer(call);
        }
        var alwaysThere = call.method().equals("GET") ? AlwaysThere.at(azure, call.path()) : Optional.empty();
        if (alwaysThere.isPresent()) {
            return Reply.ok(alwaysThere.get());
        }
        if (!isMadeByAzure(azure, call.path())) {
            requireVersion(requireType(call.path(), call), call);
        }
        return resources.answer(call);
    }

    /** True of what no type describes, e.g. a revision of an app. */
    static boolean isMadeByAzure(SimulatedAzure azure, String id) {
        return azure.read(id).filter(resource -> resource.type().isEmpty()).isPresent();
    }

    /** What follows the last {@code /providers/}: a namespace, then types and names. */
    private static String inside(String path) {
        var at = path.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS);
        return at < 0 ? "" : path.substring(at + PROVIDERS.length());
    }

    /**
     * The type of an id.
     *
     * @throws AzureException as ARM refuses a namespace or type that it does not have
     */
    static ResourceType requireType(String id, Call call) {
        return ResourceTypes.ofId(id).orElseThrow(() -> noType(ArmId.type(id).orElse(""), call));
    }

    private static AzureException noType(String armType, Call call) {
        var namespace = armType.split("/")[0];
        var isKnown = ResourceTypes.all()
                .anyMatch(type -> type.facts()
                        .type()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(namespace.toLowerCase(Locale.ROOT) + "/"));
        return isKnown
                ? new AzureException(
                        404,
                        "InvalidResourceType",
                        "The resource type '" + armType.substring(armType.indexOf('/') + 1)
                                + "' could not be found in the namespace '" + namespace + "' for api version '"
                                + call.apiVersion() + "'.")
                : new AzureException(
                        404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
    }

    /** @throws AzureException as ARM refuses an API version that the type does not have */
    static void requireVersion(ResourceType type, Call call) {
        var versions = ApiVersions.of(type.facts());
        if (versions.has(call.apiVersion())) {
            return;
        }
        var supported = "'" + String.join(", ", versions.all()) + "'";
        var armType = type.facts().type();
        throw armType.equals("Microsoft.Resources/resourceGroups")
                ? new AzureException(
                        400,
                        "InvalidApiVersionParameter",
                        "The api-version '" + call.apiVersion() + "' is invalid. The supported versions are "
                                + supported + ".")
                : new AzureException(
                        400,
                        "NoRegisteredProviderFound",
                        "No registered resource provider found for API version '" + call.apiVersion() + "' for type '"
                                + armType.substring(armType.indexOf('/') + 1) + "'. The supported api-versions are "
                                + supported + ".");
    }
}
