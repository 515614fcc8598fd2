package ai.portkey.azure.provider.azuread;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.InvokeArgs;

/** Which user {@link AzureadFunctions#getUser} looks up. */
public final class GetUserArgs extends InvokeArgs {

    @Import(name = "userPrincipalName")
    private final Output<String> userPrincipalName;

    private GetUserArgs(Output<String> userPrincipalName) {
        this.userPrincipalName = userPrincipalName;
    }

    /** The user with this sign-in name, e.g. {@code ana@example.com}. */
    public static GetUserArgs ofPrincipalName(String userPrincipalName) {
        return new GetUserArgs(Output.of(userPrincipalName));
    }
}
