package ai.portkey.azure.provider.azure;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** How apps of one {@link ManagedEnvironment} speak to each other. */
public final class PeerTrafficConfigurationArgs extends ResourceArgs {

    @Import(name = "encryption")
    private final Output<EncryptionArgs> encryption;

    private PeerTrafficConfigurationArgs(EncryptionArgs encryption) {
        this.encryption = Output.of(encryption);
    }

    /** With TLS, or as the apps themselves do. */
    public static PeerTrafficConfigurationArgs encrypted(boolean enabled) {
        return new PeerTrafficConfigurationArgs(new EncryptionArgs(enabled));
    }

    /** ARM wraps the one value. */
    public static final class EncryptionArgs extends ResourceArgs {

        @Import(name = "enabled")
        private final Output<Boolean> enabled;

        private EncryptionArgs(boolean enabled) {
            this.enabled = Output.of(enabled);
        }
    }
}
