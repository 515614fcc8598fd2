package ai.portkey.azure.simulator.rest;

/** What answers at some hosts of Azure. */
interface Api {

    /** True when the call is for this. */
    boolean serves(Call call);

    /** @throws ai.portkey.azure.simulator.core.AzureException what Azure would refuse with */
    Reply answer(Call call);
}
