package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.app.AppSpec;
import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.naming.Naming;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The apps' own ingress: each app has its address and refuses who is not on the allow list.
 *
 * @param environment  where the apps are
 * @param naming       names of certificates
 * @param customDomain custom host names
 * @param allowedCidrs clients that are let in; empty = everyone
 * @param ownCidrs     from where the stack's own apps come, through the same ingress
 */
public record AppEntrance(
        AcaEnvironment environment,
        Naming naming,
        Optional<CustomDomainConfig> customDomain,
        List<String> allowedCidrs,
        List<String> ownCidrs)
        implements Entrance {

    @Override
    public Output<String> url(ClientApp app) {
        return host(app).map(host -> Output.of("https://" + host)).orElseGet(() -> environment.url(app.azureName()));
    }

    @Override
    public AppSpec.Ingress ingress(ClientApp app) {
        var allowed = allowedCidrs.isEmpty()
                ? allowedCidrs
                : Stream.concat(allowedCidrs.stream(), ownCidrs.stream())
                        .distinct()
                        .toList();
        return AppSpec.Ingress.external(
                allowed,
                customDomain.flatMap(domain -> host(app)
                        .map(host -> new AppSpec.Domain(host, domain.dnsZone(), domain.managedCertificate(host)))));
    }

    private Optional<String> host(ClientApp app) {
        return customDomain.flatMap(domain -> domain.host(app));
    }
}
