package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Domain;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.List;

/** Application Gateway and Front Door with their firewalls. */
public final class EntranceDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(
                new Module("network", "Microsoft.Network", EntranceTypes::network),
                new Module("cdn", "Microsoft.Cdn", CdnTypes::all));
    }

    @Override
    public SimulatedResource seen(SimulatedResource resource, AzureState state) {
        return CdnTypes.seen(resource, state);
    }
}
