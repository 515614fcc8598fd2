package ai.portkey.azure.engine;

import ai.portkey.azure.cli.engine.PulumiCliFinder;
import com.pulumi.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Program of {@link ShutdownTest}: a deployment whose second resource is ready only after the engine is told to stop. */
final class SlowDeployment {

    static final String BEGUN = "second has begun";

    private SlowDeployment() {}

    public static void main(String[] arguments) throws IOException {
        var cli = PulumiCliFinder.standard(System.err::println).find();
        try (var engine = new EngineFixture(cli, Path.of(arguments[0]))) {
            var cancelled = new CountDownLatch(1);
            engine.provider.onCancel = cancelled::countDown;
            engine.provider.beforeCreate = name -> {
                if (name.equals("second")) {
                    System.out.println(BEGUN);
                    EchoProvider.await(cancelled);
                }
            };
            engine.stack(SlowDeployment::chain).up();
        }
    }

    static void chain(Context context) {
        var first = new Thing("first", "one");
        var second = new Thing("second", first.echo(), "plain");
        new Thing("third", second.echo(), "plain");
    }
}
