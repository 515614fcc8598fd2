package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Values;
import java.util.List;

/** Deletes as ARM does: refused while in use, with everything beneath, Key Vaults softly. */
final class Deletion {

    private final AzureState state;

    Deletion(AzureState state) {
        this.state = state;
    }

    void delete(SimulatedResource resource) {
        var descendants = state.beneath(resource.id());
        refuseWithLinks(resource, descendants);
        refuseIfInUse(resource, resource.id());
        descendants.forEach(child -> refuseIfInUse(child, resource.id()));
        descendants.forEach(this::remove);
        remove(resource);
    }

    /** A private DNS zone goes with its records, but not while networks are linked to it. */
    private static void refuseWithLinks(SimulatedResource resource, List<SimulatedResource> beneath) {
        var isZone = ResourceTypes.armTypeOf(resource.id()).equalsIgnoreCase("Microsoft.Network/privateDnsZones");
        beneath.stream()
                .filter(child -> isZone && ResourceTypes.armTypeOf(child.id()).endsWith("/virtualNetworkLinks"))
                .findFirst()
                .ifPresent(link -> {
                    throw new AzureException(
                            409,
                            "CannotDeleteResource",
                            "Cannot delete resource while nested resources exist."
                                    + " Some existing nested resource IDs include: '"
                                    + link.id().replaceFirst(".*/providers/", "")
                                    + "'. Please delete all nested resources before deleting this resource.");
                });
    }

    private void remove(SimulatedResource resource) {
        if ("Microsoft.KeyVault/vaults".equals(resource.text("type"))) {
            state.softDeleted().put(AzureState.key(resource.name()), resource);
        }
        state.remove(resource.id());
    }

    private void refuseIfInUse(SimulatedResource resource, String rootId) {
        var code =
                ResourceTypes.find(resource.type()).map(ResourceType::inUseCode).orElse(null);
        if (code == null) {
            return;
        }
        for (var other : state.all()) {
            var goesToo = (AzureState.key(other.id()) + "/").startsWith(AzureState.key(rootId) + "/");
            if (!goesToo && refersTo(other, resource.id())) {
                throw new AzureException(
                        400,
                        code,
                        resource.text("type") + " '" + resource.name() + "' is in use by " + other.id()
                                + " and cannot be deleted.");
            }
        }
    }

    private static boolean refersTo(SimulatedResource other, String id) {
        return ResourceTypes.find(other.type())
                .map(type -> type.references().keySet().stream()
                        .anyMatch(path -> Values.strings(other.properties(), path).stream()
                                .anyMatch(id::equalsIgnoreCase)))
                .orElse(false);
    }
}
