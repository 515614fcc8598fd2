package ai.portkey.azure.arm;

import java.util.List;
import java.util.Map;

/**
 * A stack to be written as a template.
 *
 * @param project      the project
 * @param name         the stack
 * @param resources    each after those that it depends on
 * @param outputs      by name
 * @param secretMarker the text that stands for every secret value
 */
public record ArmStack(
        String project, String name, List<ArmResource> resources, Map<String, Object> outputs, String secretMarker) {}
