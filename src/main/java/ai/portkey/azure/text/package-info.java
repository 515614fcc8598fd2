/** JSON and files, written the same way everywhere. */
package ai.portkey.azure.text;
