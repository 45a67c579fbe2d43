package dev.limbeck;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import dev.limbeck.spi.ConnectionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.limbeck");

    /**
     * Checks that durations are measured only with {@link System#nanoTime}, because the system clock can be set back
     * while a revision runs.
     */
    @Test
    void durationsAreNotMeasuredWithTheSystemClock() {
        noClasses()
                .should()
                .callMethod(Duration.class, "between", Temporal.class, Temporal.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CORE);
    }

    private static String packageOf(String layer) {
        return layer.equals("api") ? "dev.limbeck" : "dev.limbeck." + layer;
    }

    @Test
    void everyPackageHasARule() {
        assertThat(CORE.size()).isGreaterThan(250);
        Set<String> seen = new TreeSet<>();
        CORE.stream().map(JavaClass::getPackageName).forEach(seen::add);
        assertThat(PackageRules.MAY_USE.keySet().stream().map(ArchitectureTest::packageOf))
                .as("every package has a rule, and every rule has a package")
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void packagesUseOnlyAllowedPackages() {
        Architectures.LayeredArchitecture layered =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : PackageRules.MAY_USE.keySet()) {
            layered = layered.layer(layer)
                    .definedBy(resideInAPackage(packageOf(layer)).and(not(type(LimbeckException.class))));
        }
        for (Map.Entry<String, List<String>> layer : PackageRules.MAY_USE.entrySet()) {
            String[] allowed = layer.getValue().toArray(String[]::new);
            layered = allowed.length == 0
                    ? layered.whereLayer(layer.getKey()).mayNotAccessAnyLayer()
                    : layered.whereLayer(layer.getKey()).mayOnlyAccessLayers(allowed);
        }
        layered.check(CORE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.limbeck.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void noPackageHasMoreThanThirtyFiles() throws IOException {
        Map<Path, Long> files;
        try (Stream<Path> sources = Files.walk(Path.of("main", "java"))) {
            files = sources.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }
        assertThat(files).hasSizeGreaterThan(30).allSatisfy((folder, count) -> assertThat(count)
                .as(folder.toString())
                .isLessThanOrEqualTo(30));
    }

    @Test
    void theModelConsistsOfRecords() {
        classes()
                .that()
                .resideInAPackage("dev.limbeck.model")
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beRecords()
                .check(CORE);
    }

    @Test
    void onlyPackagesThatRunSqlUseJdbc() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.limbeck.text",
                        "dev.limbeck.model",
                        "dev.limbeck.spi",
                        "dev.limbeck.compare",
                        "dev.limbeck.render",
                        "dev.limbeck.ops..",
                        "dev.limbeck.revision..",
                        "dev.limbeck.result",
                        "dev.limbeck.settings")
                .and()
                .areNotAssignableFrom(ConnectionSource.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CORE);
    }

    @Test
    void coreDoesNotUseHibernateOrTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta..", "picocli..", "io.github.classgraph..")
                .check(CORE);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }
}
