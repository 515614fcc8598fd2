/** The stacks that the commands work on: the project, its files, and a run of the program without Azure. */
@NullMarked
package ai.portkey.azure.cli.stack;

import org.jspecify.annotations.NullMarked;
