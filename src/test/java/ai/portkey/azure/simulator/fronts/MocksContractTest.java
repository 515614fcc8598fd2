package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.FrontContract;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.pulumi.test.Mocks;
import java.util.Map;
import java.util.Optional;

/** Pulumi's mock engine creates and looks up; it never changes or deletes. */
class MocksContractTest extends FrontContract {

    private final Mocks mocks = new SimulatedAzureMocks(SimulationOptions.defaults());

    @Override
    protected Seen create(String token, Map<String, Object> inputs) {
        return answer(token, "", inputs);
    }

    @Override
    protected Optional<Seen> read(String token, Seen known) {
        return Optional.of(answer(token, known.id(), Map.of()));
    }

    @SuppressWarnings("unchecked")
    private Seen answer(String token, String id, Map<String, Object> inputs) {
        var result = mocks.newResourceAsync(new Mocks.ResourceArgs(token, "sample", inputs, "", id))
                .join();
        return new Seen(result.id.orElseThrow(), (Map<String, Object>) result.state);
    }
}
