package ai.portkey.azure.provider.azure;

import ai.portkey.azure.catalogue.AzureTypes;
import com.pulumi.azurenative.cache.inputs.ListDatabaseKeysArgs;
import com.pulumi.azurenative.cache.outputs.ListDatabaseKeysResult;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * The database of a {@link RedisEnterprise} cluster in ARM API 2025-04-01, the first stable one with
 * {@code accessKeysAuthentication}.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.cache/2025-04-01/redisenterprise/databases">Microsoft.Cache/redisEnterprise/databases</a>
 */
@ResourceType(type = AzureTypes.REDIS_DATABASE)
public final class Database extends CustomResource {

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    public Database(String name, DatabaseArgs args, CustomResourceOptions options) {
        super(AzureTypes.REDIS_DATABASE, name, args, AzureNative.options(AzureTypes.REDIS_DATABASE, options));
    }

    /** The database's Azure name. */
    public Output<String> name() {
        return name;
    }

    /** The access keys of a database; the provider does not mark them as secrets. */
    public static Output<ListDatabaseKeysResult> listKeys(ListDatabaseKeysArgs args) {
        return Deployment.getInstance()
                .invoke(
                        AzureTypes.LIST_REDIS_KEYS,
                        TypeShape.of(ListDatabaseKeysResult.class),
                        args,
                        AzureNative.lookup());
    }
}
