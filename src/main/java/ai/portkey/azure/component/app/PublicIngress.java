package ai.portkey.azure.component.app;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ingress of gateway and mcp. It is always external to the environment, as in the module: whether that means the
 * internet or the VNet is the environment's affair.
 */
final class PublicIngress {

    private PublicIngress() {}

    /**
     * @param environment where the app is
     * @param host        the app's own host name among the configured ones
     */
    static AppSpec.Ingress of(PortkeyConfig config, AcaEnvironment environment, Function<CustomDomainConfig, Optional<String>> host) {
        return AppSpec.Ingress.external(allowed(config, environment), config.ingress().customDomain().flatMap(domain ->
                host.apply(domain).map(name -> new AppSpec.Domain(name, domain.dnsZone(), domain.managedCertificate(name)))));
    }

    /** The list, and the stack's own apps: they come through the same ingress. */
    private static List<String> allowed(PortkeyConfig config, AcaEnvironment environment) {
        if (!config.appsHoldTheAllowList()) {
            return List.of();
        }
        var own = config.appsCallEachOther() ? environment.ranges() : List.<String>of();
        return Stream.concat(config.ingress().effectiveAllowedCidrs().stream(), own.stream()).distinct().toList();
    }
}
