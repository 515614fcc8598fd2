package ai.portkey.azure;

import ai.portkey.azure.component.app.AppComponent;
import ai.portkey.azure.component.entrance.FrontDoor.Origin;
import ai.portkey.azure.component.entrance.FrontDoor;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.network.RegionConfig.Traffic;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Pulumi program: reads the stack's configuration, composes the components and exports the outputs. */
public final class App {

    private App() {}

    /** Run by {@code pulumi}; the configuration comes in the environment. */
    public static void main(String[] args) {
        Pulumi.run(context -> deploy(context,
                RawConfig.parse(context.stackName(), System.getenv("PULUMI_CONFIG"), System.getenv("PULUMI_CONFIG_SECRET_KEYS")),
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
        var second = config.secondRegion().map(first::further);
        first.frontDoor().ifPresent(frontDoor -> lead(frontDoor, config.serverMode(),
                Stream.concat(Stream.of(first), second.stream()).toList()));

        new Outputs(context, config)
                .region(first)
                .apps(first)
                .secondRegion(second)
                .frontDoor(first.frontDoor());
    }

    /** Each app's entrance leads to the app in every region. */
    private static void lead(FrontDoor frontDoor, ServerMode mode, List<Region> regions) {
        if (mode.hasGateway()) {
            frontDoor.leadTo("gateway", origins(regions, Region::gateway));
        }
        if (mode.hasMcp()) {
            frontDoor.leadTo("mcp", origins(regions, Region::mcp));
        }
    }

    private static List<Origin> origins(List<Region> regions, Function<Region, Optional<? extends AppComponent>> app) {
        return regions.stream().map(region -> new Origin(region.place().location(), app.apply(region).orElseThrow().fqdn(),
                region.environment().environmentId(), region.place().traffic() == Traffic.STANDBY ? 2 : 1)).toList();
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
