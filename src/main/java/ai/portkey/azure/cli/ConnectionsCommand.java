package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.subscription.Azure;
import ai.portkey.azure.subscription.AzureUnavailable;
import ai.portkey.azure.subscription.Connections;
import ai.portkey.azure.subscription.Connections.Connection;
import ai.portkey.azure.subscription.Connections.Direction;
import ai.portkey.azure.text.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey connections}: private endpoint connections of a deployed stack, and their approval. */
@Command(
        name = "connections",
        mixinStandardHelpOptions = true,
        description = "Lists the private endpoint connections of a deployed stack, and approves inbound ones.")
final class ConnectionsCommand implements Callable<Integer> {

    @Mixin
    StackOptions stack;

    @Option(
            names = "--approve",
            paramLabel = "ID",
            description = "Approve this inbound connection, by id or name; can be repeated.")
    List<String> approve = List.of();

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            defaultValue = "Approved for Portkey control plane",
            description = "Description that the other side sees (default: ${DEFAULT-VALUE}).")
    String description;

    @Option(names = "--json", description = "Print JSON (see docs/private-connectivity.md).")
    boolean json;

    @Spec
    CommandSpec spec;

    private final Supplier<Azure> azure;

    ConnectionsCommand(Supplier<Azure> azure) {
        this.azure = azure;
    }

    @Override
    public Integer call() {
        var raw = stack.load();
        var session = SignedIn.session(azure, raw);
        session.unavailable().ifPresent(reason -> {
            throw new AzureUnavailable(reason);
        });
        var connections = new Connections(session.azure(), SignedIn.plan(raw, session));
        var found = connections.list();
        approve.stream()
                .map(name -> wanted(name, found))
                .toList()
                .forEach(connection -> connections.approve(connection, description));
        print(approve.isEmpty() ? found : connections.list());
        return 0;
    }

    private static Connection wanted(String name, List<Connection> connections) {
        var inbound = connections.stream()
                .filter(connection -> connection.direction() == Direction.INBOUND)
                .toList();
        return inbound.stream()
                .filter(connection -> connection.id().equalsIgnoreCase(name)
                        || connection.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UserError("--approve " + name + ": no inbound connection has this id or name. "
                        + (inbound.isEmpty()
                                ? "There are no inbound connections."
                                : "Inbound connections: "
                                        + String.join(
                                                ", ",
                                                inbound.stream()
                                                        .map(Connection::name)
                                                        .toList()) + ".")));
    }

    private void print(List<Connection> connections) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(connections.stream().map(Connection::toJson).toList()));
        } else if (connections.isEmpty()) {
            out.println("Stack " + stack.name() + " has no private endpoint connections.");
        } else {
            connections.forEach(connection -> out.println(String.format(
                    Locale.ROOT,
                    "%-8s  %-12s  %s%s",
                    connection.direction().name().toLowerCase(Locale.ROOT),
                    connection.status(),
                    connection.id(),
                    connection.description().isEmpty() ? "" : "  " + connection.description())));
        }
        out.flush();
    }
}
