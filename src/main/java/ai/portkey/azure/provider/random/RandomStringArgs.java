package ai.portkey.azure.provider.random;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Inputs of {@link RandomString}; a change makes a new string. */
public final class RandomStringArgs extends ResourceArgs {

    @Import(name = "length", required = true)
    private Output<Integer> length;

    @Import(name = "special")
    private Output<Boolean> special;

    @Import(name = "upper")
    private Output<Boolean> upper;

    private RandomStringArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final RandomStringArgs args = new RandomStringArgs();

        public Builder length(Output<Integer> length) {
            args.length = length;
            return this;
        }

        public Builder length(Integer length) {
            return length(Output.of(length));
        }

        public Builder special(Output<Boolean> special) {
            args.special = special;
            return this;
        }

        public Builder special(Boolean special) {
            return special(Output.of(special));
        }

        public Builder upper(Output<Boolean> upper) {
            args.upper = upper;
            return this;
        }

        public Builder upper(Boolean upper) {
            return upper(Output.of(upper));
        }

        public RandomStringArgs build() {
            return args;
        }
    }
}
