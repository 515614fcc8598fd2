package ai.portkey.azure;

import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import com.pulumi.test.Mocks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A stack for tests: the smallest valid configuration, changed by YAML. {@code TestStack.with("networkMode: new").plan()}.
 */
public final class TestStack {

    private static final String SMALLEST = """
            resourceGroupName: portkey-rg
            createResourceGroup: true
            registry:
              dockerCredentials:
                keyVaultName: portkey-kv
                keyVaultResourceGroup: portkey-rg
                username: portkey-user
                passwordSecret: docker-password
            secretsKeyVault: {name: portkey-kv, resourceGroup: portkey-rg}
            """;

    private final Map<String, Object> config;

    private TestStack(Map<String, Object> config) {
        this.config = config;
    }

    /** The smallest configuration that is valid. */
    public static TestStack smallest() {
        return new TestStack(new Yaml().load(SMALLEST));
    }

    /** The smallest configuration with these top-level keys set. */
    public static TestStack with(String yaml) {
        var config = new LinkedHashMap<>(smallest().config);
        Map<String, Object> changes = new Yaml().load(yaml);
        config.putAll(changes);
        return new TestStack(config);
    }

    public RawConfig raw() {
        return StackFile.parse(new Yaml().dump(Map.of("config", config)), "test", "dev");
    }

    public Plan plan() {
        return Stacks.plan(raw());
    }

    /** The plan with these answers of the cloud. */
    public Plan plan(Mocks azure) {
        return new Planner(azure).plan(raw());
    }
}
