package ai.portkey.azure;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;

/** The Pulumi program: reads the stack's configuration, composes the components and exports the outputs. */
public final class App {

    private App() {}

    /** Run by {@code pulumi}; the configuration comes in the environment. */
    public static void main(String[] args) {
        Pulumi.run(context -> deploy(
                context,
                RawConfig.parse(
                        context.stackName(),
                        System.getenv("PULUMI_CONFIG"),
                        System.getenv("PULUMI_CONFIG_SECRET_KEYS")),
                KeyVaultSecretReader.azure()));
    }

    /**
     * Declares the whole stack. Registers nothing when the configuration is not valid.
     *
     * @param context where outputs and warnings go
     * @param raw     the stack's configuration
     * @param reader  reads the Docker Hub user name where it is a Key Vault secret
     */
    public static void deploy(Context context, RawConfig raw, KeyVaultSecretReader reader) {
        var config = decode(raw);
        config.warnings().forEach(context.log()::warn);

        var first = Region.first(config, reader);
        var second = config.secondRegion().map(first::secondary);
        first.entrance().complete();

        new Outputs(context, config)
                .region(first)
                .apps(first)
                .secondRegion(second)
                .entrance(first.entrance());
    }

    /** Problems are for the person who wrote the configuration: all at once, and no stack trace. */
    private static PortkeyConfig decode(RawConfig raw) {
        try {
            return PortkeyConfig.decode(raw);
        } catch (ConfigException e) {
            throw new RunException(e.getMessage());
        }
    }
}
