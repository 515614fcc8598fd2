package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.pulumi.Wire;
import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.Unknown;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Property values as Pulumi's protocol sends them, taken apart into plain values and the paths of those that are
 * secret, and put together again.
 *
 * @param values  plain values; {@link Unknown} for what is not known yet
 * @param secrets paths of the secret ones
 */
public record WireValues(Map<String, Object> values, Set<String> secrets) {

    /** What the engine sends for a value that is not known yet, one for each kind of value. */
    private static final Set<String> UNKNOWN = Set.of(
            Wire.UNKNOWN,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    public static WireValues decode(Struct struct) {
        var secrets = new LinkedHashSet<String>();
        return new WireValues(object("", struct, secrets), secrets);
    }

    private static Map<String, Object> object(String at, Struct struct, Set<String> secrets) {
        var object = new LinkedHashMap<String, Object>();
        struct.getFieldsMap().forEach((name, value) -> {
            var decoded = decode(Differences.path(at, name), value, secrets);
            if (decoded != null) {
                object.put(name, decoded);
            }
        });
        return object;
    }

    private static Object decode(String at, Value value, Set<String> secrets) {
        return switch (value.getKindCase()) {
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE -> UNKNOWN.contains(value.getStringValue()) ? Unknown.VALUE : value.getStringValue();
            case LIST_VALUE -> {
                var list = new ArrayList<Object>();
                for (var i = 0; i < value.getListValue().getValuesCount(); i++) {
                    list.add(decode(at + "[" + i + "]", value.getListValue().getValues(i), secrets));
                }
                yield list;
            }
            case STRUCT_VALUE -> special(at, value.getStructValue(), secrets);
            default -> null;
        };
    }

    /** A secret or an output value stands for what it holds. */
    private static Object special(String at, Struct struct, Set<String> secrets) {
        var signature = Wire.signature(struct);
        var isSecret = signature.equals(Wire.SECRET);
        if (!isSecret && !signature.equals(Wire.OUTPUT)) {
            return object(at, struct, secrets);
        }
        if (isSecret
                || struct.getFieldsOrDefault(Wire.IS_SECRET, Value.getDefaultInstance())
                        .getBoolValue()) {
            secrets.add(at);
        }
        var held = struct.getFieldsMap().get(Wire.VALUE);
        return held == null ? Unknown.VALUE : decode(at, held, secrets);
    }

    public Struct encode() {
        return encodeObject("", values);
    }

    private Struct encodeObject(String at, Map<?, ?> map) {
        var struct = Struct.newBuilder();
        map.forEach((name, value) ->
                struct.putFields((String) name, encode(Differences.path(at, (String) name), value)));
        return struct.build();
    }

    private Value encode(String at, Object value) {
        var encoded = Value.newBuilder();
        if (value instanceof Map<?, ?> map) {
            encoded.setStructValue(encodeObject(at, map));
        } else if (value instanceof List<?> list) {
            var values = ListValue.newBuilder();
            for (var i = 0; i < list.size(); i++) {
                values.addValues(encode(at + "[" + i + "]", list.get(i)));
            }
            encoded.setListValue(values);
        } else if (value instanceof Boolean bool) {
            encoded.setBoolValue(bool);
        } else if (value instanceof Number number) {
            encoded.setNumberValue(number.doubleValue());
        } else if (value == null) {
            encoded.setNullValue(NullValue.NULL_VALUE);
        } else {
            encoded.setStringValue(value == Unknown.VALUE ? Wire.UNKNOWN : (String) value);
        }
        return secrets.contains(at) ? secret(encoded.build()) : encoded.build();
    }

    private static Value secret(Value value) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(
                                Wire.SIGNATURE,
                                Value.newBuilder().setStringValue(Wire.SECRET).build())
                        .putFields(Wire.VALUE, value))
                .build();
    }
}
