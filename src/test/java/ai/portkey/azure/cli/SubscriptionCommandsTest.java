package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.subscription.FakeAzure;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a real subscription, as a user runs them. */
class SubscriptionCommandsTest {

    private static final String CONNECTION = "/subscriptions/" + FakeAzure.SUBSCRIPTION
            + "/resourceGroups/rg-portkey-gateway-link/providers/Microsoft.App/managedEnvironments/cae-portkey-gateway-link/privateEndpointConnections/portkey";
    private static final String[] LINK = {
        "link", "--config-file", "examples/control-plane-private-link/Pulumi.control-plane-private-link.yaml"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FakeAzure azure = new FakeAzure();

    @TempDir
    Path folder;

    @Test
    void doctor_of_a_stack_that_has_everything_ends_with_0() {
        assertThat(run("doctor", "dev")).as(err.toString()).isZero();

        assertThat(out.toString())
                .startsWith("ok           sign-in as ana@example.com" + System.lineSeparator())
                .endsWith(System.lineSeparator() + "All prerequisites of stack dev are in place."
                        + System.lineSeparator());
    }

    @Test
    void doctor_shows_the_command_under_what_is_missing_and_ends_with_1() {
        azure.without("/secrets/docker-username");

        assertThat(run("doctor", "dev")).as(err.toString()).isEqualTo(1);

        assertThat(out.toString().lines())
                .containsSequence(
                        "missing      secret docker-username of portkey-kv: does not exist",
                        "               az keyvault secret set --vault-name portkey-kv --name docker-username --value \"<value>\"");
        assertThat(out.toString().lines())
                .last()
                .asString()
                .matches("1 of \\d+ checks of stack dev need attention before pulumi up\\.");
    }

    @Test
    void doctor_as_json_has_the_documented_members() {
        azure.without("/secrets/docker-username");

        assertThat(run("doctor", "dev", "--json")).isEqualTo(1);

        var report = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(report.keySet()).containsExactly("stack", "subscription", "principal", "checks");
        assertThat(report.get("subscription").getAsString()).isEqualTo(FakeAzure.SUBSCRIPTION);
        assertThat(report.getAsJsonArray("checks")).contains(JsonParser.parseString("""
                {check: 'secret docker-username of portkey-kv', state: missing, found: 'does not exist',
                 fixes: ['az keyvault secret set --vault-name portkey-kv --name docker-username --value "<value>"']}"""));
    }

    @Test
    void doctor_without_a_sign_in_says_so_once_and_ends_with_1() {
        azure.signedOut();

        assertThat(run("doctor", "dev")).isEqualTo(1);

        assertThat(out.toString()).containsOnlyOnce("not signed in").contains("missing      sign-in: not signed in");
        assertThat(out.toString().lines()).contains("not checked  Key Vault portkey-kv");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void bad_input_ends_with_2() throws Exception {
        var file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("Pulumi.dev.yaml"))
                        + "  azure-native:subscriptionId: {secure: 'v1:abc:ZGVm'}\n");

        assertThat(run("doctor", "nope")).isEqualTo(2);
        assertThat(run("doctor", "dev", "--config-file", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("azure-native:subscriptionId: is encrypted in the stack file");
    }

    @Test
    void a_subscription_is_named_by_its_id() {
        azure.choosing("Pay as you go");

        assertThat(run("doctor", "dev")).isEqualTo(2);
        assertThat(run(link("connections"))).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "Subscription 'Pay as you go': a subscription id must be a GUID, as shown by az account list. "
                                                + "Correct azure-native:subscriptionId or ARM_SUBSCRIPTION_ID, whichever contains this one."));
    }

    @Test
    void connections_are_listed_and_one_is_approved_by_its_name() {
        pending();

        assertThat(run(link("connections"))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("inbound   Pending       " + CONNECTION + "  please", "outbound  ");
        assertThat(azure.sent()).isEmpty();
        assertThat(run(link("connections", "--approve", "portkey")))
                .as(err.toString())
                .isZero();
        assertThat(azure.sent())
                .singleElement()
                .asString()
                .startsWith(CONNECTION)
                .contains("\"status\":\"Approved\"");
        assertThat(run(link("connections", "--approve", "portkey", "--approve", "other")))
                .isEqualTo(2);
        assertThat(azure.sent())
                .as("nothing is approved while one of them is unknown")
                .hasSize(1);
        assertThat(err.toString())
                .contains("--approve other: no inbound connection has this id or name. Inbound connections: portkey.");
    }

    @Test
    void connections_as_json_have_the_documented_members() {
        pending();

        assertThat(run(link("connections", "--json"))).as(err.toString()).isZero();

        assertThat(JsonParser.parseString(out.toString()).getAsJsonArray())
                .contains(JsonParser.parseString(
                        "{direction: inbound, id: '" + CONNECTION + "', status: Pending, description: please}"));
    }

    @Test
    void connections_need_a_sign_in() {
        azure.signedOut();

        assertThat(run(link("connections"))).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("not signed in" + System.lineSeparator());
    }

    private void pending() {
        azure.with("/privateEndpointConnections", """
                {value: [{id: '%s', properties: {privateLinkServiceConnectionState: {status: Pending, description: please}}}]}
                """.formatted(CONNECTION));
    }

    private static String[] link(String command, String... options) {
        var args = new ArrayList<String>();
        args.add(command);
        args.addAll(List.of(LINK));
        args.addAll(List.of(options));
        return args.toArray(String[]::new);
    }

    private int run(String... args) {
        return PortkeyCommand.run(() -> azure, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
