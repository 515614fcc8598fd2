package ai.portkey.azure.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.subscription.Connections.Connection;
import ai.portkey.azure.subscription.Connections.Direction;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final Plan plan = TestStack.with("""
            networkMode: new
            publicIngress: false
            controlPlanePrivateLink: {outbound: true, version: both}
            """).plan();
    private final String environment = (String) plan.outputs().get("containerAppEnvironmentId");
    private final String first = (String) plan.outputs().get("controlPlanePrivateEndpointId");
    private final String second = (String) plan.outputs().get("controlPlaneNextPrivateEndpointId");
    private final String request = environment + "/privateEndpointConnections/portkey";
    private final FakeAzure azure = new FakeAzure()
            .with(environment + "/privateEndpointConnections", """
                    {value: [{id: '%s', properties: {privateLinkServiceConnectionState: {status: Pending, description: 'Portkey control plane'}}}]}
                    """.formatted(request))
            .with(first, """
                    {properties: {manualPrivateLinkServiceConnections: [{properties: {privateLinkServiceConnectionState: {status: Approved, description: 'welcome'}}}]}}
                    """)
            .without(second);

    @Test
    void both_directions_are_listed_by_the_ids_of_the_deployment() {
        assertThat(new Connections(azure, plan).list())
                .containsExactly(
                        new Connection(Direction.INBOUND, request, "Pending", "Portkey control plane"),
                        new Connection(Direction.OUTBOUND, first, "Approved", "welcome"),
                        new Connection(Direction.OUTBOUND, second, "not deployed", ""));
    }

    @Test
    void what_a_stranger_wrote_cannot_steer_a_terminal() {
        azure.with(environment + "/privateEndpointConnections", """
                {value: [{id: '%s', properties: {privateLinkServiceConnectionState: {status: Pending, description: 'a\\u001b[2Jb\\nc'}}}]}
                """.formatted(request));

        assertThat(new Connections(azure, plan).list().get(0).description()).isEqualTo("a [2Jb c");
    }

    @Test
    void an_approval_is_the_update_that_azure_documents() {
        var connections = new Connections(azure, plan);

        connections.approve(connections.list().get(0), "Approved for Portkey control plane");

        assertThat(azure.sent())
                .containsExactly(request + " {\"properties\":{\"privateLinkServiceConnectionState\":"
                        + "{\"status\":\"Approved\",\"description\":\"Approved for Portkey control plane\"}}}");
    }

    @Test
    void an_environment_that_is_not_deployed_has_no_requests_and_a_refusal_is_told() {
        assertThat(new Connections(
                                new FakeAzure()
                                        .without("/privateEndpointConnections")
                                        .without(first)
                                        .without(second),
                                plan)
                        .list())
                .extracting(Connection::status)
                .containsExactly("not deployed", "not deployed");
        assertThatThrownBy(() -> new Connections(
                                new FakeAzure().refusing("/privateEndpointConnections", 403, "AuthorizationFailed"),
                                plan)
                        .list())
                .isInstanceOf(AzureUnavailable.class)
                .hasMessage(environment + ": Azure returned AuthorizationFailed");
    }
}
