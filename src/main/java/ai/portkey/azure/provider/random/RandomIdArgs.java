package ai.portkey.azure.provider.random;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Inputs of {@link RandomId}; a change makes a new id. */
public final class RandomIdArgs extends ResourceArgs {

    @Import(name = "byteLength", required = true)
    private Output<Integer> byteLength;

    private RandomIdArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final RandomIdArgs args = new RandomIdArgs();

        public Builder byteLength(Output<Integer> byteLength) {
            args.byteLength = byteLength;
            return this;
        }

        public Builder byteLength(Integer byteLength) {
            return byteLength(Output.of(byteLength));
        }

        public RandomIdArgs build() {
            return args;
        }
    }
}
