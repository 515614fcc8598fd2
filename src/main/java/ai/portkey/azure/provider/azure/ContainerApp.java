package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.azurenative.app.outputs.ConfigurationResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A Container App in ARM API 2025-01-01. The default token of azure-native 2.x is API 2022-10-01, where Key Vault
 * references fail and workload profiles cannot be named. Only 2024-10-02-preview binds a host name by itself
 * ({@code bindingType: Auto}), so an app that has one is made with it.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.app/2025-01-01/containerapps">Microsoft.App/containerApps</a>
 */
@ResourceType(type = AzureTypes.CONTAINER_APP)
public final class ContainerApp extends CustomResource {

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "configuration",
            refs = {ConfigurationResponse.class},
            tree = "[0]")
    private Output<ConfigurationResponse> configuration;

    @Export(
            name = "latestRevisionName",
            refs = {String.class},
            tree = "[0]")
    private Output<String> latestRevisionName;

    private ContainerApp(String token, String name, ContainerAppArgs args, CustomResourceOptions options) {
        super(token, name, args, AzureNative.options(token, options));
    }

    /** An app whose host names bring their certificates' ids, or that has none. */
    public static ContainerApp stable(String name, ContainerAppArgs args, CustomResourceOptions options) {
        return new ContainerApp(AzureTypes.CONTAINER_APP, name, args, options);
    }

    /** An app with host names of binding type {@code Auto}. */
    public static ContainerApp preview(String name, ContainerAppArgs args, CustomResourceOptions options) {
        return new ContainerApp(AzureTypes.CONTAINER_APP_PREVIEW, name, args, options);
    }

    /** The app's Azure name. */
    public Output<String> name() {
        return name;
    }

    /** The name that clients use, given by the environment. It is not a secret, although the registry's user name beside it is. */
    public Output<String> fqdn() {
        return configuration.applyValue(c -> c.ingress().orElseThrow().fqdn()).asPlaintext();
    }

    /** The revision that the last deployment made. */
    public Output<String> latestRevisionName() {
        return latestRevisionName;
    }
}
