package ai.portkey.azure.config.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.network.Exposure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients meet, and what follows from it for the apps behind it. */
class EntranceConfigTest {

    private static final String ALLOW_LIST = "\ningress: {allowedCidrs: [203.0.113.7]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networkMode: none                                                                   | AppIngress       | INTERNET          | true  | false
            networkMode: new; publicIngress: true                                               | AppIngress       | INTERNET          | true  | false
            networkMode: new; publicIngress: false                                              | AppIngress       | VNET              | true  | false
            networkMode: new; ingressType: application_gateway; appGateway: {gatewayHost: a.eu} | BehindAppGateway | VNET              | false | false
            frontDoor: {enabled: true, privateLink: true}                                       | BehindFrontDoor  | PRIVATE_ENDPOINTS | false | true
            frontDoor: {enabled: true, privateLink: true}; networkMode: new                     | BehindFrontDoor  | VNET              | false | true
            frontDoor: {enabled: true, privateLink: true}; publicIngress: false                 | BehindFrontDoor  | PRIVATE_ENDPOINTS | false | true
            """)
    void the_entrance_says_who_reaches_the_apps(
            String stack, String entrance, Exposure exposure, boolean appsFilter, boolean all) {
        var config = PortkeyConfig.decode(Stack.with(stack.replace("; ", "\n") + ALLOW_LIST));

        assertThat(config.entrance().getClass().getSimpleName()).isEqualTo(entrance);
        assertThat(config.exposure()).isEqualTo(exposure);
        assertThat(config.allowedByTheApps().isEmpty()).isNotEqualTo(appsFilter);
        assertThat(config.entrance().leadsToAllRegions()).isEqualTo(all);
    }
}
