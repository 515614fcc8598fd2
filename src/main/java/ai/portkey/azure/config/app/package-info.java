/** What an app is: size, image, scaling, revisions, probes, variables, registry. */
@NullMarked
package ai.portkey.azure.config.app;

import org.jspecify.annotations.NullMarked;
