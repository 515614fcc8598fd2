package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.Answers;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Revisions of an app: what its template was under each name. They are resources beneath the app that Azure writes.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/revisions">Revisions</a>
 */
final class Revisions {

    private static final String TYPE = "Microsoft.App/containerApps/revisions";

    private static final List<String> SECRETS = Stream.concat(
                    AppSecretRules.USES.stream(),
                    Stream.of("http", "tcp", "custom", "azureQueue")
                            .map(kind -> "template.scale.rules[]." + kind + ".auth[].secretRef"))
            .toList();

    private Revisions() {}

    /** The name that the template of this request gets. */
    static String name(Request request) {
        var suffix = request.text("template.revisionSuffix");
        return request.name() + "--"
                + (suffix != null && !suffix.isEmpty()
                        ? suffix
                        : request.ids().hex("revision " + AzureState.key(request.id()) + template(request), 7));
    }

    /** A name is used once; what an active revision needs stays. */
    static void check(Request request) {
        var name = name(request);
        var suffix = request.text("template.revisionSuffix");
        var names = Values.strings(request.body(), "configuration.secrets[].name");
        for (var revision : of(request)) {
            if (revision.name().equals(name)
                    && !template(request).equals(revision.properties().get("template"))) {
                // As reported in Azure/terraform-azurerm-avm-res-app-containerapp #115 and azure-container-apps #660.
                throw request.badRequest(
                        "ContainerAppOperationError",
                        "Failed to provision revision for container app '" + request.name()
                                + "'. Error details: The following field(s) are either invalid or missing. Field 'template.revisionsuffix' is"
                                + " invalid with details: 'Invalid value: \"" + suffix + "\": revision with suffix "
                                + suffix + " already exists.'");
            }
            if (isMultiple(request)
                    && !revision.name().equals(name)
                    && Values.isTrue(revision.properties(), "active")) {
                SECRETS.stream()
                        .flatMap(path -> Values.strings(revision.properties(), path).stream())
                        .filter(secret -> !names.contains(secret))
                        .findFirst()
                        .ifPresent(secret -> {
                            // Expected in azure-container-apps #395, seen in vscode-azurecontainerapps #538 and #1098.
                            throw request.badRequest(
                                    "ContainerAppSecretInUse",
                                    "Secret '" + secret + "' cannot be removed from container app '" + request.name()
                                            + "': the active revision " + revision.name() + " references it.");
                        });
            }
        }
    }

    /** Keeps the template under its name; without multiple revisions every other one becomes inactive. */
    static void keep(Request request) {
        if (request.text("template") == null) {
            return;
        }
        var name = name(request);
        if (!isMultiple(request)) {
            of(request)
                    .forEach(other ->
                            put(request, other.name(), other.properties().get("template"), false));
        }
        put(request, name, template(request), true);
    }

    private static void put(Request request, String name, Object template, boolean active) {
        request.azure()
                .state()
                .put(new SimulatedResource(
                        request.id() + "/revisions/" + name,
                        "",
                        Map.of("name", name, "type", TYPE, "template", template, "active", active),
                        true,
                        0));
    }

    private static List<SimulatedResource> of(Request request) {
        return request.azure().state().beneath(request.id()).stream()
                .filter(child -> ResourceTypes.armTypeOf(child.id()).equalsIgnoreCase(TYPE))
                .toList();
    }

    private static boolean isMultiple(Request request) {
        return "Multiple".equalsIgnoreCase(request.text("configuration.activeRevisionsMode"));
    }

    /** The template as Azure keeps it: equal ones make one revision. */
    private static Object template(Request request) {
        var body = Values.copy(request.body());
        Answers.of(request.type()).apply(request.type(), body);
        return Values.sorted(body.get("template"));
    }
}
