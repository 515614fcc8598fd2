package ai.portkey.azure.provider.azure;

import com.pulumi.azurenative.app.inputs.ConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Inputs of {@link ContainerApp}. Nested types are the SDK's where their members are the same in both API versions. */
public final class ContainerAppArgs extends ResourceArgs {

    @Import(name = "containerAppName")
    private Output<String> containerAppName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "location")
    private Output<String> location;

    @Import(name = "tags")
    private Output<Map<String, String>> tags;

    @Import(name = "environmentId", required = true)
    private Output<String> environmentId;

    @Import(name = "workloadProfileName")
    private Output<String> workloadProfileName;

    @Import(name = "identity")
    private Output<ManagedServiceIdentityArgs> identity;

    @Import(name = "configuration")
    private Output<ConfigurationArgs> configuration;

    @Import(name = "template")
    private Output<TemplateArgs> template;

    private ContainerAppArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final ContainerAppArgs args = new ContainerAppArgs();

        public Builder containerAppName(Output<String> containerAppName) {
            args.containerAppName = containerAppName;
            return this;
        }

        public Builder containerAppName(String containerAppName) {
            return containerAppName(Output.of(containerAppName));
        }

        public Builder resourceGroupName(Output<String> resourceGroupName) {
            args.resourceGroupName = resourceGroupName;
            return this;
        }

        public Builder resourceGroupName(String resourceGroupName) {
            return resourceGroupName(Output.of(resourceGroupName));
        }

        public Builder location(Output<String> location) {
            args.location = location;
            return this;
        }

        public Builder location(String location) {
            return location(Output.of(location));
        }

        public Builder tags(Output<Map<String, String>> tags) {
            args.tags = tags;
            return this;
        }

        public Builder tags(Map<String, String> tags) {
            return tags(Output.of(tags));
        }

        public Builder environmentId(Output<String> environmentId) {
            args.environmentId = environmentId;
            return this;
        }

        public Builder environmentId(String environmentId) {
            return environmentId(Output.of(environmentId));
        }

        public Builder workloadProfileName(Output<String> workloadProfileName) {
            args.workloadProfileName = workloadProfileName;
            return this;
        }

        public Builder workloadProfileName(String workloadProfileName) {
            return workloadProfileName(Output.of(workloadProfileName));
        }

        public Builder identity(Output<ManagedServiceIdentityArgs> identity) {
            args.identity = identity;
            return this;
        }

        public Builder identity(ManagedServiceIdentityArgs identity) {
            return identity(Output.of(identity));
        }

        public Builder configuration(Output<ConfigurationArgs> configuration) {
            args.configuration = configuration;
            return this;
        }

        public Builder configuration(ConfigurationArgs configuration) {
            return configuration(Output.of(configuration));
        }

        public Builder template(Output<TemplateArgs> template) {
            args.template = template;
            return this;
        }

        public Builder template(TemplateArgs template) {
            return template(Output.of(template));
        }

        public ContainerAppArgs build() {
            return args;
        }
    }
}
