package ai.portkey.azure.provider.azuread;

import ai.portkey.azure.catalogue.Plugins;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;

/** Lookups in Entra ID. A name that is not found, or not unique, fails the deployment with the provider's message. */
public final class AzureadFunctions {

    private AzureadFunctions() {}

    /**
     * A user.
     *
     * @see <a href="https://www.pulumi.com/registry/packages/azuread/api-docs/getuser/">azuread.getUser</a>
     */
    public static Output<GetUserResult> getUser(GetUserArgs args) {
        return Deployment.getInstance()
                .invoke("azuread:index/getUser:getUser", TypeShape.of(GetUserResult.class), args, options());
    }

    /**
     * A group.
     *
     * @see <a href="https://www.pulumi.com/registry/packages/azuread/api-docs/getgroup/">azuread.getGroup</a>
     */
    public static Output<GetGroupResult> getGroup(GetGroupArgs args) {
        return Deployment.getInstance()
                .invoke("azuread:index/getGroup:getGroup", TypeShape.of(GetGroupResult.class), args, options());
    }

    private static InvokeOptions options() {
        return InvokeOptions.builder().version(Plugins.AZUREAD).build();
    }
}
