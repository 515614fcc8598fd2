/** Bindings of the random provider. */
package ai.portkey.azure.provider.random;
