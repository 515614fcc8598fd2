/** What Portkey's Terraform module calls the keys. */
@NullMarked
package ai.portkey.azure.config.terraform;

import org.jspecify.annotations.NullMarked;
