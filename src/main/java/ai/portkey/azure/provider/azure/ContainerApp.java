package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.app.outputs.ConfigurationResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A Container App in ARM API 2025-01-01. The default token of azure-native 2.x is API 2022-10-01, where Key Vault
 * references fail and workload profiles cannot be named.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.app/2025-01-01/containerapps">Microsoft.App/containerApps</a>
 */
@ResourceType(type = ContainerApp.TOKEN)
public final class ContainerApp extends CustomResource {

    static final String TOKEN = "azure-native:app/v20250101:ContainerApp";

    @Export(name = "name", refs = {String.class}, tree = "[0]")
    private Output<String> name;

    @Export(name = "configuration", refs = {ConfigurationResponse.class}, tree = "[0]")
    private Output<ConfigurationResponse> configuration;

    @Export(name = "latestRevisionName", refs = {String.class}, tree = "[0]")
    private Output<String> latestRevisionName;

    public ContainerApp(String name, ContainerAppArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, AzureNative.withAliases(options,
                "azure-native:app:ContainerApp",
                "azure-native:app/v20240301:ContainerApp"));
    }

    /** The app's Azure name. */
    public Output<String> name() {
        return name;
    }

    /** The name that clients use, given by the environment. */
    public Output<String> fqdn() {
        return configuration.applyValue(c -> c.ingress().orElseThrow().fqdn());
    }

    /** The revision that the last deployment made. */
    public Output<String> latestRevisionName() {
        return latestRevisionName;
    }
}
