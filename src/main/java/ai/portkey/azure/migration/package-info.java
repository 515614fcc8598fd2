/**
 * The way in from Portkey's Terraform module, without recreating anything: {@link
 * ai.portkey.azure.migration.tfvars.TfvarsImport} turns its variables into a stack file, {@link
 * ai.portkey.azure.migration.state.StateImport} its state into the file for {@code pulumi import}. Each has a
 * command of its own.
 */
@NullMarked
package ai.portkey.azure.migration;

import org.jspecify.annotations.NullMarked;
