/** JSON and files, written the same way everywhere. */
@NullMarked
package ai.portkey.azure.text;

import org.jspecify.annotations.NullMarked;
