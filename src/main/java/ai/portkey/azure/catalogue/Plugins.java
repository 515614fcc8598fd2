package ai.portkey.azure.catalogue;

/**
 * Versions of the Pulumi plugins. Each is in {@code com/pulumi/<name>/plugin.json} of the resources too, before the SDK's own
 * on the class path, so that Pulumi installs this plugin only.
 */
public final class Plugins {

    /** A 2.x plugin: it has the Java SDK's default tokens and all versioned tokens up to 2025. */
    public static final String AZURE_NATIVE = "2.92.3";

    public static final String RANDOM = "4.21.2";
    public static final String AZUREAD = "6.9.1";

    private Plugins() {}
}
