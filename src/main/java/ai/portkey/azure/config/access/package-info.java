/** What the gateway's identity may do besides what the stack itself needs. */
@NullMarked
package ai.portkey.azure.config.access;

import org.jspecify.annotations.NullMarked;
