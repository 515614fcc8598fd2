package ai.portkey.azure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/architecture.md is the list of packages and of what each may depend on. */
class ArchitectureTest {

    private static final String ROOT = "ai.portkey.azure";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Packages of the libraries that the table names. Annotations for nulls may stand anywhere. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "java", "java\\..*|javax\\..*|com\\.sun\\.net\\.httpserver|org\\.jspecify\\..*",
            "Pulumi", "com\\.pulumi(?!.*\\.internal).*|pulumirpc",
            "Pulumi internals", "com\\.pulumi\\..*\\.internal.*|com\\.pulumi\\.internal.*",
            "gRPC", "io\\.grpc\\..*|io\\.grpc|com\\.google\\.(protobuf|rpc)(\\..*)?",
            "Gson", "com\\.google\\.gson(\\..*)?",
            "Guava", "com\\.google\\.common\\..*",
            "IPAddress", "inet\\.ipaddr(\\..*)?",
            "picocli", "picocli",
            "SnakeYAML", "org\\.yaml\\.snakeyaml(\\..*)?",
            "Azure SDK", "com\\.azure\\..*|reactor\\..*");

    /**
     * @param name package below the root; empty for the root itself
     * @param uses what it may depend on besides itself and the JDK; {@code config.*} is a package and all below it
     */
    private record Row(String name, List<String> uses) {

        private static final Pattern FORM = Pattern.compile("\\| `([\\w.]+)` +\\| [^|]+\\| ([^|]+) \\|");

        static List<Row> all() throws IOException {
            var section = Files.readString(Path.of("docs/architecture.md")).split("\n## ")[1];
            return section.lines()
                    .map(FORM::matcher)
                    .filter(m -> m.matches())
                    .map(m -> new Row(
                            m.group(1).equals("ai.portkey.azure") ? "" : m.group(1),
                            Arrays.stream(m.group(2).split(", "))
                                    .map(use -> use.strip().replace("`", ""))
                                    .filter(use -> !use.equals("–"))
                                    .toList()))
                    .toList();
        }

        boolean contains(JavaClass type) {
            return type.getPackageName().equals(name.isEmpty() ? ROOT : ROOT + "." + name);
        }

        /** The packages and libraries that its classes depend on without being allowed to. */
        Set<String> forbidden() {
            return CLASSES.stream()
                    .filter(this::contains)
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> !target.isPrimitive() && !contains(target))
                    .map(target -> named(target.getPackageName()))
                    .filter(target -> !target.equals("java") && uses.stream().noneMatch(use -> allows(use, target)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static boolean allows(String use, String target) {
            return use.equals(target)
                    || use.endsWith(".*") && (target + ".").startsWith(use.substring(0, use.length() - 1));
        }

        private static String named(String target) {
            return target.equals(ROOT)
                    ? ROOT
                    : target.startsWith(ROOT + ".")
                            ? target.substring(ROOT.length() + 1)
                            : LIBRARIES.entrySet().stream()
                                    .filter(library -> target.matches(library.getValue()))
                                    .map(Map.Entry::getKey)
                                    .findFirst()
                                    .orElse(target);
        }

        @Override
        public String toString() {
            return name.isEmpty() ? ROOT : name;
        }
    }

    private static List<Row> rows() throws IOException {
        return Row.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_package_depends_on_what_its_row_says(Row row) {
        assertThat(row.forbidden())
                .as("what %s depends on besides %s", row, row.uses())
                .isEmpty();
    }

    @Test
    void every_package_has_a_row() throws IOException {
        assertThat(rows())
                .extracting(Row::toString)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .map(Row::named)
                        .collect(Collectors.toSet()));
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        slices().matching("ai.portkey.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void configuration_and_components_read_no_file() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".config..", ROOT + ".component..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(CLASSES);
    }

    @Test
    void a_folder_has_about_twenty_files() throws IOException {
        try (var folders = Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/test/java")))) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                try (var files = Files.list(folder)) {
                    assertThat(files.filter(Files::isRegularFile).count())
                            .as(folder.toString())
                            .isLessThanOrEqualTo(24);
                }
            }
        }
    }
}
