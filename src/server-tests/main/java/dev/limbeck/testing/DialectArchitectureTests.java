package dev.limbeck.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the packages of a dialect use only the packages that they may use. */
public abstract class DialectArchitectureTests {
    private final String root;
    private final JavaClasses classes;

    /** Creates the tests of the dialect in the given package. */
    protected DialectArchitectureTests(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-server/"))
                .importPackages(root);
    }

    /** {@return the packages that each package may use, from the lowest to the highest; "dialect" is the root} */
    protected abstract Map<String, List<String>> mayUse();

    private String packageOf(String layer) {
        return layer.equals("dialect") ? root : root + "." + layer;
    }

    @Test
    void everyPackageHasARule() {
        Set<String> seen = new TreeSet<>();
        classes.stream().map(JavaClass::getPackageName).forEach(seen::add);
        assertThat(mayUse().keySet().stream().map(this::packageOf)).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void noPackageHasMoreThanThirtyFiles() {
        Map<String, Long> files = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files.values()).isNotEmpty().allMatch(count -> count <= 30);
    }

    @Test
    void packagesUseOnlyAllowedPackages() {
        Architectures.LayeredArchitecture layered =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : mayUse().keySet()) {
            layered = layered.layer(layer).definedBy(packageOf(layer));
        }
        for (Map.Entry<String, List<String>> layer : mayUse().entrySet()) {
            String[] allowed = layer.getValue().toArray(String[]::new);
            layered = allowed.length == 0
                    ? layered.whereLayer(layer.getKey()).mayNotAccessAnyLayer()
                    : layered.whereLayer(layer.getKey()).mayOnlyAccessLayers(allowed);
        }
        layered.check(classes);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().check(classes);
    }

    /**
     * Only the interface between core and a dialect, and the types that it uses, can be used here. The driver belongs
     * to the application, and the class loader of the dialect need not see it.
     */
    @Test
    void onlyTheDialectInterfaceOfCoreIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.limbeck.cli..",
                        "dev.limbeck.command..",
                        "dev.limbeck.execute..",
                        "dev.limbeck.compare..",
                        "dev.limbeck.render..",
                        "dev.limbeck.settings..",
                        "dev.limbeck.sqlite..",
                        "org.hibernate..",
                        "org.postgresql..",
                        "org.mariadb..",
                        "jakarta..")
                .check(classes);
    }
}
