/** What stands in front of the apps. */
@NullMarked
package ai.portkey.azure.component.entrance;

import org.jspecify.annotations.NullMarked;
