package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.entrance.CertificateConfig;
import com.pulumi.azurenative.managedidentity.UserAssignedIdentity;
import com.pulumi.azurenative.managedidentity.UserAssignedIdentityArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A user-assigned identity and its right to read the secrets it consumes: one "Key Vault Secrets User" assignment for
 * each secret, none on the vault. Apps refer to a secret by its URL; no value passes through here.
 */
public final class KeyVaultSecrets extends AzureComponent {

    /**
     * @param target       where the identity is put
     * @param identityName Azure name of the identity
     * @param vaults       where the secrets are
     * @param consumed     the secrets that the identity may read
     */
    public record Args(Target target, String identityName, KeyVaults vaults, Set<SecretRef> consumed) {}

    /**
     * A secret in a vault. Two of them are the same when they differ in letter case only, as for Key Vault.
     *
     * @param vault the vault
     * @param name  name of the secret
     */
    public record SecretRef(KeyVaultConfig vault, String name) {

        /** The secret that a certificate is read by. */
        public static SecretRef of(CertificateConfig certificate) {
            return new SecretRef(certificate.vault(), certificate.secretName());
        }

        private String key() {
            return (vault.name() + "/" + name).toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SecretRef ref && ref.key().equals(key());
        }

        @Override
        public int hashCode() {
            return key().hashCode();
        }
    }

    private final UserAssignedIdentity identity;
    private final KeyVaults vaults;
    private Prerequisites prerequisites = Prerequisites.NONE;

    public KeyVaultSecrets(String name, Args args, ComponentResourceOptions options) {
        super("KeyVaultSecrets", name, options);
        this.vaults = args.vaults();
        var target = args.target();
        this.identity = new UserAssignedIdentity(
                child("identity"),
                UserAssignedIdentityArgs.builder()
                        .resourceName(args.identityName())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .build(),
                childOptions());
        args.consumed().forEach(this::grant);
        registerOutputs(Map.of(
                "identityId", identity.id(),
                "principalId", identity.principalId(),
                "clientId", identity.clientId()));
    }

    private void grant(SecretRef secret) {
        prerequisites = prerequisites.and(Role.KEY_VAULT_SECRETS_USER.grant(
                child(secret.vault().name() + "-" + secret.name()),
                vault(secret.vault()).id().applyValue(id -> id + "/secrets/" + secret.name()),
                identity.principalId(),
                childOptions()));
    }

    /** Id of the identity. */
    public Output<String> identityId() {
        return identity.id();
    }

    /** Object id of the identity's service principal, for role assignments. */
    public Output<String> principalId() {
        return identity.principalId();
    }

    /** Client id, by which an app chooses the identity. */
    public Output<String> clientId() {
        return identity.clientId();
    }

    /** What must exist before an app may start that reads the secrets. */
    public Prerequisites prerequisites() {
        return prerequisites;
    }

    /** The vault as Azure has it. */
    public KeyVaults.Vault vault(KeyVaultConfig vault) {
        return vaults.of(vault);
    }

    /** Versionless URL of a secret: Container Apps follow rotations of it. */
    public Output<String> url(SecretRef secret) {
        return vault(secret.vault()).uri().applyValue(uri -> uri + "secrets/" + secret.name());
    }
}
