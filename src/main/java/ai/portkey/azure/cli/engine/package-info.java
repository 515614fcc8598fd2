/**
 * Runs the real Pulumi engine on a directory of this machine: no Pulumi Cloud, nothing of the user's own
 * {@code ~/.pulumi} touched.
 *
 * <p>{@link ai.portkey.azure.cli.engine.PulumiCliFinder} finds the Pulumi CLI or has it installed.
 * {@link ai.portkey.azure.cli.engine.LocalEngine} opens stacks whose state is a file, and
 * {@link ai.portkey.azure.cli.engine.EngineStack} runs operations on one stack and answers each with an
 * {@link ai.portkey.azure.cli.engine.EngineResult}. The cloud is whatever providers are attached by port
 * ({@link ai.portkey.azure.cli.engine.EngineSettings#providers}); nothing here knows Azure.
 */
@NullMarked
package ai.portkey.azure.cli.engine;

import org.jspecify.annotations.NullMarked;
