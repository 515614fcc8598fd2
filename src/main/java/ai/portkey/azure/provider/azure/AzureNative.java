package ai.portkey.azure.provider.azure;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.stream.Stream;

/** The azure-native plugin that serves every resource and lookup of this program. */
public final class AzureNative {

    /**
     * A 2.x plugin: it has the Java SDK's default tokens and all versioned tokens up to 2025. The same version stands in
     * {@code com/pulumi/azure-native} of the resources, before the SDK's own on the class path, so that Pulumi installs
     * this plugin only.
     */
    public static final String VERSION = "2.92.3";

    private AzureNative() {}

    /** Options that send a lookup to the plugin of {@link #VERSION}. */
    public static InvokeOptions lookup() {
        return InvokeOptions.builder().version(VERSION).build();
    }

    /** Adds the tokens of the same ARM type in other API versions as aliases, so that a later move keeps the state. */
    static CustomResourceOptions withAliases(CustomResourceOptions options, String... tokens) {
        var aliases = Stream.of(tokens)
                .map(token -> Output.of(Alias.builder().type(token).build()))
                .toList();
        var defaults = CustomResourceOptions.builder().version(VERSION).aliases(List.copyOf(aliases)).build();
        return CustomResourceOptions.merge(defaults, options, null);
    }
}
