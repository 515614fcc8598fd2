package ai.portkey.azure.arm;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonSerializable;
import com.azure.resourcemanager.appcontainers.fluent.models.CertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ContainerAppInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedCertificateInner;
import com.azure.resourcemanager.appcontainers.fluent.models.ManagedEnvironmentInner;
import com.azure.resourcemanager.applicationinsights.fluent.models.WorkbookInner;
import com.azure.resourcemanager.authorization.fluent.models.RoleDefinitionInner;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.cdn.fluent.models.AfdDomainInner;
import com.azure.resourcemanager.cdn.fluent.models.AfdEndpointInner;
import com.azure.resourcemanager.cdn.fluent.models.AfdOriginGroupInner;
import com.azure.resourcemanager.cdn.fluent.models.AfdOriginInner;
import com.azure.resourcemanager.cdn.fluent.models.ProfileInner;
import com.azure.resourcemanager.cdn.fluent.models.RouteInner;
import com.azure.resourcemanager.cdn.fluent.models.SecurityPolicyInner;
import com.azure.resourcemanager.keyvault.models.SecretCreateOrUpdateParameters;
import com.azure.resourcemanager.keyvault.models.VaultCreateOrUpdateParameters;
import com.azure.resourcemanager.loganalytics.fluent.models.WorkspaceInner;
import com.azure.resourcemanager.monitor.fluent.models.ActionGroupResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.MetricAlertResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.ScheduledQueryRuleResourceInner;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.network.fluent.models.ApplicationGatewayInner;
import com.azure.resourcemanager.network.fluent.models.NatGatewayInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.PrivateDnsZoneGroupInner;
import com.azure.resourcemanager.network.fluent.models.PrivateEndpointInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.fluent.models.WebApplicationFirewallPolicyInner;
import com.azure.resourcemanager.privatedns.fluent.models.PrivateZoneInner;
import com.azure.resourcemanager.privatedns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.privatedns.fluent.models.VirtualNetworkLinkInner;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.fluent.models.BlobServicePropertiesInner;
import com.azure.resourcemanager.storage.fluent.models.ManagementPolicyInner;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Microsoft's own model of the request body of each type token. */
final class MicrosoftModels {

    /** {@code fromJson} of a model. */
    @FunctionalInterface
    private interface Model {
        JsonSerializable<?> read(JsonReader reader) throws IOException;
    }

    private static final Map<String, Model> BY_TOKEN = Map.ofEntries(
            Map.entry("azure-native:resources:ResourceGroup", ResourceGroupInner::fromJson),
            Map.entry("azure-native:managedidentity:UserAssignedIdentity", IdentityInner::fromJson),
            Map.entry("azure-native:authorization:RoleAssignment", RoleAssignmentCreateParameters::fromJson),
            Map.entry("azure-native:authorization:RoleDefinition", RoleDefinitionInner::fromJson),
            Map.entry("azure-native:network:VirtualNetwork", VirtualNetworkInner::fromJson),
            Map.entry("azure-native:network/v20231101:Subnet", SubnetInner::fromJson),
            Map.entry("azure-native:network:NetworkSecurityGroup", NetworkSecurityGroupInner::fromJson),
            Map.entry("azure-native:network:NatGateway", NatGatewayInner::fromJson),
            Map.entry("azure-native:network:PublicIPAddress", PublicIpAddressInner::fromJson),
            Map.entry("azure-native:network:WebApplicationFirewallPolicy", WebApplicationFirewallPolicyInner::fromJson),
            Map.entry("azure-native:network:ApplicationGateway", ApplicationGatewayInner::fromJson),
            Map.entry("azure-native:network:PrivateEndpoint", PrivateEndpointInner::fromJson),
            Map.entry("azure-native:network:PrivateDnsZoneGroup", PrivateDnsZoneGroupInner::fromJson),
            Map.entry("azure-native:network:PrivateZone", PrivateZoneInner::fromJson),
            Map.entry("azure-native:network:PrivateRecordSet", RecordSetInner::fromJson),
            Map.entry(
                    "azure-native:network:RecordSet",
                    com.azure.resourcemanager.dns.fluent.models.RecordSetInner::fromJson),
            Map.entry("azure-native:network:VirtualNetworkLink", VirtualNetworkLinkInner::fromJson),
            Map.entry("azure-native:cdn:Profile", ProfileInner::fromJson),
            Map.entry("azure-native:cdn:AFDEndpoint", AfdEndpointInner::fromJson),
            Map.entry("azure-native:cdn:AFDOriginGroup", AfdOriginGroupInner::fromJson),
            Map.entry("azure-native:cdn:AFDOrigin", AfdOriginInner::fromJson),
            Map.entry("azure-native:cdn:AFDCustomDomain", AfdDomainInner::fromJson),
            Map.entry("azure-native:cdn:Route", RouteInner::fromJson),
            Map.entry("azure-native:cdn:SecurityPolicy", SecurityPolicyInner::fromJson),
            Map.entry("azure-native:operationalinsights:Workspace", WorkspaceInner::fromJson),
            Map.entry("azure-native:app/v20250101:ManagedEnvironment", ManagedEnvironmentInner::fromJson),
            Map.entry("azure-native:app/v20241002preview:ManagedEnvironment", ManagedEnvironmentInner::fromJson),
            Map.entry("azure-native:app/v20250101:ContainerApp", ContainerAppInner::fromJson),
            Map.entry("azure-native:app/v20241002preview:ContainerApp", ContainerAppInner::fromJson),
            Map.entry("azure-native:app/v20250101:Certificate", CertificateInner::fromJson),
            Map.entry("azure-native:app/v20250101:ManagedCertificate", ManagedCertificateInner::fromJson),
            Map.entry("azure-native:insights:DiagnosticSetting", DiagnosticSettingsResourceInner::fromJson),
            Map.entry("azure-native:insights:MetricAlert", MetricAlertResourceInner::fromJson),
            Map.entry("azure-native:insights:ScheduledQueryRule", ScheduledQueryRuleResourceInner::fromJson),
            Map.entry("azure-native:insights:Workbook", WorkbookInner::fromJson),
            Map.entry("azure-native:insights:ActionGroup", ActionGroupResourceInner::fromJson),
            Map.entry("azure-native:storage:StorageAccount", StorageAccountCreateParameters::fromJson),
            Map.entry("azure-native:storage:BlobContainer", BlobContainerInner::fromJson),
            Map.entry("azure-native:storage:BlobServiceProperties", BlobServicePropertiesInner::fromJson),
            Map.entry("azure-native:storage:ManagementPolicy", ManagementPolicyInner::fromJson),
            Map.entry("azure-native:keyvault:Vault", VaultCreateOrUpdateParameters::fromJson),
            Map.entry("azure-native:keyvault:Secret", SecretCreateOrUpdateParameters::fromJson));

    /** Types that Microsoft's reachable libraries have no model for; the simulator's schemas alone check their inputs. */
    static final Set<String> WITHOUT_MODEL = Set.of(
            "azure-native:network:Policy",
            "azure-native:cache/v20250401:RedisEnterprise",
            "azure-native:cache/v20250401:Database");

    private MicrosoftModels() {}

    /** The body as Microsoft's model understands it; empty when the token has no row. */
    static Optional<JsonSerializable<?>> read(String token, String body) {
        return Optional.ofNullable(BY_TOKEN.get(token)).map(model -> {
            try (var reader = JsonProviders.createReader(body)) {
                return model.read(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What Microsoft's client would send. */
    static String write(JsonSerializable<?> model) {
        var text = new StringWriter();
        try (var writer = JsonProviders.createWriter(text)) {
            model.toJson(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
