package dev.limbeck.hibernate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.limbeck.LimbeckException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.limbeck.";

    private static final JavaClasses HIBERNATE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.limbeck.hibernate");

    /** The packages of this project on which each package may depend, from the lowest to the highest. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> packages = new LinkedHashMap<>();
        packages.put("hibernate.spring", List.of("spi"));
        packages.put("hibernate.find", List.of("hibernate.spring", "spi", "text"));
        packages.put("hibernate.load", List.of("hibernate.find", "load", "spi"));
        packages.put("hibernate.database", List.of("spi", "model"));
        packages.put(
                "hibernate.scan",
                List.of(
                        "hibernate.database",
                        "hibernate.load",
                        "hibernate.find",
                        "hibernate.spring",
                        "spi",
                        "ops",
                        "model"));
        packages.put("hibernate.generate.source", List.of());
        packages.put("hibernate.generate", List.of("hibernate.generate.source", "spi", "model"));
        packages.put(
                "hibernate.running",
                List.of(
                        "hibernate.scan",
                        "hibernate.load",
                        "hibernate.find",
                        "app",
                        "result",
                        "settings",
                        "spi",
                        "model"));
        return packages;
    }

    @Test
    void theRulesCoverEveryPackage() {
        assertThat(HIBERNATE.size()).isGreaterThan(60);
        Set<String> packages = new TreeSet<>();
        HIBERNATE.stream().map(JavaClass::getPackageName).forEach(packages::add);
        assertThat(MAY_USE.keySet().stream().map(name -> ROOT + name)).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void eachPackageUsesOnlyWhatItMay() {
        MAY_USE.forEach((name, allowed) -> {
            String[] own = Stream.concat(Stream.of(name), allowed.stream())
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage("dev.limbeck..")
                            .or(resideInAnyPackage(own))
                            .or(type(LimbeckException.class)))
                    .check(HIBERNATE);
        });
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.limbeck.(**)").should().beFreeOfCycles().check(HIBERNATE);
    }

    @Test
    void noPackageHasMoreThanThirtyFiles() {
        Map<String, Long> classes = HIBERNATE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(classes.values()).isNotEmpty().allMatch(count -> count <= 30);
    }

    @Test
    void findingAndGeneratingDoNotNeedHibernate() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.limbeck.hibernate.find..", "dev.limbeck.hibernate.generate..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.hibernate.."))
                .check(HIBERNATE);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HIBERNATE);
    }
}
