package ai.portkey.azure.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a way by which clients also change and delete. */
public abstract class ChangingFrontContract extends FrontContract {

    private static final Map<String, Object> TAGS = Map.of("owner", "them");

    /** @param inputs all of them, changed or not */
    protected abstract Seen update(String token, Seen known, Map<String, Object> inputs) throws Exception;

    protected abstract void delete(String token, Seen known) throws Exception;

    @ParameterizedTest
    @MethodSource("types")
    void a_change_is_answered_and_read_again(String token, String property) throws Exception {
        var created = create(token, inputs(token, Map.of()));

        var updated = update(token, created, inputs(token, Map.of("tags", TAGS)));

        assertThat(updated.properties()).containsEntry("tags", TAGS);
        assertThat(read(token, updated).orElseThrow().properties())
                .containsEntry("tags", TAGS)
                .containsEntry(property, created.properties().get(property));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refused_change_leaves_the_resource_as_it_was(String token, Map<String, Object> wrong, String refusal)
            throws Exception {
        var created = create(token, inputs(token, Map.of()));

        assertRefused(() -> update(token, created, inputs(token, wrong)), refusal);

        assertThat(read(token, created).orElseThrow().properties())
                .isEqualTo(new LinkedHashMap<>(created.properties()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_was_deleted_is_gone(String token, String property) throws Exception {
        var created = create(token, inputs(token, Map.of()));

        delete(token, created);

        assertThat(read(token, created)).isEmpty();
    }

    @Test
    void a_refused_deletion_says_azures_status_code_and_message() throws Exception {
        var group = create(NETWORK + "NetworkSecurityGroup", inputs(NETWORK + "NetworkSecurityGroup", Map.of()));
        var subnet = Samples.of(NETWORK + "Subnet");
        subnet.put("networkSecurityGroup", Map.of("id", group.id()));
        var user = create(NETWORK + "Subnet", subnet);

        assertRefused(
                () -> delete(NETWORK + "NetworkSecurityGroup", group),
                "Status=400 Code=\"InUseNetworkSecurityGroupCannotBeDeleted\" Message=\""
                        + "Microsoft.Network/networkSecurityGroups 'sample' is in use by " + user.id()
                        + " and cannot be deleted.\"");

        assertThat(read(NETWORK + "NetworkSecurityGroup", group)).isPresent();
    }
}
