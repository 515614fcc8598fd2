package ai.portkey.azure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rooms of docs/architecture.md and their direction: cli, migration → App → component → config. */
class ArchitectureTest {

    private static final String ROOT = "ai.portkey.azure";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void configuration_knows_neither_pulumi_nor_the_other_rooms() {
        check(noClasses().that().resideInAPackage(ROOT + ".config..")
                .should().dependOnClassesThat().resideInAnyPackage("com.pulumi..", "com.azure..", "pulumirpc..",
                        ROOT + ".component..", ROOT + ".provider..", ROOT + ".simulator..", ROOT + ".cli..",
                        ROOT + ".migration..", ROOT + ".arm..")
                .orShould().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http.."));
    }

    @Test
    void components_know_configuration_and_bindings_only_and_read_no_file() {
        check(noClasses().that().resideInAPackage(ROOT + ".component..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".simulator..", ROOT + ".cli..",
                        ROOT + ".migration..", ROOT + ".arm..", "java.io..", "java.nio.file..", "com.azure.."));
    }

    @Test
    void bindings_know_nothing_of_the_project() {
        check(noClasses().that().resideInAPackage(ROOT + ".provider..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".config..", ROOT + ".component..",
                        ROOT + ".simulator..", ROOT + ".cli..", ROOT + ".migration..", ROOT + ".arm.."));
    }

    @Test
    void the_simulator_knows_arm_only() {
        check(noClasses().that().resideInAPackage(ROOT + ".simulator..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".config..", ROOT + ".component..",
                        ROOT + ".provider..", ROOT + ".cli..", ROOT + ".migration..", ROOT + ".arm.."));
    }

    @Test
    void arm_bodies_know_neither_pulumi_nor_the_project() {
        check(noClasses().that().resideInAPackage(ROOT + ".arm..")
                .should().dependOnClassesThat().resideInAnyPackage("com.pulumi..", ROOT, ROOT + ".config..",
                        ROOT + ".component..", ROOT + ".provider..", ROOT + ".simulator..", ROOT + ".cli..",
                        ROOT + ".plan..", ROOT + ".migration.."));
    }

    @Test
    void the_program_does_not_know_the_command_or_the_simulator() {
        check(noClasses().that().resideInAPackage(ROOT)
                .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".simulator..", ROOT + ".cli..", ROOT + ".migration.."));
    }

    @Test
    void the_policy_knows_plan_and_configuration_only() {
        check(noClasses().that().resideInAPackage(ROOT + ".policy..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".component..", ROOT + ".provider..",
                        ROOT + ".simulator..", ROOT + ".cli..", ROOT + ".migration..", ROOT + ".arm..", "com.pulumi.."));
    }

    @Test
    void what_reads_a_subscription_knows_plan_configuration_and_arm_types_only() {
        check(noClasses().that().resideInAPackage(ROOT + ".subscription..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".component..", ROOT + ".provider..",
                        ROOT + ".simulator..", ROOT + ".cli..", ROOT + ".migration..", ROOT + ".policy..", "com.pulumi.."));
    }

    @Test
    void rooms_do_not_depend_on_each_other_in_circles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
