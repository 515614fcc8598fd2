package ai.portkey.azure.component.app;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.app.RegistryConfig;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.azurenative.containerregistry.ContainerregistryFunctions;
import com.pulumi.azurenative.containerregistry.inputs.GetRegistryArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How the apps of one identity pull images: as a user with a password, with the identity from a container registry, or anonymously. */
public final class RegistryAccess extends AzureComponent {

    /**
     * @param registry which registry
     * @param secrets  the identity that pulls, and its way to the password
     * @param reader   reads the user name where it is a Key Vault secret
     */
    public record Args(RegistryConfig registry, KeyVaultSecrets secrets, KeyVaultSecretReader reader) {}

    /**
     * @param username secret
     * @param password where the password is
     */
    record Login(Output<String> username, SecretRef password) {}

    private final Output<String> server;
    private final Optional<Login> login;
    private final Prerequisites grants;

    public RegistryAccess(String name, Args args, ComponentResourceOptions options) {
        super("RegistryAccess", name, options);
        this.server = args.registry()
                .match(
                        login -> Output.of(login.server()),
                        acr -> acr.loginServer().map(Output::of).orElseGet(() -> lookUp(acr)));
        this.login = args.registry()
                .credentials()
                .map(credentials -> new Login(username(credentials, args), password(credentials)));
        this.grants = args.registry()
                .id()
                .map(id -> Role.ACR_PULL.grant(
                        child("acr-pull"),
                        Output.of(id.toString()),
                        args.secrets().principalId(),
                        childOptions()))
                .orElse(Prerequisites.NONE);
        registerOutputs(Map.of("server", server));
    }

    /** Host name of the registry, e.g. {@code docker.io}. */
    Output<String> server() {
        return server;
    }

    /** Present for a registry with credentials. */
    Optional<Login> login() {
        return login;
    }

    /** True when the identity itself pulls. */
    boolean withIdentity() {
        return !grants.equals(Prerequisites.NONE);
    }

    /** What must exist before the first pull. */
    public Prerequisites prerequisites() {
        return grants;
    }

    private static Output<String> lookUp(RegistryConfig.Acr acr) {
        return ContainerregistryFunctions.getRegistry(
                        GetRegistryArgs.builder()
                                .registryName(acr.acrId().name())
                                .resourceGroupName(acr.acrId().resourceGroupName())
                                .build(),
                        AzureNative.lookup())
                .applyValue(registry -> registry.loginServer());
    }

    /** The secret that an identity reads in order to pull. */
    public static SecretRef password(RegistryConfig.Credentials credentials) {
        return new SecretRef(vault(credentials), credentials.passwordSecret());
    }

    private static KeyVaultConfig vault(RegistryConfig.Credentials credentials) {
        return new KeyVaultConfig.Existing(credentials.keyVaultName(), credentials.keyVaultResourceGroup());
    }

    private static Output<String> username(RegistryConfig.Credentials credentials, Args args) {
        return credentials
                .username()
                .match(
                        plain -> Output.ofSecret(plain.value()),
                        fromKeyVault -> args.secrets()
                                .vault(vault(credentials))
                                .uri()
                                .apply(uri -> failingOnce(args.reader().read(uri, fromKeyVault.secretName())))
                                .asSecret());
    }

    /** A failure ends the deployment by itself. Passed on to the app it would come a second time, wrapped and with a stack trace. */
    private static Output<String> failingOnce(CompletableFuture<String> read) {
        Output.of(read);
        var value = new CompletableFuture<String>();
        var unused = read.thenAccept(value::complete);
        return Output.of(value);
    }
}
