/** Bindings of azure-native types in the API versions that the Java SDK lacks. */
package ai.portkey.azure.provider.azure;
