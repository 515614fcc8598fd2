/** The apps, and the environment that they run in. */
@NullMarked
package ai.portkey.azure.component.app;

import org.jspecify.annotations.NullMarked;
