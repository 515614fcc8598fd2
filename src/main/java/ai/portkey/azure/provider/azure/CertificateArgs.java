package ai.portkey.azure.provider.azure;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Inputs of {@link Certificate}. */
public final class CertificateArgs extends ResourceArgs {

    @Import(name = "certificateName")
    private Output<String> certificateName;

    @Import(name = "environmentName", required = true)
    private Output<String> environmentName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "location")
    private Output<String> location;

    @Import(name = "tags")
    private Output<Map<String, String>> tags;

    @Import(name = "properties")
    private Output<CertificatePropertiesArgs> properties;

    private CertificateArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final CertificateArgs args = new CertificateArgs();

        public Builder certificateName(Output<String> certificateName) {
            args.certificateName = certificateName;
            return this;
        }

        public Builder certificateName(String certificateName) {
            return certificateName(Output.of(certificateName));
        }

        public Builder environmentName(Output<String> environmentName) {
            args.environmentName = environmentName;
            return this;
        }

        public Builder environmentName(String environmentName) {
            return environmentName(Output.of(environmentName));
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

        public Builder properties(Output<CertificatePropertiesArgs> properties) {
            args.properties = properties;
            return this;
        }

        public Builder properties(CertificatePropertiesArgs properties) {
            return properties(Output.of(properties));
        }

        public CertificateArgs build() {
            return args;
        }
    }
}
