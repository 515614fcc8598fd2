package ai.portkey.azure.arm;

import ai.portkey.azure.text.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as an ARM template for its resource group. Secrets are parameters without a value; what Azure computes is
 * read during the deployment; resource groups and random values have no counterpart and are left out. The same stack
 * gives the same text.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax">Structure of ARM templates</a>
 */
public final class ArmTemplate {

    private static final String SCHEMA =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    private ArmTemplate() {}

    /**
     * The template as JSON.
     *
     * @throws IllegalArgumentException when a type is not known or a resource does not fit into such a template
     */
    public static String json(ArmStack stack) {
        return JsonText.INDENTED.toJson(of(stack)) + "\n";
    }

    private static Map<String, Object> of(ArmStack stack) {
        var texts = new StackTexts(stack);
        var resources = new Deployments(stack, texts).resources();
        var template = skeleton();
        template.put("metadata", metadata(stack, texts));
        template.put("parameters", texts.parameters().declarations());
        template.put("resources", resources);
        template.put("outputs", outputs(stack, texts));
        return template;
    }

    /** What every template begins with. */
    static Map<String, Object> skeleton() {
        var template = new LinkedHashMap<String, Object>();
        template.put("$schema", SCHEMA);
        template.put("contentVersion", "1.0.0.0");
        return template;
    }

    private static Map<String, Object> metadata(ArmStack stack, StackTexts texts) {
        var group = new LinkedHashMap<String, Object>();
        group.put("name", texts.home().group());
        stack.resources().stream()
                .filter(ArmResource::isResourceGroup)
                .findFirst()
                .ifPresent(resource -> {
                    Optional.ofNullable(resource.inputs().get("location"))
                            .ifPresent(location -> group.put("location", location));
                    Optional.ofNullable(resource.inputs().get("tags")).ifPresent(tags -> group.put("tags", tags));
                });
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(
                "description",
                "Stack " + stack.name() + " of " + stack.project() + ", to be deployed into its resource group.");
        metadata.put("resourceGroup", group);
        return metadata;
    }

    private static Map<String, Object> outputs(ArmStack stack, StackTexts texts) {
        var outputs = new LinkedHashMap<String, Object>();
        stack.outputs().forEach((name, value) -> {
            if (value instanceof String text && !text.equals(stack.secretMarker())) {
                var output = new LinkedHashMap<String, Object>();
                output.put("type", "string");
                output.put("value", texts.output(text).render());
                outputs.put(name, output);
            }
        });
        return outputs;
    }
}
