/** The plan of a stack: the whole program on Pulumi's mock engine, recorded, and shown as a tree or as JSON. */
package ai.portkey.azure.plan;
