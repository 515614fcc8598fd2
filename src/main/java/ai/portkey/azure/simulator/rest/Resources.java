package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.arm.ArmBody;
import ai.portkey.azure.arm.FlatProperties;
import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Single resources: PUT, PATCH, GET, HEAD and DELETE of an id. */
final class Resources {

    /** What Azure makes by itself, so that no type of the catalogue describes it. */
    private static final AzureType MADE_BY_AZURE = new AzureType(
            "",
            "",
            "",
            "",
            AzureType.Location.ANY,
            Set.of("location", "tags", "sku", "kind", "identity"),
            Set.of("ipConfigurations"),
            Map.of(),
            List.of(),
            List.of(),
            List.of());

    private static final String AUTHORIZATION = "Microsoft.Authorization/role";
    private static final String VIRTUAL_NETWORKS = "Microsoft.Network/virtualNetworks";
    private static final String SUBNETS = "subnets";

    private final SimulatedAzure azure;
    private final Operations operations;

    Resources(SimulatedAzure azure, Operations operations) {
        this.azure = azure;
        this.operations = operations;
    }

    Reply answer(Call call) {
        return switch (call.method()) {
            case "GET" -> Reply.ok(answer(azure, existing(call)));
            case "HEAD" -> Reply.none(azure.read(call.path()).isPresent() ? 204 : 404);
            case "PUT" -> put(call);
            case "PATCH" -> patch(call);
            case "DELETE" -> delete(call);
            default -> throw notAllowed(call);
        };
    }

    static AzureException notAllowed(Call call) {
        return new AzureException(
                405,
                "MethodNotAllowed",
                "The HTTP method '" + call.method() + "' is not supported on the resource '" + call.origin()
                        + call.path() + "'.");
    }

    /** A resource as ARM answers it. */
    static Map<String, Object> answer(SimulatedAzure azure, SimulatedResource resource) {
        var type = resource.type().isEmpty() ? MADE_BY_AZURE : AzureTypes.get(resource.type());
        var body = ArmBody.answer(type, resource.properties(), ArmId.answered(resource.id()));
        if (type.type().startsWith(AUTHORIZATION) && body.get("properties") instanceof Map<?, ?> role) {
            // azurerm takes an update for done when its time is not that of the creation.
            var created = Instant.ofEpochMilli(resource.created());
            var properties = Values.copy(Values.asMap(role));
            properties.put("createdOn", created.toString());
            properties.put("updatedOn", created.plusSeconds(1).toString());
            body.put("properties", properties);
        }
        if (type.type().equals(VIRTUAL_NETWORKS)) {
            // Subnets are resources of their own here; ARM shows them in their network too.
            var properties = new LinkedHashMap<>(Values.asMap(body.getOrDefault("properties", Map.of())));
            properties.put(
                    SUBNETS,
                    azure.state().beneath(resource.id()).stream()
                            .map(subnet -> answer(azure, subnet))
                            .toList());
            body.put("properties", properties);
        }
        return body;
    }

    private SimulatedResource existing(Call call) {
        return azure.read(call.path()).orElseThrow(() -> notFound(call.path()));
    }

    /** @throws AzureException when the resource group of a path is not there */
    static void requireGroup(SimulatedAzure azure, String path) {
        var parts = path.split("/");
        if (parts.length > 4
                && parts[3].equalsIgnoreCase("resourceGroups")
                && azure.read(String.join("/", List.of(parts).subList(0, 5))).isEmpty()) {
            throw new AzureException(
                    404, "ResourceGroupNotFound", "Resource group '" + parts[4] + "' could not be found.");
        }
    }

    private AzureException notFound(String id) {
        requireGroup(azure, id);
        var path = id.split("/");
        if (path.length != 9) {
            return SimulatedAzure.notFound(id);
        }
        return new AzureException(
                404,
                "ResourceNotFound",
                "The Resource '" + ArmId.type(id).orElseThrow() + "/" + path[8] + "' under resource group '" + path[4]
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    private Reply put(Call call) {
        var body = call.json();
        var existing = azure.read(call.path());
        if (existing.isPresent() && existing.get().type().isEmpty()) {
            return Reply.ok(change(existing.get(), body));
        }
        var type = typeOf(call, existing.map(SimulatedResource::type).orElse(""));
        var inputs = new LinkedHashMap<>(FlatProperties.inputs(type, body));
        var subnets = type.type().equals(VIRTUAL_NETWORKS) ? inputs.remove(SUBNETS) : null;
        var written = write(call, type, inputs, existing.isPresent());
        if (subnets != null) {
            putSubnets(call, written, Values.objects(body, "properties.subnets[]"));
        }
        return operations.written(call, type.type(), answer(azure, written), existing.isPresent());
    }

    /** What Azure made takes a new state of its own, e.g. a connection that is approved. */
    private Map<String, Object> change(SimulatedResource made, Map<String, Object> body) {
        FlatProperties.of(MADE_BY_AZURE, body)
                .forEach((name, value) -> azure.changeBehindTheBack(made.id(), name, value));
        return answer(azure, azure.read(made.id()).orElseThrow());
    }

    private AzureType typeOf(Call call, String token) {
        return token.isEmpty() ? ManagementApi.requireType(call.path(), call).facts() : AzureTypes.get(token);
    }

    private SimulatedResource write(Call call, AzureType type, Map<String, Object> inputs, boolean exists) {
        if (type.type().startsWith(AUTHORIZATION)) {
            // azurerm sends what it read.
            inputs.keySet().removeAll(Set.of("createdOn", "updatedOn"));
        }
        inputs.putAll(type.parametersOf(call.path()));
        var read = ResourceTypes.get(type.token()).schema().withNumbers(inputs);
        var otherVersion = !type.deployedWith().equals(call.apiVersion());
        return exists
                ? azure.update(type.token(), call.path(), read, otherVersion)
                : azure.create(type.token(), ArmId.name(call.path()), read, otherVersion);
    }

    /** The subnets that a network is sent with are all that it has then. */
    private void putSubnets(Call call, SimulatedResource network, List<Map<String, Object>> subnets) {
        var type = AzureTypes.get(AzureTypes.SUBNET);
        var kept = new HashSet<String>();
        for (var subnet : subnets) {
            var id = network.id() + "/" + SUBNETS + "/" + subnet.get("name");
            kept.add(AzureState.key(id));
            write(
                    call.at(id),
                    type,
                    new LinkedHashMap<>(FlatProperties.inputs(type, subnet)),
                    azure.read(id).isPresent());
        }
        azure.state().beneath(network.id()).stream()
                .map(SimulatedResource::id)
                .filter(id -> !kept.contains(AzureState.key(id)))
                .toList()
                .forEach(azure::delete);
    }

    private Reply patch(Call call) {
        var existing = existing(call);
        var type = AzureTypes.get(existing.type());
        var written = azure.written(existing.id());
        var inputs = Values.copy(
                written.isEmpty()
                        ? ResourceTypes.get(existing.type()).schema().project(existing.properties())
                        : written);
        Values.merge(inputs, FlatProperties.inputs(type, call.json()));
        return operations.written(call, type.type(), answer(azure, write(call, type, inputs, true)), true);
    }

    private Reply delete(Call call) {
        var type = ManagementApi.requireType(call.path(), call).facts().type();
        var existing = azure.read(call.path());
        if (existing.isPresent()) {
            var last = answer(azure, existing.get());
            azure.delete(existing.get().id());
            return operations.deleted(call, type, last);
        }
        if (Operations.gone(type) == 404) {
            throw notFound(call.path());
        }
        return Reply.none(Operations.gone(type));
    }
}
