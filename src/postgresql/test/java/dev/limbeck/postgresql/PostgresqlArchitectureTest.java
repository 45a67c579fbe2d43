package dev.limbeck.postgresql;

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

class PostgresqlArchitectureTest {
    private static final String ROOT = "dev.limbeck.postgresql";

    private static final JavaClasses POSTGRESQL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The packages that each package may use, from the lowest to the highest. */
    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("type", List.of());
        uses.put("syntax", List.of("type"));
        uses.put("read", List.of("syntax"));
        uses.put("session", List.of("syntax"));
        uses.put("scratch", List.of("read", "session", "syntax"));
        uses.put("sameness", List.of("syntax"));
        uses.put("rows", List.of("syntax", "type"));
        uses.put("ddl", List.of("syntax", "type"));
        uses.put("online", List.of("session", "syntax"));
        uses.put(
                "dialect",
                List.of("online", "read", "sameness", "scratch", "session", "syntax", "ddl", "rows", "type"));
        return uses;
    }

    private static String packageOf(String layer) {
        return layer.equals("dialect") ? ROOT : ROOT + "." + layer;
    }

    @Test
    void everyPackageHasARule() {
        Set<String> seen = new TreeSet<>();
        POSTGRESQL.stream().map(JavaClass::getPackageName).forEach(seen::add);
        assertThat(mayUse().keySet().stream().map(PostgresqlArchitectureTest::packageOf))
                .containsExactlyInAnyOrderElementsOf(seen);
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
        layered.check(POSTGRESQL);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(POSTGRESQL);
    }

    /** Only the interface between core and a dialect, and what it is made of, can be used from here. */
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
                        "jakarta..")
                .check(POSTGRESQL);
    }
}
