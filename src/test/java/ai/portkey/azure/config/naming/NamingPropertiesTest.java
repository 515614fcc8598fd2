package ai.portkey.azure.config.naming;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.Stack;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Azure's names of any project and environment that are accepted. */
class NamingPropertiesTest {

    @Property
    void the_storage_accounts_name_is_valid(@ForAll("parts") String project, @ForAll("parts") String environment) {
        var name = new Naming("p" + project, environment).storageAccountPrefix() + "abc123";

        assertThat(AzureNames.STORAGE_ACCOUNT.allows(name)).as(name).isTrue();
    }

    @Property
    void accepted_names_fit_azures_limits(@ForAll("parts") String project, @ForAll("parts") String environment) {
        var stack = Stack.with("networkMode: new\ncontrolPlanePrivateLink: {outbound: true, version: v2}\n"
                + "projectName: 'p" + project + "'\nenvironment: '" + environment + "'");
        var names = new Naming("p" + project, environment);
        var fits = names.containerAppEnvironment().length() <= 60
                && names.controlPlanePrivateEndpoint(true).length() <= 64
                && names.infrastructureResourceGroup(names.resourceGroup(), "eastus")
                                .length()
                        <= 90;

        assertThat(Stack.problems(stack).isEmpty()).as(names.prefix()).isEqualTo(fits);
    }

    @Property
    void a_project_name_is_accepted_exactly_when_azure_accepts_it(@ForAll("any") String name) {
        var valid = name.matches("[A-Za-z].*")
                && name.matches(".*[A-Za-z0-9]")
                && name.chars()
                        .allMatch(
                                c -> c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');

        assertThat(AzureNames.PROJECT_NAME.allows(name)).isEqualTo(valid);
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(text -> text + "0")
                .map(text -> text.startsWith("-") ? "a" + text : text);
    }

    @Provide
    Arbitrary<String> any() {
        return Arbitraries.strings().withChars("abzAZ09-_. é").ofMinLength(0).ofMaxLength(6);
    }
}
