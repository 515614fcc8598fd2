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

    /** Sets the properties by their ARM names; what is not set is not sent. */
    public static final class Builder {
        private final TemplateArgs args = new TemplateArgs();

        public Builder containers(ContainerArgs... containers) {
            args.containers = Output.of(List.of(containers));
            return this;
        }

        public Builder revisionSuffix(String revisionSuffix) {
            args.revisionSuffix = Output.of(revisionSuffix);
            return this;
        }

        public Builder scale(ScaleArgs scale) {
            args.scale = Output.of(scale);
            return this;
        }

        public Builder terminationGracePeriodSeconds(int seconds) {
            args.terminationGracePeriodSeconds = Output.of(seconds);
            return this;
        }

        public Builder volumes(List<VolumeArgs> volumes) {
            args.volumes = Output.of(volumes);
            return this;
        }

        public TemplateArgs build() {
            return args;
        }
    }
}
