package ai.portkey.azure.component;

import ai.portkey.azure.config.PrivateDnsConfig;
import ai.portkey.azure.config.StorageConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import ai.portkey.azure.provider.random.RandomId;
import ai.portkey.azure.provider.random.RandomIdArgs;
import ai.portkey.azure.provider.random.RandomString;
import ai.portkey.azure.provider.random.RandomStringArgs;
import com.pulumi.azurenative.authorization.RoleDefinition;
import com.pulumi.azurenative.authorization.RoleDefinitionArgs;
import com.pulumi.azurenative.authorization.inputs.PermissionArgs;
import com.pulumi.azurenative.storage.BlobContainer;
import com.pulumi.azurenative.storage.BlobContainerArgs;
import com.pulumi.azurenative.storage.BlobServiceProperties;
import com.pulumi.azurenative.storage.BlobServicePropertiesArgs;
import com.pulumi.azurenative.storage.ManagementPolicy;
import com.pulumi.azurenative.storage.ManagementPolicyArgs;
import com.pulumi.azurenative.storage.StorageAccount;
import com.pulumi.azurenative.storage.StorageAccountArgs;
import com.pulumi.azurenative.storage.StorageFunctions;
import com.pulumi.azurenative.storage.enums.DefaultAction;
import com.pulumi.azurenative.storage.enums.PublicAccess;
import com.pulumi.azurenative.storage.inputs.DateAfterCreationArgs;
import com.pulumi.azurenative.storage.inputs.DateAfterModificationArgs;
import com.pulumi.azurenative.storage.inputs.DeleteRetentionPolicyArgs;
import com.pulumi.azurenative.storage.inputs.GetStorageAccountArgs;
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
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The blob container that keeps the logs: in an account made here or in one that exists. Each identity gets a role of
 * its own on the container alone: gateway and mcp may read, write and append, the data service may delete too.
 *
 * <p>In a VNet the account is closed to the internet and reached through a private endpoint: a subnet rule alone does
 * not help once public access is off.
 */
public final class LogStore extends AzureComponent {

    /**
     * @param target      where it is put
     * @param storage     new or existing
     * @param vnet        the VNet, when there is one
     * @param protect     account and container cannot be deleted by a plan
     * @param apps        object id of the identity of gateway and mcp
     * @param dataService object id of the identity of the data service, when it is deployed
     */
    public record Args(Target target, StorageConfig storage, Optional<Network.Vnet> vnet, boolean protect,
                       Output<String> apps, Optional<Output<String>> dataService) {}

    private record Account(Output<String> id, Output<String> name, Output<String> blobEndpoint) {}

    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";
    private static final List<String> READ_WRITE = List.of(BLOBS + "read", BLOBS + "write", BLOBS + "add/action");
    private static final List<String> READ_WRITE_DELETE =
            Stream.concat(READ_WRITE.stream(), Stream.of(BLOBS + "delete")).toList();

    private final Account account;
    private final Output<String> containerName;
    private final List<Resource> wayIn = new ArrayList<>();
    private final Output<String> appRoleId;
    private final Optional<Output<String>> dataServiceRoleId;
    private final List<Resource> appPrerequisites = new ArrayList<>();
    private final List<Resource> dataServicePrerequisites = new ArrayList<>();

    public LogStore(String name, Args args, ComponentResourceOptions options) {
        super("LogStore", name, options);
        if (args.storage() instanceof StorageConfig.New storage) {
            var created = account(args, storage);
            this.account = new Account(created.id(), created.name(), created.primaryEndpoints().applyValue(e -> e.blob()));
            this.containerName = furnish(args, storage, created);
        } else {
            this.account = lookUp((StorageConfig.Existing) args.storage());
            this.containerName = Output.of(args.storage().containerName());
        }
        var suffix = new RandomId(child("suffix"), RandomIdArgs.builder().byteLength(4).build(), anyProviderOptions().build());
        var naming = args.target().naming();
        var appRole = role("blob-read-write", READ_WRITE, suffix.hex().applyValue(naming::blobReadWriteRole));
        this.appRoleId = appRole.id();
        appPrerequisites.add(grant("blob-read-write", appRole, args.apps()));
        this.dataServiceRoleId = args.dataService().map(principal -> {
            var role = role("blob-read-write-delete", READ_WRITE_DELETE, suffix.hex().applyValue(naming::blobReadWriteDeleteRole));
            dataServicePrerequisites.add(grant("blob-read-write-delete", role, principal));
            return role.id();
        });
        registerOutputs(Map.of("accountId", account.id(), "accountName", account.name(), "containerName", containerName));
    }

    /** ARM id of the account. */
    public Output<String> accountId() {
        return account.id();
    }

    /** Name of the account. */
    public Output<String> accountName() {
        return account.name();
    }

    /** URL of the account's blob service. */
    public Output<String> blobEndpoint() {
        return account.blobEndpoint();
    }

    /** Name of the container. */
    public Output<String> containerName() {
        return containerName;
    }

    /** ARM id of the container, the scope of the roles. */
    Output<String> containerId() {
        return Output.tuple(account.id(), containerName).applyValue(t -> t.t1 + "/blobServices/default/containers/" + t.t2);
    }

    /** The account's private endpoint and its DNS, when it is reached through private endpoints. */
    List<Resource> wayIn() {
        return List.copyOf(wayIn);
    }

    /** The role of gateway and mcp. */
    Output<String> appRoleId() {
        return appRoleId;
    }

    /** The role of the data service; present when it is deployed. */
    Optional<Output<String>> dataServiceRoleId() {
        return dataServiceRoleId;
    }

    /** What must exist before gateway and mcp start: their role and, in a VNet, the way to the account. */
    public List<Resource> appPrerequisites() {
        return List.copyOf(appPrerequisites);
    }

    /** What must exist before the data service starts. */
    public List<Resource> dataServicePrerequisites() {
        return List.copyOf(dataServicePrerequisites);
    }

    private StorageAccount account(Args args, StorageConfig.New storage) {
        var target = args.target();
        var suffix = new RandomString(child("storage-suffix"), RandomStringArgs.builder()
                .length(6)
                .special(false)
                .upper(false)
                // An adopted suffix (docs/migrate-from-terraform.md) comes without them; a new one would rename the account.
                .build(), anyProviderOptions().ignoreChanges(List.of("special", "upper")).build());
        var account = StorageAccountArgs.builder()
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
                .publicNetworkAccess(storage.privateEndpoint() ? "Disabled" : "Enabled");
        args.vnet().ifPresent(vnet -> account.networkRuleSet(closed(vnet, storage)));
        return new StorageAccount(child("account"), account.build(), options().protect(args.protect()).build());
    }

    /**
     * What is in the account and the way to it, one after the other: the account allows one operation at a time, and a
     * private endpoint that meets another fails with {@code StorageAccountOperationInProgress}, which nobody retries.
     *
     * @return the container's name
     * @see <a href="https://github.com/Azure/bicep-registry-modules/issues/6001">bicep-registry-modules #6001</a>
     */
    private Output<String> furnish(Args args, StorageConfig.New storage, StorageAccount account) {
        var made = new ArrayList<Resource>(List.of(account));
        if (storage.versioning() || storage.softDeleteDays().isPresent()) {
            made.add(blobService(args, storage, last(made)));
        }
        var container = container(args, storage, last(made));
        made.add(container);
        storage.retentionDays().ifPresent(days -> made.add(retention(args, days, storage.versioning(), last(made))));
        if (storage.privateEndpoint()) {
            var target = args.target();
            wayIn.addAll(PrivateEndpoints.withZone(this, "private-endpoint", target, args.vnet().orElseThrow(),
                    new PrivateEndpoints.Service(target.naming().storagePrivateEndpoint(), account.id(), "blob",
                            PrivateDnsConfig.Zone.BLOB, List.of(last(made)))));
            appPrerequisites.addAll(wayIn);
            dataServicePrerequisites.addAll(wayIn);
        }
        return container.name();
    }

    private static Resource last(List<Resource> resources) {
        return resources.get(resources.size() - 1);
    }

    private static NetworkRuleSetArgs closed(Network.Vnet vnet, StorageConfig.New storage) {
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

    private BlobContainer container(Args args, StorageConfig.New storage, Resource after) {
        return new BlobContainer(child("container"), BlobContainerArgs.builder()
                .containerName(storage.containerName())
                .accountName(account.name())
                .resourceGroupName(args.target().resourceGroupName())
                .publicAccess(PublicAccess.None)
                .build(), options().protect(args.protect()).dependsOn(after).build());
    }

    /** What the account keeps of blobs that are overwritten or deleted. */
    private BlobServiceProperties blobService(Args args, StorageConfig.New storage, Resource after) {
        var service = BlobServicePropertiesArgs.builder()
                .blobServicesName("default")
                .accountName(account.name())
                .resourceGroupName(args.target().resourceGroupName())
                .isVersioningEnabled(storage.versioning());
        storage.softDeleteDays().ifPresent(days -> {
            var kept = DeleteRetentionPolicyArgs.builder().enabled(true).days(days).build();
            service.deleteRetentionPolicy(kept).containerDeleteRetentionPolicy(kept);
        });
        return new BlobServiceProperties(child("blob-service"), service.build(), childOptions(List.of(after)));
    }

    private ManagementPolicy retention(Args args, int days, boolean versioning, Resource after) {
        var actions = ManagementPolicyActionArgs.builder()
                .baseBlob(ManagementPolicyBaseBlobArgs.builder()
                        .delete(DateAfterModificationArgs.builder()
                                .daysAfterModificationGreaterThan((double) days)
                                .build())
                        .build());
        if (versioning) {
            actions.version(ManagementPolicyVersionArgs.builder()
                    .delete(DateAfterCreationArgs.builder().daysAfterCreationGreaterThan((double) days).build())
                    .build());
        }
        return new ManagementPolicy(child("retention"), ManagementPolicyArgs.builder()
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
                                                .prefixMatch(args.storage().containerName() + "/")
                                                .build())
                                        .actions(actions.build())
                                        .build())
                                .build())
                        .build())
                .build(), childOptions(List.of(after)));
    }

    private static Account lookUp(StorageConfig.Existing storage) {
        var account = StorageFunctions.getStorageAccount(GetStorageAccountArgs.builder()
                .accountName(storage.accountName())
                .resourceGroupName(storage.resourceGroup())
                .build(), AzureNative.lookup());
        return new Account(account.applyValue(a -> a.id()), Output.of(storage.accountName()),
                account.applyValue(a -> a.primaryEndpoints().blob()));
    }

    private RoleDefinition role(String part, List<String> dataActions, Output<String> roleName) {
        return new RoleDefinition(child(part + "-role"), RoleDefinitionArgs.builder()
                .scope(Role.withoutSlash(account.id()))
                .roleName(roleName)
                .roleType("CustomRole")
                .description("Portkey log store: " + part)
                .assignableScopes(account.id().applyValue(List::of))
                .permissions(PermissionArgs.builder()
                        .actions(List.of())
                        .notActions(List.of())
                        .dataActions(dataActions)
                        .notDataActions(List.of())
                        .build())
                .build(), childOptions());
    }

    private Resource grant(String part, RoleDefinition role, Output<String> principalId) {
        return Role.grant(child(part), containerId(), role.id(), principalId, childOptions());
    }
}
