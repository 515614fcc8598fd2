package ai.portkey.azure.simulator.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * A part of the simulated Azure: the resource types that have to do with apps, with networks and so on. Each has a package
 * and is listed in {@code META-INF/services}, so that the core knows none of them.
 */
public interface Domain {

    /** All of them. */
    List<Domain> ALL = ServiceLoader.load(Domain.class, Domain.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /**
     * Resource types of one module of the provider. Several domains may have types of one module.
     *
     * @param name      the module in the tokens, without version
     * @param namespace of the ARM types
     * @param types     built when the first of them is asked for
     */
    record Module(String name, String namespace, Supplier<List<ResourceType>> types) {}

    /** The types. */
    List<Module> modules();

    /** A resource as Azure answers it, where it shows what other resources say. */
    default SimulatedResource seen(SimulatedResource resource, AzureState state) {
        return resource;
    }

    /** The answer of a provider function that does not read a resource of these types. */
    default Optional<Map<String, Object>> invoke(String function, SimulatedAzure azure, Map<String, Object> args) {
        return Optional.empty();
    }
}
