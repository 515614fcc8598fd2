/**
 * One Pulumi component for each part of the deployment. A component takes configuration records and other components'
 * outputs, creates its Azure resources as children named {@code <component>-<part>}, and registers its outputs. It
 * reads no file and no stack configuration.
 */
@NullMarked
package ai.portkey.azure.component;

import org.jspecify.annotations.NullMarked;
