package ai.portkey.azure.component.data;

import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.operation.Monitored;
import com.pulumi.core.Output;

/** The apps' cache: what they are told of it, what they wait for, and what is watched. */
public interface Cache extends Monitored {

    /** Value of {@code REDIS_URL}; without a password of the stack's own. */
    Output<String> url();

    /** What must exist before an app can use it. */
    default Prerequisites prerequisites() {
        return Prerequisites.NONE;
    }

    /** One that exists; its owner watches it. */
    record Existing(Output<String> url) implements Cache {}
}
