package ai.portkey.azure.cli.engine;

import com.pulumi.automation.OperationType;
import java.util.Set;

/**
 * What the engine did, or in a preview would do, with one resource. A replacement is three steps on one URN:
 * {@code CREATE_REPLACEMENT}, {@code REPLACE} and {@code DELETE_REPLACED}.
 *
 * @param urn       Pulumi's name of the resource
 * @param operation what was done
 * @param changed   paths of the properties that differ, as the provider reported them; empty for a create or delete
 * @param isManaged true for a resource that a provider manages; false for components, the stack and the providers
 * @param progress  how far the step came
 */
public record Step(String urn, OperationType operation, Set<String> changed, boolean isManaged, Progress progress) {

    /** How far a step came. */
    public enum Progress {
        /** Begun; stays so when the engine was stopped meanwhile. */
        STARTED,
        DONE,
        FAILED
    }

    public Step {
        changed = Set.copyOf(changed);
    }

    /** The resource's type token, e.g. {@code azure-native:network:Subnet}. */
    public String type() {
        var qualified = urn.split("::")[2];
        return qualified.substring(qualified.lastIndexOf('$') + 1);
    }

    /** The resource's name in the program. */
    public String name() {
        return urn.split("::", 4)[3];
    }
}
