package ai.portkey.azure.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one run of the decoders shares: the problems found, the keys asked for and which keys are secret. */
final class Decoding {

    /**
     * A key that a decoder asked for.
     *
     * @param path     without namespace, e.g. {@code gateway.cpu}; the items of a list are {@code []}
     * @param type     name of its type
     * @param fallback the default as it is written; empty when there is none
     */
    record KnownKey(String path, String type, Optional<String> fallback) {}

    private final Problems problems = new Problems();
    private final List<ConfigNode> nodes = new ArrayList<>();
    private final Set<KnownKey> knownKeys = new java.util.LinkedHashSet<>();

    Problems problems() {
        return problems;
    }

    /** Every key that was asked for, in that order. */
    Set<KnownKey> knownKeys() {
        return knownKeys;
    }

    void register(ConfigNode node) {
        nodes.add(node);
    }

    void know(String path, String type, Optional<String> fallback) {
        knownKeys.add(new KnownKey(path.replaceAll("\\[\\d+]", "[]"), type, fallback));
    }

    /** Reports the keys that no decoder asked for. Call it when all have. */
    void reportUnknownKeys() {
        nodes.forEach(ConfigNode::reportUnknownKeys);
    }
}
