package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.Domain;
import java.util.List;

/** Application Gateway and Front Door with their firewalls. */
public final class EntranceDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(
                new Module("network", "Microsoft.Network", EntranceTypes::network),
                new Module("cdn", "Microsoft.Cdn", CdnTypes::all));
    }
}
