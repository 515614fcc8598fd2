/**
 * Azure Resource Manager: request bodies and templates made from planned resources. Knows ARM and the type tokens,
 * nothing of Pulumi's SDK and nothing of this project's components.
 *
 * <p>{@link ai.portkey.azure.arm.ArmBody} maps inputs to a request body, {@link ai.portkey.azure.arm.ArmTemplate} writes
 * a stack as a template. What is special about a type is data in {@link ai.portkey.azure.catalogue.AzureTypes}.
 */
@NullMarked
package ai.portkey.azure.arm;

import org.jspecify.annotations.NullMarked;
