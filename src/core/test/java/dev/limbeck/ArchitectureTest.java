package dev.limbeck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.limbeck");

    /** The packages that each package may use, from the lowest layer to the highest. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("text", List.of());
        layers.put("model", List.of());
        layers.put("ops", List.of("model"));
        layers.put("api", List.of("ops", "model"));
        layers.put("spi", List.of("ops", "model"));
        layers.put("dialect", List.of("ops", "model"));
        layers.put("sqlite", List.of("dialect", "ops", "model"));
        layers.put("compare", List.of("dialect", "ops", "model"));
        layers.put("revision", List.of("text"));
        layers.put("render", List.of("revision", "ops", "model"));
        layers.put("load", List.of("api", "revision", "text"));
        layers.put("settings", List.of("text"));
        layers.put("execute", allOf(layers));
        layers.put("command", allOf(layers));
        layers.put("app", List.of("command", "execute", "dialect", "settings"));
        return layers;
    }

    private static List<String> allOf(Map<String, List<String>> layers) {
        return List.copyOf(layers.keySet());
    }

    private static String packageOf(String layer) {
        return layer.equals("api") ? "dev.limbeck" : "dev.limbeck." + layer;
    }

    @Test
    void everyPackageHasARule() {
        assertThat(CORE.size()).isGreaterThan(250);
        Set<String> seen = new TreeSet<>();
        CORE.stream().map(JavaClass::getPackageName).forEach(seen::add);
        assertThat(MAY_USE.keySet().stream().map(ArchitectureTest::packageOf))
                .as("every package has a rule, and every rule has a package")
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void packagesUseOnlyAllowedPackages() {
        Architectures.LayeredArchitecture layered =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : MAY_USE.keySet()) {
            layered = layered.layer(layer).definedBy(packageOf(layer));
        }
        for (Map.Entry<String, List<String>> layer : MAY_USE.entrySet()) {
            String[] allowed = layer.getValue().toArray(String[]::new);
            layered = allowed.length == 0
                    ? layered.whereLayer(layer.getKey()).mayNotAccessAnyLayer()
                    : layered.whereLayer(layer.getKey()).mayOnlyAccessLayers(allowed);
        }
        layered.check(CORE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.limbeck.(*)..").should().beFreeOfCycles().check(CORE);
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
                        "dev.limbeck.ops",
                        "dev.limbeck.spi",
                        "dev.limbeck.compare",
                        "dev.limbeck.render",
                        "dev.limbeck.revision",
                        "dev.limbeck.settings")
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
