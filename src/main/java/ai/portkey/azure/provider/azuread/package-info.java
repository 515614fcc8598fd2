/** Bindings of the azuread provider. */
package ai.portkey.azure.provider.azuread;
