package ai.portkey.azure.simulator.app;

import ai.portkey.azure.simulator.core.Domain;
import java.util.List;

/** Container Apps and their environments. */
public final class AppDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(new Module("app", "Microsoft.App", AppTypes::all));
    }
}
