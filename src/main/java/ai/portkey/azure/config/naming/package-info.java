/** Names, resource ids and address ranges of Azure. */
@NullMarked
package ai.portkey.azure.config.naming;

import org.jspecify.annotations.NullMarked;
