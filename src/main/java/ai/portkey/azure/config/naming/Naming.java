package ai.portkey.azure.config.naming;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The Azure names of everything that is deployed. They equal the Terraform module's, because adopting its resources
 * without recreation depends on it.
 *
 * @param projectName {@code projectName}
 * @param environment {@code environment}
 * @param location    of a further region, whose names end with it; empty for the first
 */
public record Naming(String projectName, String environment, Optional<String> location) {

    private static final int MAX_CERTIFICATE = 60;

    /** The names of the first region. */
    public Naming(String projectName, String environment) {
        this(projectName, environment, Optional.empty());
    }

    /** The names of a further region. */
    public Naming in(String otherLocation) {
        return new Naming(projectName, environment, Optional.of(otherLocation));
    }

    /** {@code <projectName>-<environment>}, with {@code -<location>} in a further region. */
    public String prefix() {
        return projectName + "-" + environment + location.map(l -> "-" + l).orElse("");
    }

    /** Default resource group name. */
    public String resourceGroup() {
        return "rg-" + prefix();
    }

    /** Identity of gateway and mcp. */
    public String appIdentity() {
        return "id-aca-" + prefix();
    }

    /** Identity of the data service. */
    public String dataServiceIdentity() {
        return "id-aca-ds-" + prefix();
    }

    /** Identity of the Application Gateway. */
    public String appGatewayIdentity() {
        return "id-appgw-" + prefix();
    }

    /** Log Analytics workspace. */
    public String logAnalytics() {
        return "log-" + prefix();
    }

    /** Container Apps environment. */
    public String containerAppEnvironment() {
        return "cae-" + prefix();
    }

    /** Identity of the Container Apps environment, which reads its certificate. */
    public String environmentIdentity() {
        return "id-cae-" + prefix();
    }

    /** The environment's copy of a certificate. Another certificate is another resource, because one that is bound cannot be replaced. */
    public String environmentCertificate(String vaultName, String secretName) {
        var name = (vaultName + "-" + secretName).toLowerCase(Locale.ROOT).replaceAll("-+", "-");
        return name.length() <= MAX_CERTIFICATE
                ? name
                : name.substring(0, MAX_CERTIFICATE - 9) + "-" + String.format("%08x", name.hashCode());
    }

    /** The resource group that Azure fills for the environment: the module's form, or a shorter one in a further region. */
    public String infrastructureResourceGroup(String resourceGroupName, String environmentLocation) {
        return "ME_" + containerAppEnvironment()
                + (location.isPresent() ? "" : "_" + resourceGroupName + "_" + environmentLocation);
    }

    /** Link of the environment's private DNS zone. */
    public String acaDnsLink() {
        return "link-aca-" + prefix();
    }

    public String vnet() {
        return "vnet-" + prefix();
    }

    public String natGateway() {
        return "nat-" + prefix();
    }

    public String natGatewayPublicIp() {
        return "pip-nat-" + prefix();
    }

    public String acaNetworkSecurityGroup() {
        return "nsg-aca-" + prefix();
    }

    public String appGatewayNetworkSecurityGroup() {
        return "nsg-appgw-" + prefix();
    }

    public String appGateway() {
        return "appgw-" + prefix();
    }

    public String appGatewayPublicIp() {
        return "pip-appgw-" + prefix();
    }

    /** WAF policy; its type allows letters, digits and hyphens. */
    public String wafPolicy() {
        return "waf-appgw-" + prefix();
    }

    /** First part of the storage account's name: {@code st} and at most 16 letters and digits; a suffix of 6 follows. */
    public String storageAccountPrefix() {
        var base = (projectName + environment).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return "st" + base.substring(0, Math.min(16, base.length()));
    }

    /** Private endpoint of the log store. */
    public String storagePrivateEndpoint() {
        return "pe-blob-" + prefix();
    }

    /** Private endpoint of the Key Vault. */
    public String keyVaultPrivateEndpoint() {
        return "pe-vault-" + prefix();
    }

    /** First part of the Azure Managed Redis' name; a hyphen and a random suffix of 6 follow, because names are not ours alone. */
    public String redisPrefix() {
        return "redis-" + prefix();
    }

    /** Private endpoint of the Azure Managed Redis. */
    public String redisPrivateEndpoint() {
        return "pe-redis-" + prefix();
    }

    /** Private endpoint of an account with models, which has room for 80 characters. */
    public String modelsPrivateEndpoint(String account) {
        return "pe-" + account.substring(0, Math.min(32, account.length())) + "-" + prefix();
    }

    /** Link of the VNet to each zone of the accounts with models. */
    public String modelsZoneLink() {
        return "link-models-" + prefix();
    }

    /** Key Vault secret with the access key of the Azure Managed Redis. */
    public String redisSecret() {
        return "redis-password-" + prefix();
    }

    /** Role that reads and writes blobs; the suffix is the stack's random one. */
    public String blobReadWriteRole(String suffix) {
        return "blob-read-write-" + prefix() + "-" + suffix;
    }

    /** Role that reads, writes and deletes blobs. */
    public String blobReadWriteDeleteRole(String suffix) {
        return "blob-read-write-delete-" + prefix() + "-" + suffix;
    }

    /** Action group that tells people of alerts. */
    public String actionGroup() {
        return "ag-" + prefix();
    }

    /** An alert, e.g. {@code alert-gateway-cpu-<prefix>}. */
    public String alert(String resource, String kind) {
        return "alert-" + resource + "-" + kind + "-" + prefix();
    }

    /** Workbook: Azure wants a GUID, which is the same in every run. */
    public String workbook(String resourceGroupName) {
        return UUID.nameUUIDFromBytes(
                        ("workbook " + resourceGroupName + " " + prefix()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Diagnostic setting of a resource; its name is local to the resource. */
    public String diagnosticSetting() {
        return "diag-" + prefix();
    }

    /** Diagnostic setting that sends the environment's logs to an existing workspace. */
    public String logSetting() {
        return "diag-logs-" + prefix();
    }

    /** Front Door profile. */
    public String frontDoor() {
        return "afd-" + prefix();
    }

    /** Front Door endpoint of an app; Azure makes a host name of it. */
    public String frontDoorEndpoint(String app) {
        return "fde-" + app + "-" + prefix();
    }

    /** A host name of Front Door. Hyphens are doubled: a-b.example.com and a.b.example.com are two. */
    public String frontDoorHost(String host) {
        return host.replace("-", "--").replace('.', '-');
    }

    /** Firewall policy of Front Door; its type allows letters and digits only. */
    public String frontDoorWafPolicy() {
        return "wafafd" + prefix().replace("-", "");
    }

    /** Private endpoint of the control plane; {@code v1} has no infix, as in module 1.x. */
    public String controlPlanePrivateEndpoint(boolean v2) {
        return "pe-controlplane-" + (v2 ? "v2-" : "") + prefix();
    }

    /** Connection of that private endpoint. */
    public String controlPlaneConnection(boolean v2) {
        return "psc-controlplane-" + (v2 ? "v2-" : "") + prefix();
    }

    /** VNet link of the control plane's private DNS zone. */
    public String controlPlaneDnsLink() {
        return "vnetlink-controlplane-" + prefix();
    }
}
