package ai.portkey.azure.component;

import ai.portkey.azure.catalogue.Plugins;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;

/** What all components share: the type token and the options of their children. */
public abstract class AzureComponent extends ComponentResource {

    private final String name;

    public AzureComponent(String type, String name, ComponentResourceOptions options) {
        super("portkey:index:" + type, name, options);
        this.name = name;
    }

    /** Logical name of a child. */
    public final String child(String part) {
        return name + "-" + part;
    }

    /** Options of a child that azure-native makes. Azure names are fixed: the old resource goes before its successor comes. */
    public final CustomResourceOptions.Builder options() {
        return anyProviderOptions().version(Plugins.AZURE_NATIVE).deleteBeforeReplace(true);
    }

    /** Options of a child of another provider. */
    public final CustomResourceOptions.Builder anyProviderOptions() {
        return CustomResourceOptions.builder().parent(this);
    }

    public final CustomResourceOptions childOptions() {
        return options().build();
    }

    public final CustomResourceOptions childOptions(Prerequisites after) {
        return options().dependsOn(after.resources()).build();
    }
}
