/**
 * What Azure and its provider say about each resource type: tokens, ids, API versions, what replaces, what is secret. The
 * bindings, the simulator, the templates and the doctor read it here; it knows none of them.
 */
@NullMarked
package ai.portkey.azure.catalogue;

import org.jspecify.annotations.NullMarked;
