package ai.portkey.azure.engine;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;

/** The one resource type of {@link EchoProvider}. */
final class Thing extends CustomResource {

    @Export(
            name = "echo",
            refs = {String.class},
            tree = "[0]")
    private Output<String> echo;

    Thing(String name, Args args, CustomResourceOptions options) {
        super("echo:index:Thing", name, args, options);
    }

    Thing(String name, Output<String> text, String kind) {
        this(name, new Args(text, kind), CustomResourceOptions.Empty);
    }

    Thing(String name, String text) {
        this(name, Output.of(text), "plain");
    }

    Output<String> echo() {
        return echo;
    }

    /** Inputs: {@code text} can be updated, another {@code kind} needs a replacement. */
    static final class Args extends ResourceArgs {

        @Import(name = "text")
        private final Output<String> text;

        @Import(name = "kind")
        private final Output<String> kind;

        Args(Output<String> text, String kind) {
            this.text = text;
            this.kind = Output.of(kind);
        }
    }
}
