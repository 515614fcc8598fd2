package ai.portkey.azure.provider.azure;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Where a {@link Certificate} comes from. */
public final class CertificatePropertiesArgs extends ResourceArgs {

    @Import(name = "certificateKeyVaultProperties")
    private final Output<KeyVaultArgs> certificateKeyVaultProperties;

    private CertificatePropertiesArgs(KeyVaultArgs keyVault) {
        this.certificateKeyVaultProperties = Output.of(keyVault);
    }

    /**
     * From Key Vault.
     *
     * @param identity    ARM id of an identity of the environment that may read the secret
     * @param keyVaultUrl versionless URL of the certificate's secret
     */
    public static CertificatePropertiesArgs keyVault(Output<String> identity, String keyVaultUrl) {
        return new CertificatePropertiesArgs(new KeyVaultArgs(identity, keyVaultUrl));
    }

    /** ARM's {@code CertificateKeyVaultProperties}. */
    public static final class KeyVaultArgs extends ResourceArgs {

        @Import(name = "identity")
        private final Output<String> identity;

        @Import(name = "keyVaultUrl")
        private final Output<String> keyVaultUrl;

        private KeyVaultArgs(Output<String> identity, String keyVaultUrl) {
            this.identity = identity;
            this.keyVaultUrl = Output.of(keyVaultUrl);
        }
    }
}
