/** From the module's variables to a stack file. */
@NullMarked
package ai.portkey.azure.migration.tfvars;

import org.jspecify.annotations.NullMarked;
