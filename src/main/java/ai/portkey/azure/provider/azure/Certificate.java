package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A certificate of a {@link ManagedEnvironment} in ARM API 2025-01-01, the first stable one that takes it from Key Vault.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.app/2025-01-01/managedenvironments/certificates">Microsoft.App/managedEnvironments/certificates</a>
 */
@ResourceType(type = AzureTypes.CERTIFICATE)
public final class Certificate extends CustomResource {

    public Certificate(String name, CertificateArgs args, CustomResourceOptions options) {
        super(AzureTypes.CERTIFICATE, name, args, AzureNative.options(AzureTypes.CERTIFICATE, options));
    }
}
