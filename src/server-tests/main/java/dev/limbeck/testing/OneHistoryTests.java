package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.StartupComparison;
import dev.limbeck.result.Change;
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
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
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
     * What a test uses.
     *
     * @param project the project
     * @param sqlite the URL of the database of SQLite
     * @param server the URL of the database on the server
     */
    private record Case(OneProject project, String sqlite, String server) {}

    /** Fails if Hibernate rejects the schema. */
    private void validate(String url) {
        Configuration configuration = new Configuration();
        ENTITIES.forEach(configuration::addAnnotatedClass);
        configuration.setProperty("hibernate.connection.url", hibernateUrl(url));
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
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
            requireEmptyAfterDowngrade(given);
        });
    }

    /** The model that the build writes is that of the application, for every type of attribute and every generator. */
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
