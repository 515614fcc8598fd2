package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the resources of a stack over one template: most stand in it directly; those of another resource group, and
 * those whose name Azure computes during the deployment, in a nested deployment for each component and group.
 */
final class Deployments {

    private static final String TYPE = "Microsoft.Resources/deployments";
    private static final int MAX_NAME = 64;

    private final StackTexts texts;
    private final Map<String, ArmResource> byKey = new LinkedHashMap<>();
    /** Name of the nested deployment by key of the resource. */
    private final Map<String, String> nestedIn = new LinkedHashMap<>();

    Deployments(ArmStack stack, StackTexts texts) {
        this.texts = texts;
        stack.resources().stream().filter(ArmResource::isDeployed).forEach(resource -> {
            byKey.put(resource.key(), resource);
            var placement = placement(resource);
            if (!placement.sameAs(texts.home()) || texts.name(resource).isRuntime()) {
                nestedIn.put(resource.key(), deploymentName(resource, placement));
            }
        });
    }

    /** The template's {@code resources}, in the order of the stack. */
    List<Object> resources() {
        var resources = new LinkedHashMap<String, Object>();
        byKey.values().forEach(resource -> {
            var nested = nestedIn.get(resource.key());
            if (nested == null) {
                resources.put(resource.key(), rendered(entry(resource)));
            } else {
                resources.computeIfAbsent(nested, this::nestedDeployment);
            }
        });
        return List.copyOf(resources.values());
    }

    private static Placement placement(ArmResource resource) {
        var type = AzureTypes.get(resource.token());
        return Placement.of(type.isExtension() ? type.scopeOf(resource.inputs()) : resource.id());
    }

    private static String deploymentName(ArmResource resource, Placement placement) {
        var name = resource.component() + "-in-" + placement.group();
        // The end of the text keeps shortened names apart.
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, MAX_NAME - 9) + "-"
                        + String.format("%08x", (name + placement.subscription()).hashCode());
    }

    private Map<String, Object> entry(ArmResource resource) {
        var type = AzureTypes.get(resource.token());
        var body = new LinkedHashMap<>(texts.body(resource));
        var properties = Optional.ofNullable(body.remove("properties"));
        var entry = new LinkedHashMap<String, Object>();
        entry.put("type", type.type(resource.inputs()));
        entry.put("apiVersion", type.apiVersion());
        entry.put("name", texts.name(resource));
        if (type.isExtension() && !texts.scope(resource).render().isEmpty()) {
            entry.put("scope", texts.scope(resource));
        }
        entry.putAll(body);
        var dependsOn = dependsOn(List.of(resource), nestedIn.get(resource.key()));
        if (!dependsOn.isEmpty()) {
            entry.put("dependsOn", dependsOn);
        }
        properties.ifPresent(p -> entry.put("properties", p));
        return entry;
    }

    /** What these resources wait for, seen from inside of a deployment; null = the template itself. */
    private List<ArmText> dependsOn(List<ArmResource> resources, @Nullable String inside) {
        var ids = new TreeMap<String, ArmText>();
        resources.stream()
                .flatMap(r -> r.dependencies().stream())
                .filter(byKey::containsKey)
                .forEach(key -> {
                    var nested = nestedIn.get(key);
                    // For what is outside of a nested deployment the deployment as a whole waits.
                    if (inside == null || inside.equals(nested)) {
                        var id = nested == null || nested.equals(inside)
                                ? texts.id(Objects.requireNonNull(byKey.get(key)))
                                : deploymentId(nested);
                        ids.put(id.render(), id);
                    }
                });
        return List.copyOf(ids.values());
    }

    private static ArmText deploymentId(String name) {
        return ArmText.code(
                "resourceId('" + TYPE + "', " + ArmText.literal(name).argument() + ")");
    }

    private Object nestedDeployment(String name) {
        var members = byKey.values().stream()
                .filter(r -> name.equals(nestedIn.get(r.key())))
                .toList();
        var parameters = new NestedParameters();
        members.stream()
                .flatMap(r -> r.dependencies().stream())
                .filter(key -> name.equals(nestedIn.get(key)))
                .map(byKey::get)
                .forEach(waitedFor -> parameters.render(waitedFor.name() + " id", texts.id(waitedFor)));
        var resources = members.stream()
                .map(r -> Rendering.of(
                        entry(r),
                        (member, text) -> parameters.render(member.equals("name") ? r.name() + " name" : member, text)))
                .toList();
        var template = ArmTemplate.skeleton();
        template.put("parameters", parameters.declarations());
        template.put("resources", resources);

        var properties = new LinkedHashMap<String, Object>();
        properties.put("mode", "Incremental");
        properties.put("expressionEvaluationOptions", Map.of("scope", "inner"));
        properties.put("parameters", parameters.values());
        properties.put("template", template);

        var deployment = new LinkedHashMap<String, Object>();
        deployment.put("type", TYPE);
        deployment.put("apiVersion", AzureTypes.DEPLOYMENTS);
        deployment.put("name", name);
        var placement = placement(members.get(0));
        if (!placement.sameAs(texts.home())) {
            if (!placement.subscription().equalsIgnoreCase(texts.home().subscription())) {
                deployment.put("subscriptionId", placement.subscription());
            }
            deployment.put("resourceGroup", placement.group());
        }
        var dependsOn = dependsOn(members, null).stream()
                .filter(id -> !id.equals(deploymentId(name)))
                .toList();
        if (!dependsOn.isEmpty()) {
            deployment.put("dependsOn", rendered(dependsOn));
        }
        deployment.put("properties", properties);
        return deployment;
    }

    private static Object rendered(Object tree) {
        return Rendering.of(tree, (name, text) -> text.render());
    }
}
