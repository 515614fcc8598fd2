package ai.portkey.azure.engine;

import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.PulumiCliException;
import ai.portkey.azure.cli.engine.PulumiCliFinder;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Finds the Pulumi CLI once for each JVM and hands it to the tests; see {@link RequiresPulumi}. */
final class PulumiExtension implements BeforeAllCallback, ParameterResolver {

    private static final FutureTask<PulumiCli> CLI = new FutureTask<>(find());

    private static Callable<PulumiCli> find() {
        return () -> PulumiCliFinder.standard(System.err::println).find();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        try {
            cli();
        } catch (PulumiCliException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PulumiCli.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cli();
    }

    private static PulumiCli cli() {
        CLI.run();
        try {
            return CLI.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PulumiCliException notFound) {
                throw notFound;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
