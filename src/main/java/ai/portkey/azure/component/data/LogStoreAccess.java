package ai.portkey.azure.component.data;

import ai.portkey.azure.component.Prerequisites;

/** The rights of a region's identities on the log store and, in a VNet, the way to its account. */
public interface LogStoreAccess {

    /** What must exist before gateway and mcp start. */
    Prerequisites forApps();

    /** What must exist before the data service starts. */
    Prerequisites forDataService();
}
