/** Cache, log store and Key Vault. */
@NullMarked
package ai.portkey.azure.config.data;

import org.jspecify.annotations.NullMarked;
