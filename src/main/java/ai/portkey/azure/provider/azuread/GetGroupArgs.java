package ai.portkey.azure.provider.azuread;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.InvokeArgs;

/** Which group {@link AzureadFunctions#getGroup} looks up. */
public final class GetGroupArgs extends InvokeArgs {

    @Import(name = "displayName")
    private final Output<String> displayName;

    @Import(name = "securityEnabled")
    private final Output<Boolean> securityEnabled = Output.of(true);

    private GetGroupArgs(Output<String> displayName) {
        this.displayName = displayName;
    }

    /** The security group with this display name: only such a group can have a role. */
    public static GetGroupArgs ofSecurityGroup(String displayName) {
        return new GetGroupArgs(Output.of(displayName));
    }
}
