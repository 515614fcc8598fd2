package ai.portkey.azure.component.app;

import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.naming.ResourceId;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Container App as data. Gateway, mcp, data service and Redis differ in this record alone.
 *
 * @param name       Azure name of the app, and of its container
 * @param image      the container's image
 * @param app        size, port and replicas
 * @param rules      scale rules
 * @param ingress    how it is reached
 * @param healthPath path of the health probes; empty = they only connect
 * @param variables  environment variable → value
 * @param secrets    environment variable → Key Vault secret; the app's secrets are in this order
 * @param volumes    secrets as files
 */
public record AppSpec(
        String name,
        Image image,
        AppConfig app,
        List<ScaleRule> rules,
        Ingress ingress,
        Optional<String> healthPath,
        Map<String, Output<String>> variables,
        Map<String, SecretRef> secrets,
        List<SecretVolume> volumes) {

    /**
     * @param reference        full, with registry and tag or digest
     * @param managedElsewhere set at creation only: another pipeline changes it
     */
    public record Image(Output<String> reference, boolean managedElsewhere) {}

    /**
     * @param external     reachable from outside the environment
     * @param transport    {@code auto} or {@code tcp}
     * @param allowedCidrs addresses that are let in; empty = all
     * @param domain       a custom domain
     */
    public record Ingress(boolean external, String transport, List<String> allowedCidrs, Optional<Domain> domain) {

        static final Ingress INTERNAL = new Ingress(false, "auto", List.of(), Optional.empty());
        static final Ingress INTERNAL_TCP = new Ingress(false, "tcp", List.of(), Optional.empty());

        public static Ingress external(List<String> allowedCidrs, Optional<Domain> domain) {
            return new Ingress(true, "auto", allowedCidrs, domain);
        }
    }

    /**
     * @param host the whole host name
     * @param zone the public Azure DNS zone that it is in; empty = its records are made elsewhere
     * @param certificate Azure name of its managed certificate
     */
    public record Domain(String host, Optional<ResourceId> zone, String certificate) {

        /** The host's name inside its zone. */
        String label() {
            return host.substring(0, host.length() - zone.orElseThrow().name().length() - 1);
        }
    }

    /**
     * A volume of Key Vault secrets.
     *
     * @param name      of the volume
     * @param mountPath absolute path
     * @param subPath   the one file to mount, or empty for the directory
     * @param secrets   the files' secrets; each file has its secret's name
     */
    public record SecretVolume(String name, String mountPath, String subPath, List<SecretRef> secrets) {}
}
