package ai.portkey.azure.provider.azure;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** A workload profile of a {@link ManagedEnvironment}; {@code Consumption} has no counts. */
public final class WorkloadProfileArgs extends ResourceArgs {

    @Import(name = "name", required = true)
    private Output<String> name;

    @Import(name = "workloadProfileType", required = true)
    private Output<String> workloadProfileType;

    private WorkloadProfileArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final WorkloadProfileArgs args = new WorkloadProfileArgs();

        public Builder name(Output<String> name) {
            args.name = name;
            return this;
        }

        public Builder name(String name) {
            return name(Output.of(name));
        }

        public Builder workloadProfileType(Output<String> workloadProfileType) {
            args.workloadProfileType = workloadProfileType;
            return this;
        }

        public Builder workloadProfileType(String workloadProfileType) {
            return workloadProfileType(Output.of(workloadProfileType));
        }

        public WorkloadProfileArgs build() {
            return args;
        }
    }
}
