package ai.portkey.azure.provider.random;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * Random bytes that stay the same for the life of the stack.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/random/api-docs/randomid/">random.RandomId</a>
 */
@ResourceType(type = RandomId.TOKEN)
public final class RandomId extends CustomResource {

    static final String TOKEN = "random:index/randomId:RandomId";

    @Export(
            name = "hex",
            refs = {String.class},
            tree = "[0]")
    private Output<String> hex;

    public RandomId(String name, RandomIdArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, RandomPlugin.options(options));
    }

    /** The bytes in lower-case hexadecimal digits. */
    public Output<String> hex() {
        return hex;
    }
}
