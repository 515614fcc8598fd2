package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.app.inputs.ContainerArgs;
import com.pulumi.azurenative.app.inputs.ScaleArgs;
import com.pulumi.azurenative.app.inputs.VolumeArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** What a revision of a {@link ContainerApp} runs. The SDK's class lacks {@code terminationGracePeriodSeconds}. */
public final class TemplateArgs extends ResourceArgs {

    @Import(name = "containers")
    private Output<List<ContainerArgs>> containers;

    @Import(name = "revisionSuffix")
    private Output<String> revisionSuffix;

    @Import(name = "scale")
    private Output<ScaleArgs> scale;

    @Import(name = "terminationGracePeriodSeconds")
    private Output<Integer> terminationGracePeriodSeconds;

    @Import(name = "volumes")
    private Output<List<VolumeArgs>> volumes;

    private TemplateArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final TemplateArgs args = new TemplateArgs();

        public Builder containers(Output<List<ContainerArgs>> containers) {
            args.containers = containers;
            return this;
        }

        public Builder containers(List<ContainerArgs> containers) {
            return containers(Output.of(containers));
        }

        public Builder revisionSuffix(Output<String> revisionSuffix) {
            args.revisionSuffix = revisionSuffix;
            return this;
        }

        public Builder revisionSuffix(String revisionSuffix) {
            return revisionSuffix(Output.of(revisionSuffix));
        }

        public Builder scale(Output<ScaleArgs> scale) {
            args.scale = scale;
            return this;
        }

        public Builder scale(ScaleArgs scale) {
            return scale(Output.of(scale));
        }

        public Builder terminationGracePeriodSeconds(Output<Integer> terminationGracePeriodSeconds) {
            args.terminationGracePeriodSeconds = terminationGracePeriodSeconds;
            return this;
        }

        public Builder terminationGracePeriodSeconds(Integer terminationGracePeriodSeconds) {
            return terminationGracePeriodSeconds(Output.of(terminationGracePeriodSeconds));
        }

        public Builder volumes(Output<List<VolumeArgs>> volumes) {
            args.volumes = volumes;
            return this;
        }

        public Builder volumes(List<VolumeArgs> volumes) {
            return volumes(Output.of(volumes));
        }

        public TemplateArgs build() {
            return args;
        }
    }
}
