/**
 * Bindings for what the Java SDKs of this build lack, most of their classes of arguments generated, and the one lookup that
 * no provider offers.
 *
 * <p>{@code azure}: ARM types in newer API versions than {@code com.pulumi:azure-native} 2.10.0 knows, under the
 * versioned tokens of plugin {@value ai.portkey.azure.catalogue.Plugins#AZURE_NATIVE}. {@code random}: the official
 * tokens, class and argument names of {@code com.pulumi:random}, so that the artifact can take this package's place
 * without touching state.
 */
@NullMarked
package ai.portkey.azure.provider;

import org.jspecify.annotations.NullMarked;
