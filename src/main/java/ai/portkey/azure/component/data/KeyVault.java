package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateEndpoints;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.KeyVaultConfig.Administrator;
import ai.portkey.azure.provider.azure.AzureNative;
import ai.portkey.azure.provider.azuread.AzureadFunctions;
import ai.portkey.azure.provider.azuread.GetGroupArgs;
import ai.portkey.azure.provider.azuread.GetUserArgs;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.keyvault.Vault;
import com.pulumi.azurenative.keyvault.VaultArgs;
import com.pulumi.azurenative.keyvault.enums.SkuName;
import com.pulumi.azurenative.keyvault.inputs.IPRuleArgs;
import com.pulumi.azurenative.keyvault.inputs.NetworkRuleSetArgs;
import com.pulumi.azurenative.keyvault.inputs.SkuArgs;
import com.pulumi.azurenative.keyvault.inputs.VaultPropertiesArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.InvokeArgs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Key Vault that the stack creates, and the people who may fill it.
 *
 * <p>The vault is always protected: what is in it was typed in by hand, and after a deletion its name stays taken for 90
 * days, because purge protection cannot be disabled again.
 */
public final class KeyVault extends AzureComponent implements Monitored {

    private static final int SOFT_DELETE_DAYS = 90;

    /**
     * @param target where it is put
     * @param config the vault
     * @param vnet   the VNet, when there is one
     */
    public record Args(Target target, KeyVaultConfig.New config, Optional<Network.Vnet> vnet) {}

    private final KeyVaultConfig.New config;
    private final KeyVaults.Vault vault;
    private final Prerequisites prerequisites;

    public KeyVault(String name, Args args, ComponentResourceOptions options) {
        super("KeyVault", name, options);
        this.config = args.config();
        var created = create(args.target());
        this.vault = new KeyVaults.Vault(created.id(), created.name());
        config.administrators().forEach(this::assignAdministrator);
        this.prerequisites = config.privateEndpoint() ? privateEndpoint(args) : Prerequisites.NONE;
        registerOutputs(Map.of("vaultId", vault.id(), "vaultUri", vault.uri()));
    }

    KeyVaultConfig.New config() {
        return config;
    }

    public KeyVaults.Vault vault() {
        return vault;
    }

    /** What must exist before an app can reach the vault. */
    public Prerequisites prerequisites() {
        return prerequisites;
    }

    /** Who read or changed what, and refusals. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        return List.of(MonitoredResource.withoutAlerts("key-vault", vault.id(), true, true));
    }

    private Vault create(Target target) {
        return new Vault(
                child("vault"),
                VaultArgs.builder()
                        .vaultName(config.name())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .properties(VaultPropertiesArgs.builder()
                                .tenantId(AuthorizationFunctions.getClientConfig(InvokeArgs.Empty, AzureNative.lookup())
                                        .applyValue(c -> c.tenantId()))
                                .sku(SkuArgs.builder()
                                        .family("A")
                                        .name(SkuName.Standard)
                                        .build())
                                .enableRbacAuthorization(true)
                                .enableSoftDelete(true)
                                .softDeleteRetentionInDays(SOFT_DELETE_DAYS)
                                .enablePurgeProtection(true)
                                .publicNetworkAccess(isOpen() ? "Enabled" : "Disabled")
                                .networkAcls(networkRules())
                                .build())
                        .build(),
                options().protect(true).build());
    }

    private boolean isOpen() {
        return !config.privateEndpoint() || !config.allowedCidrs().isEmpty();
    }

    private NetworkRuleSetArgs networkRules() {
        var rules = NetworkRuleSetArgs.builder()
                // The Application Gateway's control plane reads certificates as a trusted service.
                .bypass("AzureServices")
                .defaultAction(config.privateEndpoint() ? "Deny" : "Allow");
        if (!config.allowedCidrs().isEmpty()) {
            rules.ipRules(config.allowedCidrs().stream()
                    .map(cidr -> IPRuleArgs.builder().value(cidr).build())
                    .toList());
        }
        return rules.build();
    }

    private void assignAdministrator(Administrator administrator) {
        Role.KEY_VAULT_ADMINISTRATOR.grant(
                child("administrator-" + administrator.name()), vault.id(), principal(administrator), childOptions());
    }

    private static Role.Principal principal(Administrator administrator) {
        var name = administrator.name();
        if (administrator.kind() == Administrator.Kind.SERVICE_PRINCIPAL) {
            return new Role.Principal(Output.of(name), "ServicePrincipal");
        }
        return administrator.kind() == Administrator.Kind.USER
                ? new Role.Principal(
                        AzureadFunctions.getUser(GetUserArgs.ofPrincipalName(name))
                                .applyValue(user -> user.objectId()),
                        "User")
                : new Role.Principal(
                        AzureadFunctions.getGroup(GetGroupArgs.ofSecurityGroup(name))
                                .applyValue(group -> group.objectId()),
                        "Group");
    }

    private Prerequisites privateEndpoint(Args args) {
        return PrivateEndpoints.withZone(
                this,
                "private-endpoint",
                args.target(),
                args.vnet().orElseThrow(),
                PrivateEndpoints.Service.keyVault(args.target(), vault.id()));
    }
}
