package dev.limbeck.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CliArchitectureTest {
    /** All non-test classes on the class path: those of the command line and of the modules that it uses. */
    private static final JavaClasses LIMBECK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.limbeck");

    private static final JavaClasses CLI = LIMBECK.that(resideInAPackage("dev.limbeck.cli.."));

    @Test
    void theRulesCoverAllPackages() {
        Set<String> packages = new TreeSet<>();
        CLI.stream().map(JavaClass::getPackageName).forEach(packages::add);
        assertThat(CLI.size()).isGreaterThan(60);
        assertThat(packages)
                .containsExactly(
                        "dev.limbeck.cli",
                        "dev.limbeck.cli.command",
                        "dev.limbeck.cli.command.docs",
                        "dev.limbeck.cli.command.model",
                        "dev.limbeck.cli.diagram",
                        "dev.limbeck.cli.help",
                        "dev.limbeck.cli.html",
                        "dev.limbeck.cli.option",
                        "dev.limbeck.cli.page",
                        "dev.limbeck.cli.report",
                        "dev.limbeck.cli.review",
                        "dev.limbeck.cli.site",
                        "dev.limbeck.cli.terminal");
    }

    @Test
    void eachPackageUsesOnlyThoseBelowIt() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("dev.limbeck.cli")
                .layer("command")
                .definedBy("dev.limbeck.cli.command")
                .layer("docs")
                .definedBy("dev.limbeck.cli.command.docs")
                .layer("model")
                .definedBy("dev.limbeck.cli.command.model")
                .layer("report")
                .definedBy("dev.limbeck.cli.report")
                .layer("page")
                .definedBy("dev.limbeck.cli.page")
                .layer("review")
                .definedBy("dev.limbeck.cli.review")
                .layer("site")
                .definedBy("dev.limbeck.cli.site")
                .layer("diagram")
                .definedBy("dev.limbeck.cli.diagram")
                .layer("html")
                .definedBy("dev.limbeck.cli.html")
                .layer("option")
                .definedBy("dev.limbeck.cli.option")
                .layer("help")
                .definedBy("dev.limbeck.cli.help")
                .layer("terminal")
                .definedBy("dev.limbeck.cli.terminal")
                .whereLayer("main")
                .mayOnlyAccessLayers("command", "docs", "model", "option", "report", "help", "terminal")
                .whereLayer("command")
                .mayOnlyAccessLayers("option", "report", "review", "help", "terminal")
                .whereLayer("docs")
                .mayOnlyAccessLayers("command", "report", "site", "terminal")
                .whereLayer("model")
                .mayOnlyAccessLayers("command", "report", "terminal")
                .whereLayer("report")
                .mayOnlyAccessLayers("page", "review", "site", "terminal")
                .whereLayer("site")
                .mayOnlyAccessLayers("diagram", "html", "review")
                .whereLayer("page")
                .mayOnlyAccessLayers("diagram", "html", "review")
                .whereLayer("review")
                .mayNotAccessAnyLayer()
                .whereLayer("diagram")
                .mayOnlyAccessLayers("html", "terminal")
                .whereLayer("html")
                .mayOnlyAccessLayers("terminal")
                .whereLayer("option")
                .mayNotAccessAnyLayer()
                .whereLayer("help")
                .mayOnlyAccessLayers("option")
                .whereLayer("terminal")
                .mayNotAccessAnyLayer()
                .check(CLI);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.limbeck.(**)").should().beFreeOfCycles().check(CLI);
    }

    /** If two classes had the same name, readers would have to look at the imports to tell them apart. */
    @Test
    void simpleNamesAreUnique() {
        Map<String, List<String>> classes = LIMBECK.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        classes.values().removeIf(names -> names.size() == 1);
        assertThat(classes).isEmpty();
    }

    @Test
    void noPackageHasMoreThanThirtyFiles() {
        Map<String, Long> classes = CLI.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(classes.values()).allMatch(count -> count <= 30);
    }

    @Test
    void hibernateAndSqliteAreNotNeededToCompile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.hibernate..",
                        "jakarta..",
                        "dev.limbeck.hibernate..",
                        "dev.limbeck.alembic..",
                        "dev.limbeck.sqlite..",
                        "java.sql..",
                        "javax.sql..")
                .check(CLI);
    }

    /** Training unpacks the native library of the SQLite driver. */
    @Test
    void onlyTrainingUsesTheSqliteDriver() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Training.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sqlite..")
                .check(CLI);
    }

    @Test
    void onlyPublicPartsOfTheCommandsOfCoreAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.limbeck.command..").and(not(modifier(JavaModifier.PUBLIC))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.limbeck.command.run..",
                        "dev.limbeck.command.autogenerate..",
                        "dev.limbeck.command.proof..")
                .check(CLI);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(LIMBECK);
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(FileDescriptor.class)
                .check(LIMBECK.that(resideOutsideOfPackage("dev.limbeck.cli..")));
    }
}
