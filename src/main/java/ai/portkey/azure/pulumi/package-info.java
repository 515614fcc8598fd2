/**
 * The only package that uses internal types of Pulumi's Java SDK, which may change with any of its versions: a program in
 * this JVM, the mock engine, the engine's events and the marks of its protocol.
 */
@NullMarked
package ai.portkey.azure.pulumi;

import org.jspecify.annotations.NullMarked;
