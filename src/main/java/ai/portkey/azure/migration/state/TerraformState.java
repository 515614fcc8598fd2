package ai.portkey.azure.migration.state;

import ai.portkey.azure.migration.JsonFiles;
import ai.portkey.azure.migration.MigrationException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The managed resources of a Terraform state file, format version 4 (Terraform 0.12 and later, OpenTofu).
 *
 * @param file      how messages name it
 * @param resources every instance of every managed resource, in the order of the file
 * @see <a href="https://developer.hashicorp.com/terraform/language/state">Terraform state</a>
 */
record TerraformState(String file, List<Resource> resources) {

    private static final int FORMAT = 4;

    /**
     * One instance of a resource.
     *
     * @param module     address of its module, e.g. {@code module.portkey_gateway.module.gateway[0]}; "" for the root
     * @param type       e.g. {@code azurerm_subnet}
     * @param name       e.g. {@code aca}
     * @param address    the whole address, e.g. {@code module.gw.azurerm_subnet.aca[0]}
     * @param attributes all attributes; may hold secrets
     */
    record Resource(String module, String type, String name, String address, JsonObject attributes) {

        /** The text of an attribute; empty when it is absent, null or "". */
        Optional<String> text(String attribute) {
            return Optional.ofNullable(attributes.get(attribute))
                    .filter(JsonElement::isJsonPrimitive)
                    .map(JsonElement::getAsString)
                    .filter(text -> !text.isEmpty());
        }

        /** Attributes may hold secrets: never shown. */
        @Override
        public String toString() {
            return address;
        }
    }

    /**
     * The resources of one deployment of the gateway, and those of others.
     *
     * @param address address of the module; "" when the module was applied from its own folder
     * @param own     what belongs to it
     * @param foreign everything else in the state
     */
    record Deployment(String address, List<Resource> own, List<Resource> foreign) {}

    static TerraformState read(Path file) throws MigrationException {
        var state = JsonFiles.readObject(file);
        if (state.has("encrypted_data") || state.has("encryption_version")) {
            throw new MigrationException(file + ": is an encrypted state: decrypt it with 'tofu state pull' first");
        }
        var version = state.get("version");
        if (version == null
                || !version.isJsonPrimitive()
                || !version.getAsString().equals(String.valueOf(FORMAT))) {
            throw new MigrationException(file + ": expected a Terraform state of format version 4, found "
                    + (version == null ? "no version" : "version " + version)
                    + ": create it with 'terraform state pull' of Terraform 0.12 or later");
        }
        if (!(state.get("resources") instanceof com.google.gson.JsonArray list)) {
            throw new MigrationException(file + ": the state has no list of resources");
        }
        var resources = new ArrayList<Resource>();
        var index = 0;
        for (var element : list) {
            try {
                addInstances(element.getAsJsonObject(), resources);
            } catch (IllegalStateException | NullPointerException | UnsupportedOperationException malformed) {
                throw new MigrationException(file + ": resources[" + index
                        + "] does not have Terraform's format: was the" + " file truncated or edited?");
            }
            index++;
        }
        return new TerraformState(file.toString(), List.copyOf(resources));
    }

    private static void addInstances(JsonObject resource, List<Resource> resources) {
        if (!"managed".equals(resource.get("mode").getAsString())) {
            return;
        }
        var module = resource.has("module") ? resource.get("module").getAsString() : "";
        var type = resource.get("type").getAsString();
        var name = resource.get("name").getAsString();
        for (var element : resource.getAsJsonArray("instances")) {
            var instance = element.getAsJsonObject();
            if (instance.has("deposed")) {
                continue;
            }
            var key = instance.get("index_key");
            var address =
                    (module.isEmpty() ? "" : module + ".") + type + "." + name + (key == null ? "" : "[" + key + "]");
            resources.add(new Resource(
                    module,
                    type,
                    name,
                    address,
                    instance.getAsJsonObject("attributes").deepCopy()));
        }
    }

    /**
     * The deployment of the gateway in this state.
     *
     * @param module its address; needed when the state holds several
     */
    Deployment deployment(Optional<String> module) throws MigrationException {
        if (resources.isEmpty()) {
            throw new MigrationException(file + ": the state contains no resources: was the deployment destroyed, or is"
                    + " this the state of another workspace?");
        }
        var candidates = resources.stream()
                .filter(TerraformState::isEnvironment)
                .map(Resource::module)
                .toList();
        if (module.isPresent() && !candidates.contains(module.get())) {
            throw new MigrationException(
                    "--module: " + file + " has no gateway at '" + module.get() + "'; found: " + describe(candidates));
        } else if (candidates.isEmpty()) {
            throw new MigrationException(file + ": contains no azurerm_container_app_environment.main: this is not the"
                    + " state of a deployment of Portkey's module, or the deployment was not completed");
        } else if (candidates.size() > 1 && module.isEmpty()) {
            throw new MigrationException(file + ": contains " + candidates.size()
                    + " gateways: choose one with --module: " + describe(candidates));
        }
        var address = module.orElse(candidates.get(0));
        var own = resources.stream()
                .filter(resource -> belongsTo(resource, address))
                .toList();
        var foreign =
                resources.stream().filter(resource -> !own.contains(resource)).toList();
        return new Deployment(address, own, foreign);
    }

    private static boolean isEnvironment(Resource resource) {
        return resource.type().equals("azurerm_container_app_environment")
                && resource.name().equals("main");
    }

    private static boolean belongsTo(Resource resource, String address) {
        var apps = address.isEmpty() ? "module." : address + ".module.";
        return resource.module().equals(address)
                || (resource.type().equals("azurerm_container_app")
                        && resource.module().startsWith(apps));
    }

    private static String describe(List<String> modules) {
        return modules.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        modules.stream()
                                .map(m -> m.isEmpty() ? "the root module" : m)
                                .toList());
    }
}
