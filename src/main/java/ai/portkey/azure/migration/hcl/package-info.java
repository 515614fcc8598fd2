/**
 * Reads the part of HashiCorp's configuration language that {@code *.tfvars} files and module blocks are written in.
 *
 * <p>Why not a library: hcl4j 0.9.8, which was tried, passes over text that it does not understand (an unclosed
 * brace, a line without a value, prose) and gives {@code null} for a function call. An import that must not lose a
 * setting needs the opposite: what cannot be read is an error, what cannot be evaluated is named with its line.
 *
 * <p>Literals, lists, objects, templates, heredocs, comments and references ({@code var.x}, {@code local.x}) are
 * understood. Function calls, operators, conditionals, {@code for} and data sources are recognised and kept as
 * {@link ai.portkey.azure.migration.hcl.Hcl.Unsupported}.
 */
@NullMarked
package ai.portkey.azure.migration.hcl;

import org.jspecify.annotations.NullMarked;
