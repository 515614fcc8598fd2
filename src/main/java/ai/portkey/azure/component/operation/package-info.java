/** Alerts, diagnostics and the workbook. */
@NullMarked
package ai.portkey.azure.component.operation;

import org.jspecify.annotations.NullMarked;
