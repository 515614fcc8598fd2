package ai.portkey.azure.migration.state;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.tfvars.TfvarsImport;
import ai.portkey.azure.migration.tfvars.TfvarsImport.Request;
import ai.portkey.azure.plan.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Plans of imported stacks, made by the real program on the mock engine. */
public final class Plans {

    static final Path FIXTURES = Path.of("src/test/resources/migration");

    private Plans() {}

    static Plan ofTfvars(String file, String version) throws MigrationException {
        return of(imported(file, version, "dev"));
    }

    /** As the importer writes it, without a subscription: the page's examples have a placeholder there, which is refused. */
    public static RawConfig imported(String file, String version, String stack) throws MigrationException {
        var raw = TfvarsImport.run(
                        new Request(List.of(FIXTURES.resolve(file)), Optional.empty(), ModuleVersion.parse(version)))
                .rawConfig(stack);
        var values = new HashMap<>(raw.values());
        values.remove("azure-native:subscriptionId");
        return new RawConfig(stack, values, raw.secretKeys());
    }

    static Plan of(RawConfig raw) {
        return Stacks.plan(raw);
    }
}
