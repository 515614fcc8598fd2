package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateEndpoints;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.provider.random.RandomString;
import ai.portkey.azure.provider.random.RandomStringArgs;
import com.pulumi.azurenative.storage.BlobContainer;
import com.pulumi.azurenative.storage.BlobContainerArgs;
import com.pulumi.azurenative.storage.BlobServiceProperties;
import com.pulumi.azurenative.storage.BlobServicePropertiesArgs;
import com.pulumi.azurenative.storage.ManagementPolicy;
import com.pulumi.azurenative.storage.ManagementPolicyArgs;
import com.pulumi.azurenative.storage.StorageAccount;
import com.pulumi.azurenative.storage.StorageAccountArgs;
import com.pulumi.azurenative.storage.enums.DefaultAction;
import com.pulumi.azurenative.storage.enums.PublicAccess;
import com.pulumi.azurenative.storage.inputs.DateAfterCreationArgs;
import com.pulumi.azurenative.storage.inputs.DateAfterModificationArgs;
import com.pulumi.azurenative.storage.inputs.DeleteRetentionPolicyArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyActionArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyBaseBlobArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyDefinitionArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyFilterArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyRuleArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicySchemaArgs;
import com.pulumi.azurenative.storage.inputs.ManagementPolicyVersionArgs;
import com.pulumi.azurenative.storage.inputs.NetworkRuleSetArgs;
import com.pulumi.azurenative.storage.inputs.SkuArgs;
import com.pulumi.azurenative.storage.inputs.VirtualNetworkRuleArgs;
import com.pulumi.resources.Resource;
import java.util.List;

/**
 * The storage account that the stack makes for its logs, with the container, what is kept, and the private endpoint. All
 * of them are children of the {@link LogStore}.
 */
final class NewLogStoreAccount {

    private final AzureComponent parent;
    private final LogStore.Args args;
    private final StorageConfig.New storage;
    private final StorageAccount account;

    NewLogStoreAccount(AzureComponent parent, LogStore.Args args, StorageConfig.New storage) {
        this.parent = parent;
        this.args = args;
        this.storage = storage;
        this.account = create();
    }

    private StorageAccount create() {
        var target = args.target();
        var suffix = new RandomString(
                parent.child("storage-suffix"),
                RandomStringArgs.builder()
                        .length(6)
                        .special(false)
                        .upper(false)
                        // An adopted suffix (docs/migrate-from-terraform.md) comes without them; a new one would rename
                        // the account.
                        .build(),
                parent.anyProviderOptions()
                        .ignoreChanges(List.of("special", "upper"))
                        .build());
        var accountArgs = StorageAccountArgs.builder()
                .accountName(suffix.result().applyValue(s -> target.naming().storageAccountPrefix() + s))
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .kind("StorageV2")
                .sku(SkuArgs.builder().name("Standard_" + storage.replication()).build())
                .enableHttpsTrafficOnly(true)
                .minimumTlsVersion("TLS1_2")
                .allowBlobPublicAccess(false)
                .allowSharedKeyAccess(false)
                .allowCrossTenantReplication(false)
                .publicNetworkAccess(storage.privateEndpoint() ? "Disabled" : "Enabled");
        args.vnet().ifPresent(vnet -> accountArgs.networkRuleSet(closed(vnet)));
        return new StorageAccount(
                parent.child("account"),
                accountArgs.build(),
                parent.options()
                        .protect(args.protect())
                        // azurerm sends false, so an adopted account has it; a change of it replaces.
                        .ignoreChanges(List.of("isHnsEnabled"))
                        .build());
    }

    /**
     * Makes what is in the account and the private endpoint, one after the other: the account allows one operation at a time, and a
     * private endpoint that meets another fails with {@code StorageAccountOperationInProgress}, which nobody retries.
     *
     * @see <a href="https://github.com/Azure/bicep-registry-modules/issues/6001">bicep-registry-modules #6001</a>
     */
    LogStore.Account withContainer() {
        var keepsVersions = storage.versioning() || storage.softDeleteDays().isPresent();
        var container = container(keepsVersions ? blobService() : account);
        var last = Prerequisites.of(storage.retentionDays()
                .<Resource>map(days -> retention(days, container))
                .orElse(container));
        var privateAccess = storage.privateEndpoint()
                ? PrivateEndpoints.withZone(
                        parent,
                        "private-endpoint",
                        args.target(),
                        args.vnet().orElseThrow(),
                        PrivateEndpoints.Service.blobs(args.target(), account.id(), last))
                : Prerequisites.NONE;
        return new LogStore.Account(
                account.id(),
                account.name(),
                account.primaryEndpoints().applyValue(e -> e.blob()),
                container.name(),
                true,
                privateAccess);
    }

    private NetworkRuleSetArgs closed(Network.Vnet vnet) {
        var rules =
                NetworkRuleSetArgs.builder().defaultAction(DefaultAction.Deny).bypass("AzureServices");
        // Without a private endpoint the subnet's service endpoint is the only way in.
        if (vnet.hasStorageEndpoint() || !storage.privateEndpoint()) {
            rules.virtualNetworkRules(VirtualNetworkRuleArgs.builder()
                    .virtualNetworkResourceId(vnet.acaSubnetId())
                    .build());
        }
        return rules.build();
    }

    private BlobContainer container(Resource after) {
        return new BlobContainer(
                parent.child("container"),
                BlobContainerArgs.builder()
                        .containerName(storage.containerName())
                        .accountName(account.name())
                        .resourceGroupName(args.target().resourceGroupName())
                        .publicAccess(PublicAccess.None)
                        .build(),
                parent.options().protect(args.protect()).dependsOn(after).build());
    }

    /** What the account keeps of blobs that are overwritten or deleted. */
    private BlobServiceProperties blobService() {
        var service = BlobServicePropertiesArgs.builder()
                .blobServicesName("default")
                .accountName(account.name())
                .resourceGroupName(args.target().resourceGroupName())
                .isVersioningEnabled(storage.versioning());
        storage.softDeleteDays().ifPresent(days -> {
            var kept =
                    DeleteRetentionPolicyArgs.builder().enabled(true).days(days).build();
            service.deleteRetentionPolicy(kept).containerDeleteRetentionPolicy(kept);
        });
        return new BlobServiceProperties(
                parent.child("blob-service"), service.build(), parent.childOptions(Prerequisites.of(account)));
    }

    private ManagementPolicy retention(int days, Resource after) {
        var actions = ManagementPolicyActionArgs.builder()
                .baseBlob(ManagementPolicyBaseBlobArgs.builder()
                        .delete(DateAfterModificationArgs.builder()
                                .daysAfterModificationGreaterThan((double) days)
                                .build())
                        .build());
        if (storage.versioning()) {
            actions.version(ManagementPolicyVersionArgs.builder()
                    .delete(DateAfterCreationArgs.builder()
                            .daysAfterCreationGreaterThan((double) days)
                            .build())
                    .build());
        }
        return new ManagementPolicy(
                parent.child("retention"),
                ManagementPolicyArgs.builder()
                        .managementPolicyName("default")
                        .accountName(account.name())
                        .resourceGroupName(args.target().resourceGroupName())
                        .policy(ManagementPolicySchemaArgs.builder()
                                .rules(ManagementPolicyRuleArgs.builder()
                                        .name("delete-old-logs")
                                        .enabled(true)
                                        .type("Lifecycle")
                                        .definition(ManagementPolicyDefinitionArgs.builder()
                                                .filters(ManagementPolicyFilterArgs.builder()
                                                        .blobTypes("blockBlob", "appendBlob")
                                                        .prefixMatch(storage.containerName() + "/")
                                                        .build())
                                                .actions(actions.build())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                parent.childOptions(Prerequisites.of(after)));
    }
}
