package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
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
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
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
    private final Output<String> containerName;
    private final List<Resource> wayIn = new ArrayList<>();

    NewLogStoreAccount(AzureComponent parent, LogStore.Args args, StorageConfig.New storage) {
        this.parent = parent;
        this.args = args;
        this.storage = storage;
        this.account = account();
        this.containerName = furnish();
    }

    Output<String> id() {
        return account.id();
    }

    Output<String> name() {
        return account.name();
    }

    Output<String> blobEndpoint() {
        return account.primaryEndpoints().applyValue(e -> e.blob());
    }

    Output<String> containerName() {
        return containerName;
    }

    /** The private endpoint and its DNS, when the account is reached through one. */
    List<Resource> wayIn() {
        return List.copyOf(wayIn);
    }

    private StorageAccount account() {
        var target = args.target();
        var suffix = new RandomString(parent.child("storage-suffix"), RandomStringArgs.builder()
                .length(6)
                .special(false)
                .upper(false)
                // An adopted suffix (docs/migrate-from-terraform.md) comes without them; a new one would rename the account.
                .build(), parent.anyProviderOptions().ignoreChanges(List.of("special", "upper")).build());
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
        return new StorageAccount(parent.child("account"), accountArgs.build(), parent.options().protect(args.protect())
                // azurerm sends false, so an adopted account has it; a change of it replaces.
                .ignoreChanges(List.of("isHnsEnabled")).build());
    }

    /**
     * What is in the account and the way to it, one after the other: the account allows one operation at a time, and a
     * private endpoint that meets another fails with {@code StorageAccountOperationInProgress}, which nobody retries.
     *
     * @return the container's name
     * @see <a href="https://github.com/Azure/bicep-registry-modules/issues/6001">bicep-registry-modules #6001</a>
     */
    private Output<String> furnish() {
        var made = new ArrayList<Resource>(List.of(account));
        if (storage.versioning() || storage.softDeleteDays().isPresent()) {
            made.add(blobService(last(made)));
        }
        var container = container(last(made));
        made.add(container);
        storage.retentionDays().ifPresent(days -> made.add(retention(days, last(made))));
        if (storage.privateEndpoint()) {
            var target = args.target();
            wayIn.addAll(PrivateEndpoints.withZone(parent, "private-endpoint", target, args.vnet().orElseThrow(),
                    PrivateEndpoints.Service.blobs(target, account.id(), List.of(last(made)))));
        }
        return container.name();
    }

    private static Resource last(List<Resource> resources) {
        return resources.get(resources.size() - 1);
    }

    private NetworkRuleSetArgs closed(Network.Vnet vnet) {
        var rules = NetworkRuleSetArgs.builder()
                .defaultAction(DefaultAction.Deny)
                .bypass("AzureServices");
        // Without a private endpoint the subnet's service endpoint is the only way in.
        if (vnet.hasStorageEndpoint() || !storage.privateEndpoint()) {
            rules.virtualNetworkRules(VirtualNetworkRuleArgs.builder()
                    .virtualNetworkResourceId(vnet.acaSubnetId())
                    .build());
        }
        return rules.build();
    }

    private BlobContainer container(Resource after) {
        return new BlobContainer(parent.child("container"), BlobContainerArgs.builder()
                .containerName(storage.containerName())
                .accountName(account.name())
                .resourceGroupName(args.target().resourceGroupName())
                .publicAccess(PublicAccess.None)
                .build(), parent.options().protect(args.protect()).dependsOn(after).build());
    }

    /** What the account keeps of blobs that are overwritten or deleted. */
    private BlobServiceProperties blobService(Resource after) {
        var service = BlobServicePropertiesArgs.builder()
                .blobServicesName("default")
                .accountName(account.name())
                .resourceGroupName(args.target().resourceGroupName())
                .isVersioningEnabled(storage.versioning());
        storage.softDeleteDays().ifPresent(days -> {
            var kept = DeleteRetentionPolicyArgs.builder().enabled(true).days(days).build();
            service.deleteRetentionPolicy(kept).containerDeleteRetentionPolicy(kept);
        });
        return new BlobServiceProperties(parent.child("blob-service"), service.build(), parent.childOptions(List.of(after)));
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
                    .delete(DateAfterCreationArgs.builder().daysAfterCreationGreaterThan((double) days).build())
                    .build());
        }
        return new ManagementPolicy(parent.child("retention"), ManagementPolicyArgs.builder()
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
                .build(), parent.childOptions(List.of(after)));
    }
}
