package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Azure's limits for tags: Microsoft Learn, "Use tags to organize your Azure resources", section Limitations; 15 on private DNS
 * zones: azure-rest-api-specs #13600; 15 on secrets: Microsoft Learn, "About Azure Key Vault secrets"; reserved prefixes: REST
 * API "Tags - Create Or Update", vscode-azureresourcegroups #1164.
 */
class TagProblemsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_tags(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_tags() {
        return Stream.of(
                Arguments.of(
                        "an internal environment and a private endpoint have zones",
                        tags(13) + """
                        networkMode: new
                        publicIngress: false
                        """,
                        List.of(
                                "tags — the stack has 16 tags, including Project, Environment and ManagedBy, and Azure "
                                        + "allows 15 on the private DNS "
                                        + "zone of the Container Apps environment and the private DNS zone of the log store; remove 1")),
                Arguments.of(
                        "the control plane's link has a zone",
                        tags(14) + """
                        networkMode: new
                        storage: {privateEndpoint: false}
                        controlPlanePrivateLink: {outbound: true}
                        """,
                        List.of("tags — the stack has 17 tags, including Project, Environment and ManagedBy, and Azure "
                                + "allows 15 on the private DNS "
                                + "zone of the link to the control plane; remove 2")),
                Arguments.of(
                        "a provisioned cache has a secret",
                        tags(13) + """
                        redis: {type: azure-managed-redis, provision: {privateEndpoint: false}}
                        """,
                        List.of("tags — the stack has 16 tags, including Project, Environment and ManagedBy, and Azure "
                                + "allows 15 on the Key Vault "
                                + "secret of the Redis cache; remove 1")),
                Arguments.of(
                        "letter case does not count",
                        "tags: {CostCenter: a, COSTCENTER: b}",
                        List.of(
                                "tags.COSTCENTER — differs from CostCenter only in letter case, and Azure keeps just one of "
                                        + "the two; remove one")),
                Arguments.of(
                        "some prefixes are Azure's",
                        "tags: {azure-owner: a, MicrosoftTeam: b, windows: c, is-azure: d}",
                        List.of(
                                "tags.azure-owner — tag names that start with azure, microsoft or windows are reserved for "
                                        + "Azure; choose another name",
                                "tags.MicrosoftTeam — tag names that start with azure, microsoft or windows are reserved for "
                                        + "Azure; choose another name",
                                "tags.windows — tag names that start with azure, microsoft or windows are reserved for "
                                        + "Azure; choose another name")),
                Arguments.of(
                        "a storage account takes shorter names",
                        "tags: {" + "n".repeat(130) + ": a}",
                        List.of("tags." + "n".repeat(130)
                                + " — a tag name can have at most 128 characters on a storage "
                                + "account, which this stack creates; shorten it by 2")));
    }

    @ParameterizedTest
    @MethodSource
    void right_tags(String stack) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).isEmpty();
    }

    static Stream<String> right_tags() {
        return Stream.of(
                tags(47),
                tags(12) + "networkMode: new\npublicIngress: false",
                tags(13) + "networkMode: new\nstorage: {privateEndpoint: false}",
                tags(13) + "networkMode: new\nvnet: {privateDns: {mode: none}}",
                "tags: {" + "n".repeat(130) + ": a}\nstorage: {accountName: logs, resourceGroup: logs-rg}");
    }

    @Test
    void a_configured_tag_takes_the_place_of_the_stacks_own_in_any_letter_case() {
        assertThat(PortkeyConfig.decode(Stack.with("tags: {environment: production, PROJECT: ai, CostCenter: 1234}"))
                        .placement()
                        .tags())
                .isEqualTo(Map.of(
                        "ManagedBy", "Pulumi", "environment", "production", "PROJECT", "ai", "CostCenter", "1234"));
    }

    private static String tags(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "t" + i + ": x")
                .collect(Collectors.joining(", ", "tags: {", "}\n"));
    }
}
