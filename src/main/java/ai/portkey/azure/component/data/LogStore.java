package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.operation.Alert;
import ai.portkey.azure.component.operation.Alert.Metric;
import ai.portkey.azure.component.operation.Dashboard.Chart;
import ai.portkey.azure.component.operation.Dashboard.Section;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import ai.portkey.azure.provider.random.RandomId;
import ai.portkey.azure.provider.random.RandomIdArgs;
import com.pulumi.azurenative.authorization.RoleDefinition;
import com.pulumi.azurenative.authorization.RoleDefinitionArgs;
import com.pulumi.azurenative.authorization.inputs.PermissionArgs;
import com.pulumi.azurenative.storage.StorageFunctions;
import com.pulumi.azurenative.storage.inputs.GetStorageAccountArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
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
public final class LogStore extends AzureComponent implements LogStoreAccess, Monitored {

    private static final List<Chart> CHARTS = List.of(
            new Chart("Availability (percent)", "Transaction", new Metric(Alert.STORAGE, "Availability", "Average")));

    /**
     * @param target      where it is put
     * @param storage     new or existing
     * @param vnet        the VNet, when there is one
     * @param protect     account and container cannot be deleted by a plan
     * @param apps        object id of the identity of gateway and mcp
     * @param dataService object id of the identity of the data service, when it is deployed
     */
    public record Args(
            Target target,
            StorageConfig storage,
            Optional<Network.Vnet> vnet,
            boolean protect,
            Output<String> apps,
            Optional<Output<String>> dataService) {}

    /**
     * An account with the container.
     *
     * @param isOurs        true when the stack makes it
     * @param privateAccess the private endpoint and its DNS, when it is reached through private endpoints
     */
    record Account(
            Output<String> id,
            Output<String> name,
            Output<String> blobEndpoint,
            Output<String> containerName,
            boolean isOurs,
            Prerequisites privateAccess) {}

    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";
    private static final List<String> READ_WRITE = List.of(BLOBS + "read", BLOBS + "write", BLOBS + "add/action");
    private static final List<String> READ_WRITE_DELETE =
            Stream.concat(READ_WRITE.stream(), Stream.of(BLOBS + "delete")).toList();

    private final Account account;
    private final Output<String> appRoleId;
    private final Optional<Output<String>> dataServiceRoleId;
    private final Prerequisites forApps;
    private final Prerequisites forDataService;

    public LogStore(String name, Args args, ComponentResourceOptions options) {
        super("LogStore", name, options);
        this.account = args.storage()
                .match(created -> new NewLogStoreAccount(this, args, created).withContainer(), LogStore::lookUp);
        var suffix = new RandomId(
                child("suffix"),
                RandomIdArgs.builder().byteLength(4).build(),
                anyProviderOptions().build());
        var naming = args.target().naming();
        var appRole = role("blob-read-write", READ_WRITE, suffix.hex().applyValue(naming::blobReadWriteRole));
        this.appRoleId = appRole.id();
        this.forApps = account.privateAccess().and(grant("blob-read-write", appRole, args.apps()));
        var dataServiceRole = args.dataService()
                .map(any -> role(
                        "blob-read-write-delete",
                        READ_WRITE_DELETE,
                        suffix.hex().applyValue(naming::blobReadWriteDeleteRole)));
        this.dataServiceRoleId = dataServiceRole.map(RoleDefinition::id);
        this.forDataService = account.privateAccess()
                .and(dataServiceRole
                        .map(role -> grant(
                                "blob-read-write-delete",
                                role,
                                args.dataService().orElseThrow()))
                        .orElse(Prerequisites.NONE));
        registerOutputs(
                Map.of("accountId", account.id(), "accountName", account.name(), "containerName", containerName()));
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
        return account.containerName();
    }

    /** ARM id of the container, the scope of the roles. */
    Output<String> containerId() {
        return Output.tuple(account.id(), containerName())
                .applyValue(t -> t.t1 + "/blobServices/default/containers/" + t.t2);
    }

    /** The account's private endpoint and its DNS, when it is reached through private endpoints. */
    Prerequisites privateAccess() {
        return account.privateAccess();
    }

    /** The role of gateway and mcp. */
    Output<String> appRoleId() {
        return appRoleId;
    }

    /** The role of the data service; present when it is deployed. */
    Optional<Output<String>> dataServiceRoleId() {
        return dataServiceRoleId;
    }

    @Override
    public Prerequisites forApps() {
        return forApps;
    }

    @Override
    public Prerequisites forDataService() {
        return forDataService;
    }

    /** The settings of an account that exists belong to its owner. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        return List.of(new MonitoredResource(
                "log-store",
                accountId(),
                Alert::ofStorage,
                Optional.of(new Diagnostics(accountId().applyValue(id -> id + "/blobServices/default"), true, true))
                        .filter(any -> account.isOurs())));
    }

    @Override
    public List<Section> charts() {
        return List.of(new Section("Log store", CHARTS, accountId()));
    }

    private static Account lookUp(StorageConfig.Existing storage) {
        var account = StorageFunctions.getStorageAccount(
                GetStorageAccountArgs.builder()
                        .accountName(storage.accountName())
                        .resourceGroupName(storage.resourceGroup())
                        .build(),
                AzureNative.lookup());
        return new Account(
                account.applyValue(a -> a.id()),
                Output.of(storage.accountName()),
                account.applyValue(a -> a.primaryEndpoints().blob()),
                Output.of(storage.containerName()),
                false,
                Prerequisites.NONE);
    }

    private RoleDefinition role(String part, List<String> dataActions, Output<String> roleName) {
        return new RoleDefinition(
                child(part + "-role"),
                RoleDefinitionArgs.builder()
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
                        .build(),
                childOptions());
    }

    private Prerequisites grant(String part, RoleDefinition role, Output<String> principalId) {
        return Role.grant(child(part), containerId(), role.id(), principalId, childOptions());
    }
}
