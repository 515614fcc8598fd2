package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.OutputTable.Row;
import ai.portkey.azure.config.reading.RawConfig;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutputsTest {

    private static final String TWO_REGIONS = """
            serverMode: all
            networkMode: new
            secondRegion: {location: westeurope}
            frontDoor: {enabled: true, sku: Premium, privateLink: true, gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
            controlPlanePrivateLink: {outbound: true, version: %s}
            """;

    /** What no stack of the repository has. */
    private static final List<String> FURTHER =
            List.of("serverMode: all", TWO_REGIONS.formatted("v2"), TWO_REGIONS.formatted("both"));

    @Test
    void each_output_is_the_property_that_the_table_names() {
        var held = new HashSet<Row>();

        Stream.concat(
                        Stacks.all(),
                        FURTHER.stream().map(yaml -> TestStack.with(yaml).raw()))
                .forEach(stack -> held.addAll(check(stack)));

        assertThat(OutputTable.rows())
                .as("every row holds somewhere")
                .allSatisfy(row -> assertThat(held).contains(row));
    }

    private static Set<Row> check(RawConfig stack) {
        var plan = Stacks.plan(stack);
        var resources = new LinkedHashMap<String, Map<String, Object>>();
        plan.resources().forEach(resource -> {
            var answer = new LinkedHashMap<>(resource.outputs());
            resource.id().ifPresent(id -> answer.put("id", id));
            resources.put(resource.name(), answer);
        });
        return OutputTable.check(stack, resources, plan.outputs());
    }
}
