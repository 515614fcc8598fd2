package ai.portkey.azure.pulumi;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.internal.PulumiInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Logger;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;
import pulumirpc.Language.RunRequest;

/** Pulumi's runtime for a program of this JVM, as {@link PulumiInternal#fromInline} makes it, with a patient runner. */
public final class InlineRuntime {

    private InlineRuntime() {}

    /** How a program ended. */
    public enum End {
        SUCCEEDED,
        FAILED,
        FAILED_AND_SAID_SO
    }

    /**
     * Runs a program to its end.
     *
     * @param monitor address of the engine's resource monitor, {@code host:port}
     * @param engine  address of the engine itself
     */
    public static End run(RunRequest request, String monitor, String engine, Consumer<Context> code) {
        try {
            var settings = InlineDeploymentSettings.builder()
                    .monitorAddr(monitor)
                    .engineAddr(engine)
                    .config(ImmutableMap.copyOf(request.getConfigMap()))
                    .configSecretKeys(ImmutableSet.copyOf(request.getConfigSecretKeysList()))
                    .organization(request.getOrganization())
                    .project(request.getProject())
                    .stack(request.getStack())
                    .isDryRun(request.getDryRun())
                    .build();
            var exitCode = of(settings).runAsync(code).join();
            return exitCode == 0
                    ? End.SUCCEEDED
                    : exitCode == Runner.ProcessExitedAfterLoggingUserActionableMessage
                            ? End.FAILED_AND_SAID_SO
                            : End.FAILED;
        } finally {
            DeploymentInstanceHolder.internalUnsafeDestroyInstance();
        }
    }

    private static PulumiInternal of(InlineDeploymentSettings settings) {
        var plain = DeploymentState.fromInline(settings);
        var state = new DeploymentState(
                plain.config,
                Logger.getLogger(DeploymentImpl.class.getName()),
                plain.organizationName,
                plain.projectName,
                plain.stackName,
                plain.rootDirectory,
                plain.isDryRun,
                new QuietEngine(plain.engine),
                plain.monitor);
        var runner = new PatientRunner(state.runner);
        state.runner = runner;
        var deployment = new DeploymentImpl(state);
        DeploymentInstanceHolder.setInstance(new DeploymentInstanceInternal(deployment));
        return new PulumiInternal(
                runner,
                new ContextInternal(
                        state.organizationName,
                        state.projectName,
                        state.stackName,
                        new LoggingContextInternal(deployment.getLog()),
                        new ConfigContextInternal(state.projectName, name -> new Config(state.config, name)),
                        new OutputContextInternal(new OutputFactory(runner)),
                        List.of()));
    }

    /** Keeps the runtime's debug messages from the engine: one call and one event each, with all of a resource's properties. */
    private record QuietEngine(Engine engine) implements Engine {

        @Override
        public CompletableFuture<Void> logAsync(LogRequest request) {
            return request.getSeverity() == LogSeverity.DEBUG
                    ? CompletableFuture.completedFuture(null)
                    : engine.logAsync(request);
        }

        @Override
        public CompletableFuture<GetRootResourceResponse> getRootResourceAsync(GetRootResourceRequest request) {
            return engine.getRootResourceAsync(request);
        }

        @Override
        public CompletableFuture<RequirePulumiVersionResponse> requirePulumiVersionAsync(
                RequirePulumiVersionRequest request) {
            return engine.requirePulumiVersionAsync(request);
        }
    }
}
