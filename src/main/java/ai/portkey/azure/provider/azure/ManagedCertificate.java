package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.azurenative.app.ManagedCertificateArgs;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A certificate that Azure issues for a host name of a {@link ManagedEnvironment}, in ARM API 2025-01-01. The default token
 * of azure-native 2.x is 2023-04-01-preview, whose retirement is announced.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.app/2025-01-01/managedenvironments/managedcertificates">Microsoft.App/managedEnvironments/managedCertificates</a>
 */
@ResourceType(type = AzureTypes.MANAGED_CERTIFICATE)
public final class ManagedCertificate extends CustomResource {

    public ManagedCertificate(String name, ManagedCertificateArgs args, CustomResourceOptions options) {
        super(AzureTypes.MANAGED_CERTIFICATE, name, args, AzureNative.options(AzureTypes.MANAGED_CERTIFICATE, options));
    }
}
