package ai.portkey.azure.arm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a tree with {@link ArmText} in it into plain JSON values. */
final class Rendering {

    /** Writes one text. */
    @FunctionalInterface
    interface Writer {

        /** @param name of the member that holds the text */
        String write(String name, ArmText text);
    }

    private Rendering() {}

    static Object of(Object tree, Writer writer) {
        return of("", tree, writer);
    }

    private static Object of(String name, Object tree, Writer writer) {
        if (tree instanceof ArmText text) {
            return writer.write(name, text);
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(item -> of(name, item, writer)).toList();
        }
        if (tree instanceof Map<?, ?> map) {
            var object = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> object.put(
                    key instanceof ArmText text ? writer.write(name, text) : (String) key,
                    of(key instanceof String member ? member : name, value, writer)));
            return object;
        }
        return tree;
    }
}
