package ai.portkey.azure.component.app;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.provider.azure.ContainerApp;
import ai.portkey.azure.provider.azure.ManagedCertificate;
import com.pulumi.azurenative.app.ManagedCertificateArgs;
import com.pulumi.azurenative.app.inputs.ManagedCertificatePropertiesArgs;
import com.pulumi.azurenative.network.RecordSet;
import com.pulumi.azurenative.network.RecordSetArgs;
import com.pulumi.azurenative.network.inputs.CnameRecordArgs;
import com.pulumi.azurenative.network.inputs.TxtRecordArgs;
import java.util.stream.Stream;

/**
 * A host name on an app, in one run: first the DNS records that prove whose it is, then the app with the host name and
 * binding type {@code Auto}, then the managed certificate, which Azure binds when it is issued. Without {@code Auto} the
 * app would need the certificate's id, and the certificate the app's host name. A certificate from Key Vault is the
 * environment's: it comes before the app, which binds it itself.
 *
 * @see <a href="https://github.com/microsoft/azure-container-apps/issues/796">azure-container-apps #796</a>
 */
final class CustomDomain {

    private static final double TTL_SECONDS = 300;

    private CustomDomain() {}

    /** The records in Azure DNS; none when the zone is elsewhere. Azure looks for them when the host name comes to the app. */
    static Prerequisites records(AzureComponent parent, AppPlatform platform, String appName, AppSpec.Domain domain) {
        return domain.zone()
                .map(zone -> Prerequisites.of(
                        record(
                                parent,
                                "domain-cname",
                                zone,
                                "CNAME",
                                domain.label(),
                                record -> record.cnameRecord(platform.environment()
                                        .defaultDomain()
                                        .applyValue(suffix -> CnameRecordArgs.builder()
                                                .cname(appName + "." + suffix)
                                                .build()))),
                        record(
                                parent,
                                "domain-verification",
                                zone,
                                "TXT",
                                "asuid." + domain.label(),
                                record -> record.txtRecords(platform.environment()
                                        .domainVerificationId()
                                        .applyValue(id -> Stream.ofNullable(id)
                                                .map(text -> TxtRecordArgs.builder()
                                                        .value(text)
                                                        .build())
                                                .toList())))))
                .orElse(Prerequisites.NONE);
    }

    /** The certificate; the app must have the host name already. */
    static void certificate(AzureComponent parent, AppPlatform platform, AppSpec.Domain domain, ContainerApp app) {
        new ManagedCertificate(
                parent.child("certificate"),
                ManagedCertificateArgs.builder()
                        .managedCertificateName(domain.certificate())
                        .environmentName(platform.environment().environmentName())
                        .resourceGroupName(platform.target().resourceGroupName())
                        .location(platform.target().location())
                        .tags(platform.target().tags())
                        .properties(ManagedCertificatePropertiesArgs.builder()
                                .subjectName(domain.host())
                                .domainControlValidation("CNAME")
                                .build())
                        .build(),
                parent.options()
                        .dependsOn(app)
                        // Azure refuses to delete a certificate that is bound, and the app goes after it; the
                        // environment takes it along.
                        .retainOnDelete(true)
                        .build());
    }

    private interface Content {
        void addTo(RecordSetArgs.Builder record);
    }

    private static RecordSet record(
            AzureComponent parent, String part, ResourceId zone, String type, String name, Content content) {
        var record = RecordSetArgs.builder()
                .resourceGroupName(zone.resourceGroupName())
                .zoneName(zone.name())
                .recordType(type)
                .relativeRecordSetName(name)
                .ttl(TTL_SECONDS);
        content.addTo(record);
        return new RecordSet(parent.child(part), record.build(), parent.childOptions());
    }
}
