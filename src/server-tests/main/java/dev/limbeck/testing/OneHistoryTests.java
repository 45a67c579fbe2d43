package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.app.StartupComparison;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.spi.Model;
import dev.limbeck.testing.models.Everything;
import dev.limbeck.testing.models.Generators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.cfg.Configuration;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

/** Tests that one history runs on SQLite and on a server, and that the result is what the entities require on each. */
public abstract class OneHistoryTests {
    private static final List<Class<?>> ENTITIES = Stream.concat(
                    Stream.of(Everything.class),
                    Arrays.stream(Generators.class.getDeclaredClasses())
                            .filter(type -> type.isAnnotationPresent(jakarta.persistence.Entity.class)))
            .toList();

    @TempDir
    private Path folder = Path.of(".");

    /** Creates the tests. */
    protected OneHistoryTests() {}

    /** {@return the names of the drivers with which the tests run} */
    protected abstract List<String> drivers();

    /** {@return the URL of a new, empty database for the driver with the given name} */
    protected abstract String createDatabase(String driver);

    /** {@return the URL with which Hibernate reads the database} */
    protected String hibernateUrl(String url) {
        return url;
    }

    private Stream<DynamicTest> eachDriver(ThrowingConsumer<Case> test) {
        return drivers().stream()
                .map(driver -> DynamicTest.dynamicTest(driver, () -> {
                    Path own = Files.createDirectories(folder.resolve(driver));
                    test.accept(new Case(
                            new OneProject(own, Everything.class),
                            "jdbc:sqlite:" + own.resolve("app.db"),
                            createDatabase(driver)));
                }));
    }

    /**
     * The project and the databases that a test uses.
     *
     * @param project the project
     * @param sqlite the URL of the SQLite database
     * @param server the URL of the database on the server
     */
    private record Case(OneProject project, String sqlite, String server) {}

    /** Fails if Hibernate rejects the schema. */
    private void validate(String url) {
        openHibernate(hibernateUrl(url), "validate", ENTITIES);
    }

    private static void openHibernate(String url, String action, List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.setProperty("hibernate.connection.url", url);
        configuration.setProperty("hibernate.hbm2ddl.auto", action);
        configuration
                .getProperties()
                .put("hibernate.hbm2ddl.schema_filter_provider", new AcceptedOnSqlite(url.startsWith("jdbc:sqlite:")));
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
    }

    /**
     * Excludes the only table that Hibernate rejects on SQLite, even if Hibernate has created it: SQLite generates the
     * values of a column only if its type is {@code integer}, and Hibernate expects {@code bigint} for a Long.
     *
     * @param sqlite whether the database is SQLite
     */
    private record AcceptedOnSqlite(boolean sqlite) implements SchemaFilterProvider {
        private SchemaFilter filter() {
            return new SchemaFilter() {
                @Override
                public boolean includeNamespace(Namespace namespace) {
                    return true;
                }

                @Override
                public boolean includeTable(Table table) {
                    return !sqlite || !table.getName().equals("Generators$IdentityNumbered");
                }

                @Override
                public boolean includeSequence(Sequence sequence) {
                    return true;
                }
            };
        }

        @Override
        public SchemaFilter getCreateFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getDropFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getTruncatorFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getMigrateFilter() {
            return SchemaFilter.ALL;
        }

        @Override
        public SchemaFilter getValidateFilter() {
            return filter();
        }
    }

    /** The table that {@link AcceptedOnSqlite} excludes is rejected even if Hibernate itself has created it. */
    @Test
    void hibernateRefusesItsOwnLongKeyOnSqlite() {
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        List<Class<?>> related = List.of(
                Generators.IdentityNumbered.class,
                Generators.Line.class,
                Generators.Quoted.class,
                Generators.UuidNumbered.class);
        openHibernate(url, "create-only", related);
        openHibernate(url, "validate", related);
        Configuration configuration = new Configuration();
        related.forEach(configuration::addAnnotatedClass);
        configuration.setProperty("hibernate.connection.url", url);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        assertThatThrownBy(configuration::buildSessionFactory)
                .hasMessageContaining("column [id] in table [Generators$IdentityNumbered]; found [integer");
    }

    /** Autogenerate writes each name in the same form on every database. */
    @TestFactory
    Stream<DynamicTest> namesAreWrittenAsTheEntitiesSpellThem() {
        return eachDriver(given -> {
            OneProject second = new OneProject(
                    Files.createDirectories(given.project().folder().resolve("second")), Everything.class);
            NavigableSet<String> onSqlite = names(given.project().autogenerate(given.sqlite()));
            assertThat(names(second.autogenerate(given.server()))).isEqualTo(onSqlite);
        });
    }

    /** Objects that the entities no longer have are dropped by the names with which the history created them. */
    @TestFactory
    Stream<DynamicTest> namesOfRemovedObjectsAreWrittenAsInTheHistory() {
        return eachDriver(given -> {
            for (String url : List.of(given.server(), given.sqlite())) {
                Path own = Files.createDirectories(
                        given.project().folder().resolve(url.equals(given.sqlite()) ? "sqlite" : "server"));
                OneProject project = new OneProject(own, Everything.class);
                RevisionResult created = project.autogenerate(url);
                project.upgrade(url, "head");
                OneProject empty = OneProject.of(
                        own, request -> Model.of(Schema.EMPTY.withNames(NameRules.ASCII_INSENSITIVE), "none"));
                RevisionResult removed = empty.autogenerate(url);
                assertThat(drops(removed, "void upgrade", "void downgrade"))
                        .isEqualTo(drops(created, "void downgrade", "\n}"))
                        .contains("op.dropTable(exact(\"Order\"));", "op.dropTable(\"Own_Numbers\");")
                        .contains("op.dropSequence(\"Every_Thing\");");
            }
        });
    }

    private static NavigableSet<String> drops(RevisionResult result, String from, String to) throws IOException {
        String file = Files.readString(Objects.requireNonNull(result.file()));
        NavigableSet<String> drops = new TreeSet<>();
        file.substring(file.indexOf(from), file.indexOf(to))
                .lines()
                .map(line -> line.replaceAll("//.*", "").strip())
                .filter(line -> line.startsWith("op.drop"))
                .forEach(drops::add);
        return drops;
    }

    /** Returns the names in the upgrade, with {@code exact} before each exact name. */
    private static NavigableSet<String> names(RevisionResult result) throws IOException {
        String file = Files.readString(Objects.requireNonNull(result.file()));
        String upgrade = file.substring(file.indexOf("void upgrade"), file.indexOf("void downgrade"));
        NavigableSet<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("(\\w+)\\(\"((?:[^\"\\\\]|\\\\.)*)\"|, \"(\\w+)\"(?=[,)])")
                .matcher(upgrade.replaceAll("enumeration\\([^)]*\\)", ""));
        while (name.find()) {
            String call = name.group(1);
            if (call == null || call.equals("exact")) {
                names.add(call == null ? name.group(3) : "exact " + name.group(2));
            } else if (!List.of("on", "type", "text", "comment").contains(call)) {
                names.add(name.group(2));
            }
        }
        return names;
    }

    private void requireFits(Case given) throws IOException {
        given.project().upgrade(given.server(), "head");
        validate(given.server());
        assertThat(given.project().check(given.server()).changes()).isEmpty();
    }

    private static void requireEmptyAfterDowngrade(Case given) throws IOException {
        given.project().downgrade(given.server(), "base");
        assertThat(given.project().tables(given.server())).containsOnly("alembic_version");
    }

    @TestFactory
    Stream<DynamicTest> aHistoryMadeOnSqliteFitsTheServer() {
        return eachDriver(given -> {
            given.project().autogenerate(given.sqlite());
            requireFits(given);
            given.project().upgrade(given.sqlite(), "head");
            validate(given.sqlite());
            requireEmptyAfterDowngrade(given);
        });
    }

    @TestFactory
    Stream<DynamicTest> aHistoryMadeOnTheServerFitsSqlite() {
        return eachDriver(given -> {
            given.project().autogenerate(given.server());
            requireFits(given);
            given.project().upgrade(given.sqlite(), "head");
            assertThat(given.project().check(given.sqlite()).changes()).isEmpty();
            validate(given.sqlite());
            requireEmptyAfterDowngrade(given);
        });
    }

    /**
     * The model that the build writes is equal to the model of the application, for every type of attribute and every
     * generator.
     */
    @Test
    void anApplicationComparesItsEntitiesWithoutAScratchDatabase() throws SQLException {
        OneProject project = new OneProject(folder, Everything.class);
        project.autogenerate("jdbc:sqlite:" + folder.resolve("app.db"));
        String url = createDatabase(drivers().get(0));
        project.upgrade(url, "head");
        project.writeModel(url);
        StartupComparison result = StartedModels.start(project, url, ENTITIES);
        assertThat(result.problem()).isNull();
        assertThat(result.differences()).isEmpty();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table Everything add column added int");
        }
        assertThat(StartedModels.start(project, url, ENTITIES).differences())
                .extracting(Change::description)
                .isNotEmpty()
                .isEqualTo(project.check(url).changes().stream()
                        .map(Change::description)
                        .toList());
    }
}
