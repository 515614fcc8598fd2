package ai.portkey.azure.config.data;

import java.util.List;
import java.util.Optional;

/**
 * The Key Vault that holds the apps' secrets (key {@code secretsKeyVault}): one that exists, or one that the stack
 * creates. Its secrets are set by hand; their values never pass through here.
 */
public sealed interface KeyVaultConfig {

    /** 3–24 letters, digits and hyphens; unique in all of Azure. */
    String name();

    /** The vault's resource group. */
    String resourceGroup();

    /** The vault that the stack makes; empty when it exists. */
    default Optional<New> created() {
        return Optional.empty();
    }

    /**
     * {@code create: false} (default): a vault that exists.
     *
     * @param resourceGroup required
     */
    record Existing(String name, String resourceGroup) implements KeyVaultConfig {}

    /**
     * {@code create: true}: a vault with RBAC, soft delete for 90 days and purge protection.
     *
     * @param resourceGroup   the stack's own
     * @param administrators  who may set secrets; none = nobody
     * @param privateEndpoint reached by a private endpoint; only in a VNet
     * @param allowedCidrs    addresses outside of the VNet that may reach a vault with a private endpoint
     */
    record New(
            String name,
            String resourceGroup,
            List<Administrator> administrators,
            boolean privateEndpoint,
            List<String> allowedCidrs)
            implements KeyVaultConfig {
        public New {
            administrators = List.copyOf(administrators);
            allowedCidrs = List.copyOf(allowedCidrs);
        }

        @Override
        public Optional<New> created() {
            return Optional.of(this);
        }
    }

    /**
     * Who gets the role Key Vault Administrator.
     *
     * @param kind how {@code name} is meant
     * @param name user principal name, display name of a security group, or object id of a service principal
     */
    record Administrator(Kind kind, String name) {

        /** A text with {@code @} is a user, a GUID a service principal (a pipeline, for example), anything else a group. */
        public enum Kind {
            USER,
            GROUP,
            SERVICE_PRINCIPAL
        }
    }
}
