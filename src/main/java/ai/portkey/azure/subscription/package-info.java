/**
 * What is in the Azure subscription that a stack is deployed into, read before and after a deployment. Azure is behind
 * one small interface; the management API has no way to return a secret's value.
 */
@NullMarked
package ai.portkey.azure.subscription;

import org.jspecify.annotations.NullMarked;
