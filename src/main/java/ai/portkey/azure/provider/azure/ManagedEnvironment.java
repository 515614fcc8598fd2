package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.azurenative.app.outputs.CustomDomainConfigurationResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A Container Apps environment with workload profiles. {@code publicNetworkAccess} exists in preview versions of the
 * API only, so an environment that sets it is made with 2024-10-02-preview and every other one with 2025-01-01.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.app/2025-01-01/managedenvironments">Microsoft.App/managedEnvironments</a>
 */
@ResourceType(type = AzureTypes.ENVIRONMENT)
public final class ManagedEnvironment extends CustomResource {

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "defaultDomain",
            refs = {String.class},
            tree = "[0]")
    private Output<String> defaultDomain;

    @Export(
            name = "staticIp",
            refs = {String.class},
            tree = "[0]")
    private Output<String> staticIp;

    @Export(
            name = "customDomainConfiguration",
            refs = {CustomDomainConfigurationResponse.class},
            tree = "[0]")
    private Output<CustomDomainConfigurationResponse> customDomainConfiguration;

    private ManagedEnvironment(String token, String name, ManagedEnvironmentArgs args, CustomResourceOptions options) {
        super(token, name, args, AzureNative.options(token, options));
    }

    /** An environment whose arguments do not name {@code publicNetworkAccess}. */
    public static ManagedEnvironment stable(String name, ManagedEnvironmentArgs args, CustomResourceOptions options) {
        return new ManagedEnvironment(AzureTypes.ENVIRONMENT, name, args, options);
    }

    /** An environment whose arguments name {@code publicNetworkAccess}. */
    public static ManagedEnvironment preview(String name, ManagedEnvironmentArgs args, CustomResourceOptions options) {
        return new ManagedEnvironment(AzureTypes.ENVIRONMENT_PREVIEW, name, args, options);
    }

    /** The environment's Azure name. */
    public Output<String> name() {
        return name;
    }

    /** The domain under which all apps have their names. */
    public Output<String> defaultDomain() {
        return defaultDomain;
    }

    /** What a TXT record {@code asuid.HOST} must hold before HOST can be an app's name; null where Azure does not say. */
    public Output<String> domainVerificationId() {
        return customDomainConfiguration.applyValue(
                domain -> domain == null ? null : domain.customDomainVerificationId());
    }

    /** The address of the load balancer; private when the environment is internal. */
    public Output<String> staticIp() {
        return staticIp;
    }
}
