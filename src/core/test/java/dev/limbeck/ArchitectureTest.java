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
import java.util.LinkedHashMap;
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
     * The packages that each package may use, from the lowest to the highest. All may use {@link LimbeckException}, the
     * parent of their exceptions.
     */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    /** The system clock can be set back while a revision runs; only {@link System#nanoTime} measures durations. */
    @Test
    void durationsAreNotMeasuredWithTheSystemClock() {
        noClasses()
                .should()
                .callMethod(Duration.class, "between", Temporal.class, Temporal.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CORE);
    }

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        uses.put("model", List.of());
        uses.put("ops", List.of("model"));
        uses.put("api", List.of("model", "ops"));
        uses.put("spi", List.of("model", "ops"));
        uses.put("dialect", List.of("model", "ops", "spi"));
        uses.put("ops.evolution", List.of("model", "ops"));
        uses.put("ops.hazards", List.of("model", "ops", "ops.evolution"));
        uses.put("dialect.emulation", List.of("dialect", "model", "ops", "ops.evolution"));
        uses.put("compare", List.of("dialect", "model", "ops", "ops.evolution", "result", "text"));
        uses.put("compare.words", List.of("model", "ops"));
        uses.put("revision", List.of("result"));
        uses.put("execute.failure", List.of("dialect", "revision"));
        uses.put(
                "execute.step",
                List.of(
                        "api",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "model",
                        "ops",
                        "ops.evolution",
                        "result",
                        "revision"));
        uses.put("execute.record", List.of("api", "dialect", "execute.failure", "model", "ops", "ops.evolution"));
        uses.put("render", List.of("model", "ops", "ops.evolution", "ops.hazards"));
        uses.put("sqlite.ddl", List.of("dialect", "model"));
        uses.put("sqlite.sameness", List.of("dialect", "model", "ops", "sqlite.ddl"));
        uses.put("sqlite.catalog", List.of("dialect", "model", "spi", "sqlite.ddl", "sqlite.sameness"));
        uses.put(
                "sqlite.edit",
                List.of("dialect", "model", "ops", "ops.evolution", "sqlite.catalog", "sqlite.ddl", "sqlite.sameness"));
        uses.put(
                "sqlite.rows",
                List.of("dialect", "model", "ops", "sqlite.catalog", "sqlite.ddl", "sqlite.edit", "sqlite.sameness"));
        uses.put(
                "sqlite.plan",
                List.of(
                        "dialect",
                        "model",
                        "ops",
                        "ops.evolution",
                        "sqlite.catalog",
                        "sqlite.ddl",
                        "sqlite.edit",
                        "sqlite.rows",
                        "sqlite.sameness"));
        uses.put("sqlite.run", List.of("dialect", "model", "ops", "sqlite.catalog", "sqlite.ddl", "sqlite.sameness"));
        uses.put("sqlite.values", List.of("dialect", "model", "sqlite.ddl", "sqlite.sameness"));
        uses.put(
                "sqlite",
                List.of(
                        "dialect",
                        "dialect.emulation",
                        "model",
                        "ops",
                        "spi",
                        "sqlite.catalog",
                        "sqlite.ddl",
                        "sqlite.edit",
                        "sqlite.plan",
                        "sqlite.run",
                        "sqlite.sameness",
                        "sqlite.values"));
        uses.put("text", List.of());
        uses.put(
                "execute",
                List.of(
                        "api",
                        "dialect",
                        "execute.failure",
                        "execute.record",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "spi",
                        "text"));
        uses.put("revision.source", List.of("revision", "text"));
        uses.put("load", List.of("api", "model", "revision", "revision.source", "text"));
        uses.put("settings", List.of("model", "ops", "result", "text"));
        uses.put("result", List.of("model", "ops"));
        uses.put("revision.graph", List.of("result", "revision", "text"));
        uses.put(
                "command.project",
                List.of(
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.hazards",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "spi"));
        uses.put(
                "command.decide",
                List.of(
                        "command.project",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "model",
                        "ops",
                        "result",
                        "text"));
        uses.put(
                "command.proof",
                List.of(
                        "api",
                        "command.project",
                        "compare",
                        "compare.words",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "load",
                        "model",
                        "ops",
                        "ops.hazards",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings"));
        uses.put(
                "command.autogenerate",
                List.of(
                        "api",
                        "command.decide",
                        "command.project",
                        "command.proof",
                        "compare",
                        "compare.words",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "load",
                        "model",
                        "ops",
                        "result",
                        "revision",
                        "revision.graph",
                        "settings",
                        "spi",
                        "text"));
        uses.put(
                "command.draft",
                List.of(
                        "command.project",
                        "dialect",
                        "execute",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "text"));
        uses.put(
                "command.entities",
                List.of(
                        "command.project",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "model",
                        "result",
                        "settings",
                        "spi",
                        "text"));
        uses.put(
                "command.run",
                List.of(
                        "api",
                        "command.project",
                        "command.proof",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "ops.hazards",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings"));
        uses.put(
                "command",
                List.of(
                        "command.autogenerate",
                        "command.decide",
                        "command.draft",
                        "command.entities",
                        "command.project",
                        "command.proof",
                        "command.run",
                        "compare",
                        "dialect",
                        "execute",
                        "execute.failure",
                        "execute.step",
                        "load",
                        "model",
                        "ops",
                        "render",
                        "result",
                        "revision",
                        "revision.graph",
                        "revision.source",
                        "settings",
                        "spi",
                        "text"));
        uses.put(
                "app",
                List.of(
                        "command",
                        "command.decide",
                        "command.draft",
                        "command.project",
                        "dialect",
                        "execute",
                        "ops",
                        "result",
                        "settings",
                        "spi"));
        return uses;
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
            layered = layered.layer(layer)
                    .definedBy(resideInAPackage(packageOf(layer)).and(not(type(LimbeckException.class))));
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
