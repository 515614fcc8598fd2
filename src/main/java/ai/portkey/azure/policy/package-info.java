/** Rules that a planned stack should keep; start with {@link ai.portkey.azure.policy.Policy}. */
package ai.portkey.azure.policy;
