/** Reads a stack file key by key and reports every problem at once. Knows no key. */
@NullMarked
package ai.portkey.azure.config.reading;

import org.jspecify.annotations.NullMarked;
