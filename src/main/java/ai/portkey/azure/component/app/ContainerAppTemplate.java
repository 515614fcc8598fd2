package ai.portkey.azure.component.app;

import ai.portkey.azure.component.app.AppSpec.SecretVolume;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.app.RevisionsConfig.Mode;
import ai.portkey.azure.config.app.RevisionsConfig.Traffic;
import ai.portkey.azure.provider.azure.ContainerAppArgs;
import ai.portkey.azure.provider.azure.TemplateArgs;
import com.pulumi.azurenative.app.inputs.ConfigurationArgs;
import com.pulumi.azurenative.app.inputs.ContainerArgs;
import com.pulumi.azurenative.app.inputs.ContainerResourcesArgs;
import com.pulumi.azurenative.app.inputs.CustomDomainArgs;
import com.pulumi.azurenative.app.inputs.EnvironmentVarArgs;
import com.pulumi.azurenative.app.inputs.IngressArgs;
import com.pulumi.azurenative.app.inputs.IpSecurityRestrictionRuleArgs;
import com.pulumi.azurenative.app.inputs.ManagedServiceIdentityArgs;
import com.pulumi.azurenative.app.inputs.RegistryCredentialsArgs;
import com.pulumi.azurenative.app.inputs.ScaleArgs;
import com.pulumi.azurenative.app.inputs.SecretArgs;
import com.pulumi.azurenative.app.inputs.SecretVolumeItemArgs;
import com.pulumi.azurenative.app.inputs.TrafficWeightArgs;
import com.pulumi.azurenative.app.inputs.VolumeArgs;
import com.pulumi.azurenative.app.inputs.VolumeMountArgs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns an {@link AppSpec} into the arguments of a Container App: the one place that knows their shape. */
final class ContainerAppTemplate {

    private final AppPlatform platform;
    private final AppSpec spec;
    /** Each secret once, under the name that the app knows it by. */
    private final Map<SecretRef, String> secretNames = new LinkedHashMap<>();

    private ContainerAppTemplate(AppPlatform platform, AppSpec spec) {
        this.platform = platform;
        this.spec = spec;
        spec.secrets().values().forEach(this::register);
        spec.volumes().forEach(volume -> volume.secrets().forEach(this::register));
        login().ifPresent(login -> register(login.password()));
    }

    static ContainerAppArgs toArgs(AppPlatform platform, AppSpec spec) {
        var target = platform.target();
        var template = new ContainerAppTemplate(platform, spec);
        return ContainerAppArgs.builder()
                .containerAppName(spec.name())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .environmentId(platform.environment().environmentId())
                .workloadProfileName("Consumption")
                .identity(ManagedServiceIdentityArgs.builder()
                        .type("UserAssigned")
                        .userAssignedIdentities(platform.secrets().identityId().applyValue(List::of))
                        .build())
                .configuration(template.configuration())
                .template(template.template())
                .build();
    }

    /** Container Apps allow lower-case names only; two vaults may use one name for different secrets. */
    private void register(SecretRef secret) {
        secretNames.computeIfAbsent(secret, s -> {
            var name = s.name().toLowerCase(Locale.ROOT);
            return secretNames.containsValue(name) ? s.vault().name().toLowerCase(Locale.ROOT) + "-" + name : name;
        });
    }

    /** The app's name of one of its own Key Vault secrets. */
    private String secretName(String keyVaultName) {
        return spec.secrets().values().stream()
                .filter(secret -> secret.name().equals(keyVaultName))
                .findFirst()
                .map(secretNames::get)
                .orElseThrow();
    }

    private Optional<RegistryAccess.Login> login() {
        return platform.registry().flatMap(RegistryAccess::login);
    }

    private ConfigurationArgs configuration() {
        var configuration = ConfigurationArgs.builder()
                .activeRevisionsMode(spec.app().revisions().mode() == Mode.MULTIPLE ? "Multiple" : "Single")
                .ingress(ingress());
        if (!secretNames.isEmpty()) {
            configuration.secrets(secretNames.entrySet().stream()
                    .map(e -> SecretArgs.builder()
                            .name(e.getValue())
                            .keyVaultUrl(platform.secrets().url(e.getKey()))
                            .identity(platform.secrets().identityId())
                            .build())
                    .toList());
        }
        var registries = registries();
        if (!registries.isEmpty()) {
            configuration.registries(registries);
        }
        return configuration.build();
    }

    private List<RegistryCredentialsArgs> registries() {
        var registries = new ArrayList<RegistryCredentialsArgs>();
        platform.registry().ifPresent(registry -> {
            registry.login()
                    .ifPresent(login -> registries.add(RegistryCredentialsArgs.builder()
                            .server(registry.server())
                            .username(login.username())
                            .passwordSecretRef(secretNames.get(login.password()))
                            .build()));
            if (registry.withIdentity()) {
                registries.add(RegistryCredentialsArgs.builder()
                        .server(registry.server())
                        .identity(platform.secrets().identityId())
                        .build());
            }
        });
        return registries;
    }

    private IngressArgs ingress() {
        var ingress = IngressArgs.builder()
                .external(spec.ingress().external())
                .targetPort(spec.app().port())
                .transport(spec.ingress().transport())
                .traffic(traffic());
        spec.ingress().domain().ifPresent(domain -> ingress.customDomains(binding(domain)));
        var restrictions = new ArrayList<IpSecurityRestrictionRuleArgs>();
        for (var cidr : spec.ingress().allowedCidrs()) {
            restrictions.add(IpSecurityRestrictionRuleArgs.builder()
                    .name("allow-" + (restrictions.size() + 1))
                    .action("Allow")
                    .ipAddressRange(cidr)
                    .build());
        }
        if (!restrictions.isEmpty()) {
            ingress.ipSecurityRestrictions(restrictions);
        }
        return ingress.build();
    }

    private CustomDomainArgs binding(AppSpec.Domain domain) {
        var binding = CustomDomainArgs.builder().name(domain.host());
        return platform.environment()
                .certificateId()
                .map(id -> binding.bindingType("SniEnabled").certificateId(id))
                .orElseGet(() -> binding.bindingType("Auto"))
                .build();
    }

    private List<TrafficWeightArgs> traffic() {
        var shares = spec.app().revisions().traffic();
        return shares.isEmpty()
                ? List.of(TrafficWeightArgs.builder()
                        .latestRevision(true)
                        .weight(100)
                        .build())
                : shares.stream().map(this::share).toList();
    }

    private TrafficWeightArgs share(Traffic traffic) {
        var share = TrafficWeightArgs.builder().weight(traffic.weight());
        traffic.revision()
                .ifPresentOrElse(
                        suffix -> share.revisionName(spec.name() + "--" + suffix), () -> share.latestRevision(true));
        traffic.label().ifPresent(share::label);
        return share.build();
    }

    private TemplateArgs template() {
        var template = TemplateArgs.builder()
                .containers(List.of(container()))
                .scale(ScaleArgs.builder()
                        .minReplicas(spec.app().minReplicas())
                        .maxReplicas(spec.app().maxReplicas())
                        .rules(spec.rules().stream()
                                .map(rule -> rule.toArgs(this::secretName))
                                .toList())
                        .build());
        spec.app().revisions().suffix().ifPresent(template::revisionSuffix);
        spec.app().terminationGracePeriodSeconds().ifPresent(template::terminationGracePeriodSeconds);
        if (!spec.volumes().isEmpty()) {
            template.volumes(spec.volumes().stream().map(this::volume).toList());
        }
        return template.build();
    }

    private ContainerArgs container() {
        var container = ContainerArgs.builder()
                .name(spec.name())
                .image(spec.image().reference())
                .resources(ContainerResourcesArgs.builder()
                        .cpu(spec.app().cpu())
                        .memory(spec.app().memory())
                        .build())
                .probes(Probe.all(spec));
        var variables = variables();
        if (!variables.isEmpty()) {
            container.env(variables);
        }
        if (!spec.volumes().isEmpty()) {
            container.volumeMounts(
                    spec.volumes().stream().map(ContainerAppTemplate::mount).toList());
        }
        return container.build();
    }

    /**
     * By name, values before secrets: the order of the module. Azure keeps it and azure-native compares by position, so
     * another order would give an adopted app, or one whose stack file was tidied, a new revision.
     */
    private List<EnvironmentVarArgs> variables() {
        var variables = new ArrayList<EnvironmentVarArgs>();
        new TreeMap<>(spec.variables()).forEach((name, value) -> {
            // A secret takes the place of what the program sets; Container Apps refuse a name that stands twice.
            if (!spec.secrets().containsKey(name)) {
                variables.add(
                        EnvironmentVarArgs.builder().name(name).value(value).build());
            }
        });
        new TreeMap<>(spec.secrets())
                .forEach((name, secret) -> variables.add(EnvironmentVarArgs.builder()
                        .name(name)
                        .secretRef(secretNames.get(secret))
                        .build()));
        return variables;
    }

    /** Only the named secrets: a secret volume without a list would show every secret of the app, the registry's password too. */
    private VolumeArgs volume(SecretVolume volume) {
        return VolumeArgs.builder()
                .name(volume.name())
                .storageType("Secret")
                .secrets(volume.secrets().stream()
                        .map(secret -> SecretVolumeItemArgs.builder()
                                .secretRef(secretNames.get(secret))
                                .path(secret.name())
                                .build())
                        .toList())
                .build();
    }

    private static VolumeMountArgs mount(SecretVolume volume) {
        var mount = VolumeMountArgs.builder().volumeName(volume.name()).mountPath(volume.mountPath());
        if (!volume.subPath().isEmpty()) {
            mount.subPath(volume.subPath());
        }
        return mount.build();
    }
}
