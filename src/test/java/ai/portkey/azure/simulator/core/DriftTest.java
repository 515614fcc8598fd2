package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.fronts.WireValues;
import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of comparing values, of the wire format and of carrying drift over. */
class DriftTest {

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Object> leaf =
                Arbitraries.oneOf(Arbitraries.of("a", "b", "1"), Arbitraries.of(1.0, 2.0), Arbitraries.of(true, false));
        Arbitrary<Object> list = leaf.list().ofMaxSize(2).map(l -> (Object) l);
        var names = Arbitraries.of("x", "y", "with.dot", "z");
        Arbitrary<Object> map = Arbitraries.maps(names, Arbitraries.oneOf(leaf, list))
                .ofMaxSize(3)
                .map(m -> (Object) m);
        return Arbitraries.maps(names, Arbitraries.oneOf(leaf, list, map)).ofMaxSize(4);
    }

    @Property(tries = 300)
    void only_equal_values_do_not_differ(
            @ForAll("objects") Map<String, Object> a, @ForAll("objects") Map<String, Object> b) {
        assertThat(Differences.between(a, b).isEmpty()).isEqualTo(a.equals(b));
        assertThat(Differences.between(a, a)).isEmpty();
    }

    @Property(tries = 300)
    void the_wire_keeps_values_and_secrets(@ForAll("objects") Map<String, Object> values) {
        var secrets = values.keySet().stream()
                .map(name -> Differences.path("", name))
                .limit(1)
                .collect(java.util.stream.Collectors.toSet());

        assertThat(WireValues.decode(new WireValues(values, secrets).encode()))
                .isEqualTo(new WireValues(values, secrets));
    }

    @Property(tries = 300)
    void without_drift_the_inputs_stay(
            @ForAll("objects") Map<String, Object> inputs, @ForAll("objects") Map<String, Object> state) {
        assertThat(Drift.carryOver(inputs, state, state)).isEqualTo(inputs);
    }

    @Property(tries = 300)
    void inputs_that_were_the_state_become_the_new_state(
            @ForAll("objects") Map<String, Object> before, @ForAll("objects") Map<String, Object> now) {
        assertThat(Differences.between(Drift.carryOver(before, before, now), now))
                .isEmpty();
    }

    @Property(tries = 100)
    void values_outside_of_the_state_are_not_touched(
            @ForAll("objects") Map<String, Object> before, @ForAll("objects") Map<String, Object> now) {
        var inputs = Values.copy(before);
        inputs.put("writeOnly", List.of("kept"));

        assertThat(Drift.carryOver(inputs, before, now)).containsEntry("writeOnly", List.of("kept"));
    }
}
