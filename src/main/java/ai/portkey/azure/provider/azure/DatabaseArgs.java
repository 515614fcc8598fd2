package ai.portkey.azure.provider.azure;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Inputs of {@link Database}. */
public final class DatabaseArgs extends ResourceArgs {

    @Import(name = "databaseName")
    private Output<String> databaseName;

    @Import(name = "clusterName", required = true)
    private Output<String> clusterName;

    @Import(name = "resourceGroupName", required = true)
    private Output<String> resourceGroupName;

    @Import(name = "port")
    private Output<Integer> port;

    @Import(name = "clientProtocol")
    private Output<String> clientProtocol;

    @Import(name = "clusteringPolicy")
    private Output<String> clusteringPolicy;

    @Import(name = "evictionPolicy")
    private Output<String> evictionPolicy;

    @Import(name = "accessKeysAuthentication")
    private Output<String> accessKeysAuthentication;

    private DatabaseArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the arguments; what is not set is not sent. */
    public static final class Builder {
        private final DatabaseArgs args = new DatabaseArgs();

        public Builder databaseName(Output<String> databaseName) {
            args.databaseName = databaseName;
            return this;
        }

        public Builder databaseName(String databaseName) {
            return databaseName(Output.of(databaseName));
        }

        public Builder clusterName(Output<String> clusterName) {
            args.clusterName = clusterName;
            return this;
        }

        public Builder clusterName(String clusterName) {
            return clusterName(Output.of(clusterName));
        }

        public Builder resourceGroupName(Output<String> resourceGroupName) {
            args.resourceGroupName = resourceGroupName;
            return this;
        }

        public Builder resourceGroupName(String resourceGroupName) {
            return resourceGroupName(Output.of(resourceGroupName));
        }

        public Builder port(Output<Integer> port) {
            args.port = port;
            return this;
        }

        public Builder port(Integer port) {
            return port(Output.of(port));
        }

        public Builder clientProtocol(Output<String> clientProtocol) {
            args.clientProtocol = clientProtocol;
            return this;
        }

        public Builder clientProtocol(String clientProtocol) {
            return clientProtocol(Output.of(clientProtocol));
        }

        public Builder clusteringPolicy(Output<String> clusteringPolicy) {
            args.clusteringPolicy = clusteringPolicy;
            return this;
        }

        public Builder clusteringPolicy(String clusteringPolicy) {
            return clusteringPolicy(Output.of(clusteringPolicy));
        }

        public Builder evictionPolicy(Output<String> evictionPolicy) {
            args.evictionPolicy = evictionPolicy;
            return this;
        }

        public Builder evictionPolicy(String evictionPolicy) {
            return evictionPolicy(Output.of(evictionPolicy));
        }

        public Builder accessKeysAuthentication(Output<String> accessKeysAuthentication) {
            args.accessKeysAuthentication = accessKeysAuthentication;
            return this;
        }

        public Builder accessKeysAuthentication(String accessKeysAuthentication) {
            return accessKeysAuthentication(Output.of(accessKeysAuthentication));
        }

        public DatabaseArgs build() {
            return args;
        }
    }
}
