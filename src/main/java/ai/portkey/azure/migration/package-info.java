/**
 * The way in from Portkey's Terraform module, without recreating anything: {@link
 * ai.portkey.azure.migration.TfvarsImport} turns its variables into a stack file.
 */
package ai.portkey.azure.migration;
