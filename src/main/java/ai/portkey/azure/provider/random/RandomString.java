package ai.portkey.azure.provider.random;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A random text that stays the same for the life of the stack.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/random/api-docs/randomstring/">random.RandomString</a>
 */
@ResourceType(type = RandomString.TOKEN)
public final class RandomString extends CustomResource {

    static final String TOKEN = "random:index/randomString:RandomString";

    @Export(
            name = "result",
            refs = {String.class},
            tree = "[0]")
    private Output<String> result;

    public RandomString(String name, RandomStringArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, RandomPlugin.options(options));
    }

    /** The text. */
    public Output<String> result() {
        return result;
    }
}
