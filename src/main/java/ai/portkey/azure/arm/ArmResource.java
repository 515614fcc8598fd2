package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureTypes;
import java.util.List;
import java.util.Map;

/**
 * A resource to be written into a template.
 *
 * @param key          unique in the stack; {@code dependencies} use it
 * @param token        type token
 * @param name         logical name
 * @param component    what it belongs to; its parts that cannot be deployed directly are kept together by it
 * @param id           its ARM id
 * @param inputs       what it is made of, by the names of the type token
 * @param outputs      what Azure would answer, by the same names
 * @param dependencies keys of the resources that must exist before it
 */
public record ArmResource(
        String key,
        String token,
        String name,
        String component,
        String id,
        Map<String, Object> inputs,
        Map<String, Object> outputs,
        List<String> dependencies) {

    /** The template is deployed into the group, so the group itself is not part of it. */
    boolean isResourceGroup() {
        return token.equals(AzureTypes.RESOURCE_GROUP);
    }

    /** True for what lives in Pulumi's state alone. */
    boolean isRandom() {
        return token.startsWith("random:");
    }

    boolean isDeployed() {
        return !isResourceGroup() && !isRandom();
    }
}
