package ai.portkey.azure.subscription;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.RegistryConfig;
import ai.portkey.azure.config.ResourceId;
import ai.portkey.azure.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a planned stack refers to and does not make: every id in its inputs, and what encloses it or a planned resource.
 *
 * @param planned   resources that the stack makes
 * @param existing  resources that must exist before
 * @param ofPlanned secrets that belong into a Key Vault that the stack makes
 * @param userName  the secret with the Docker Hub user name, one of the two sets above; the deployment reads it
 */
record References(Set<ResourceId> planned, Set<ResourceId> existing, Set<ResourceId> ofPlanned, Optional<ResourceId> userName) {

    static final String VAULT = "Microsoft.KeyVault/vaults";
    static final String SECRET = VAULT + "/secrets";
    /** Comes and goes with its account. */
    private static final String BLOB_SERVICE = "Microsoft.Storage/storageAccounts/blobServices";

    static References of(Plan plan, PortkeyConfig config) {
        var planned = new LinkedHashSet<ResourceId>();
        var mentioned = new LinkedHashSet<ResourceId>();
        for (var resource : plan.deployed()) {
            var id = resource.id().flatMap(text -> ArmIds.resource(text));
            id.ifPresent(mentioned::add);
            id.filter(i -> ArmIds.type(resource.id().orElseThrow()).filter(i::isType).isPresent()).ifPresent(planned::add);
            collect(resource.inputs(), mentioned);
        }
        var userName = userName(config, mentioned);
        userName.ifPresent(mentioned::add);
        var existing = new LinkedHashSet<ResourceId>();
        var ofPlanned = new LinkedHashSet<ResourceId>();
        mentioned.stream().flatMap(References::outermostFirst).filter(id -> !planned.contains(id) && !id.isType(BLOB_SERVICE)).forEach(id -> {
            if (parents(id).noneMatch(planned::contains)) {
                existing.add(id);
            } else if (id.isType(SECRET)) {
                ofPlanned.add(id);
            }
        });
        return new References(planned, existing, ofPlanned, userName);
    }

    /** The Docker Hub user name stands beside the password; the program reads it, so no resource of the plan names it. */
    private static Optional<ResourceId> userName(PortkeyConfig config, Collection<ResourceId> mentioned) {
        var credentials = config.registry() instanceof RegistryConfig.DockerHub hub ? hub.credentials()
                : Optional.<RegistryConfig.Credentials>empty();
        return credentials.flatMap(c -> c.username() instanceof RegistryConfig.Username.FromKeyVault user
                ? mentioned.stream()
                        .filter(id -> id.isType(SECRET) && id.name().equalsIgnoreCase(c.passwordSecret())
                                && id.names().get(0).equalsIgnoreCase(c.keyVaultName()))
                        .findFirst()
                        .map(id -> new ResourceId(id.subscriptionId(), id.resourceGroupName(), id.type(),
                                List.of(id.names().get(0), user.secretName())))
                : Optional.empty());
    }

    private static void collect(Object value, Collection<ResourceId> ids) {
        if (value instanceof String text) {
            ArmIds.resource(text).ifPresent(ids::add);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> collect(item, ids));
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> collect(item, ids));
        }
    }

    private static Stream<ResourceId> outermostFirst(ResourceId id) {
        var chain = new ArrayList<ResourceId>();
        Stream.concat(Stream.of(id), parents(id)).forEach(item -> chain.add(0, item));
        return chain.stream();
    }

    /** What encloses a resource, innermost first. */
    static Stream<ResourceId> parents(ResourceId id) {
        return Stream.iterate(id.parent(), Optional::isPresent, parent -> parent.flatMap(ResourceId::parent)).map(Optional::get);
    }
}
