/** The plan of a stack: the whole program on Pulumi's mock engine, recorded, and shown as a tree or as JSON. */
@NullMarked
package ai.portkey.azure.plan;

import org.jspecify.annotations.NullMarked;
