/** The Pulumi program: reads the configuration, and composes the components of each region and the outputs. */
@NullMarked
package ai.portkey.azure;

import org.jspecify.annotations.NullMarked;
