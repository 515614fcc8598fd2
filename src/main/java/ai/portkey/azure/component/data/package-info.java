/** Cache, log store and Key Vault, and who may read them. */
@NullMarked
package ai.portkey.azure.component.data;

import org.jspecify.annotations.NullMarked;
