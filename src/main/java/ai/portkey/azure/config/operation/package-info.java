/** Monitoring, alerts, policy and presets. */
@NullMarked
package ai.portkey.azure.config.operation;

import org.jspecify.annotations.NullMarked;
