/** From Terraform's state to resources that Pulumi manages. */
@NullMarked
package ai.portkey.azure.migration.state;

import org.jspecify.annotations.NullMarked;
