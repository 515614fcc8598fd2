/** Rules that a planned stack should keep; start with {@link ai.portkey.azure.policy.Policy}. */
@NullMarked
package ai.portkey.azure.policy;

import org.jspecify.annotations.NullMarked;
