package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes a certificate in Key Vault. */
final class CertificateDecoder {

    private static final Pattern SECRET_ID = Pattern.compile(
            "https://([A-Za-z0-9-]{3,24})\\.vault\\.(azure\\.net|azure\\.cn|usgovcloudapi\\.net)/secrets/[A-Za-z0-9-]{1,127}");
    private static final Type<String> CERTIFICATE =
            Type.text(new TextRule(SECRET_ID.asMatchPredicate(), CertificateDecoder::secretIdSentence));

    private CertificateDecoder() {}

    /**
     * @param secretKey     key of the secret's id
     * @param groupKey      key of the Key Vault's resource group
     * @param resourceGroup the deployment's, its default
     */
    static Optional<CertificateConfig> decode(
            ConfigNode node, String secretKey, String groupKey, String resourceGroup) {
        var secretId = node.optional(
                secretKey,
                "The certificate for all hosts, `https://VAULT.vault.azure.net/secrets/NAME`, without "
                        + "version. See docs/custom-domain.md and docs/secure.md.",
                CERTIFICATE);
        var group = node.value(
                groupKey,
                "Resource group of the certificate's Key Vault.",
                Type.text(AzureNames.RESOURCE_GROUP),
                resourceGroup,
                "resourceGroupName");
        if (node.has(groupKey) && !node.has(secretKey)) {
            node.warn(groupKey, "has no effect without " + secretKey);
        }
        return secretId.map(id -> {
            var matcher = SECRET_ID.matcher(id);
            matcher.matches();
            return new CertificateConfig(id, matcher.group(1), group);
        });
    }

    private static String secretIdSentence(String text) {
        var base = text.replaceFirst("/[0-9a-f]{32}$", "").replaceFirst("/certificates/", "/secrets/");
        return SECRET_ID.matcher(base).matches()
                ? "expected the certificate's secret id without a version, so that renewals are picked up; set " + base
                : "expected the certificate's secret id without a version, like "
                        + "https://VAULT.vault.azure.net/secrets/NAME";
    }
}
