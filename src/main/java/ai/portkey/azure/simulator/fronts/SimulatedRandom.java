package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.Failure;
import ai.portkey.azure.simulator.core.Schema;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.StableIds;
import ai.portkey.azure.simulator.values.Values;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of the random provider, from the options' seed and the resource's name: the same in every run. They
 * live in Pulumi's state only, as with the real provider.
 */
public final class SimulatedRandom {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> ALPHABETS = new LinkedHashMap<>();

    static {
        ALPHABETS.put("lower", LOWER);
        ALPHABETS.put("upper", LOWER.toUpperCase(java.util.Locale.ROOT));
        ALPHABETS.put("numeric", "0123456789");
        ALPHABETS.put("special", "!@#$%&*()-_=+[]{}<>:?");
    }

    private final StableIds ids;

    public SimulatedRandom(SimulationOptions options) {
        this.ids = new StableIds(options.seed());
    }

    public static boolean knows(String token) {
        return List.of(
                        "random:index/randomString:RandomString",
                        "random:index/randomPassword:RandomPassword",
                        "random:index/randomId:RandomId")
                .contains(token);
    }

    /** Faults of the inputs. */
    public List<Failure> check(String token, Map<String, ?> inputs) {
        return schema(token).check(inputs);
    }

    /** The id and the outputs: the inputs and the random value. */
    public SimulatedResource create(String token, String name, Map<String, ?> inputs) {
        var outputs = Values.copy(inputs);
        var purpose = token + ' ' + name + ' ' + Values.sorted(inputs.get("keepers"));
        if (token.endsWith(":RandomId")) {
            var bytes = HexFormat.of()
                    .parseHex(ids.hex(purpose, 64)
                            .substring(
                                    0,
                                    2
                                            * Math.min(
                                                    32,
                                                    Values.number(inputs, "byteLength")
                                                            .orElse(8.0)
                                                            .intValue())));
            var prefix = String.valueOf(inputs.get("prefix") == null ? "" : inputs.get("prefix"));
            outputs.putAll(forms(bytes, prefix));
            return new SimulatedResource(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), token, outputs, false, 0);
        }
        var result = text(purpose, inputs);
        outputs.put("result", result);
        if (token.endsWith(":RandomPassword")) {
            outputs.put("bcryptHash", "$2a$10$" + ids.hex(result, 53));
            return new SimulatedResource("none", token, outputs, false, 0);
        }
        return new SimulatedResource(result, token, outputs, false, 0);
    }

    /**
     * What an import gives: the value from the id, and the provider's defaults for everything that the id does not tell.
     *
     * @see <a href="https://github.com/hashicorp/terraform-provider-random/issues/552">random_string imports with default settings</a>
     */
    SimulatedResource adopt(String token, String id) {
        if (token.endsWith(":RandomId")) {
            var bytes = Base64.getUrlDecoder().decode(id);
            var outputs = new LinkedHashMap<String, Object>(Map.of("byteLength", (double) bytes.length));
            outputs.putAll(forms(bytes, ""));
            return new SimulatedResource(id, token, outputs, false, 0);
        }
        var outputs = new LinkedHashMap<String, Object>(Map.of("length", (double) id.length(), "result", id));
        ALPHABETS.keySet().forEach(name -> outputs.put(name, true));
        return new SimulatedResource(id, token, outputs, false, 0);
    }

    /** The inputs with the classes of characters that are on when nothing is said. */
    static Map<String, Object> withDefaults(String token, Map<String, Object> inputs) {
        var complete = new LinkedHashMap<>(inputs);
        if (!token.endsWith(":RandomId")) {
            ALPHABETS.keySet().forEach(name -> complete.putIfAbsent(name, true));
        }
        return complete;
    }

    /** The inputs among a value's properties. */
    Map<String, Object> inputs(SimulatedResource value) {
        return schema(value.type()).project(value.properties());
    }

    private static Schema schema(String token) {
        return Schema.of("random:" + token.substring(token.lastIndexOf(':') + 1));
    }

    private static Map<String, Object> forms(byte[] bytes, String prefix) {
        return Map.of(
                "hex",
                prefix + HexFormat.of().formatHex(bytes),
                "b64Url",
                prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                "b64Std",
                prefix + Base64.getEncoder().encodeToString(bytes),
                "dec",
                prefix + new java.math.BigInteger(1, bytes));
    }

    /** Each class of characters that is on gets at least its minimum; the rest comes from all of them. */
    private String text(String purpose, Map<String, ?> inputs) {
        var length = Values.number(inputs, "length").orElseThrow().intValue();
        var all = new StringBuilder();
        var characters = new java.util.ArrayList<Character>();
        ALPHABETS.forEach((name, standard) -> {
            if (!Boolean.FALSE.equals(inputs.get(name))) {
                var alphabet =
                        name.equals("special") && inputs.get("overrideSpecial") instanceof String own ? own : standard;
                all.append(alphabet);
                var least = Values.number(inputs, "min" + Character.toUpperCase(name.charAt(0)) + name.substring(1))
                        .orElse(0.0);
                for (var i = 0; i < least; i++) {
                    characters.add(pick(purpose + name + i, alphabet));
                }
            }
        });
        while (characters.size() < length) {
            characters.add(pick(purpose + characters.size(), all.toString()));
        }
        java.util.Collections.shuffle(characters, new java.util.Random(ids.number(purpose, Integer.MAX_VALUE)));
        var text = new StringBuilder();
        characters.subList(0, length).forEach(text::append);
        return text.toString();
    }

    private char pick(String purpose, String alphabet) {
        return alphabet.charAt(ids.number(purpose, alphabet.length()));
    }
}
