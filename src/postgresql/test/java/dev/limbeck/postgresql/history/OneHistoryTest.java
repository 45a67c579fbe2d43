package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.StartupComparison;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.Change;
import dev.limbeck.testing.OneProject;
import dev.limbeck.testing.StartedModels;
import dev.limbeck.testing.models.Everything;
import dev.limbeck.testing.models.Generators;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One history runs on SQLite and on PostgreSQL, and the result is what the entities require on each. */
class OneHistoryTest {
    private static final List<Class<?>> ENTITIES = Stream.concat(
                    Stream.of(Everything.class),
                    Arrays.stream(Generators.class.getDeclaredClasses())
                            .filter(type -> type.isAnnotationPresent(jakarta.persistence.Entity.class)))
            .toList();

    @TempDir
    private Path folder = Path.of(".");

    /** Fails if Hibernate rejects the schema. */
    private static void validate(String url, List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.setProperty("hibernate.connection.url", url);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
    }

    @Test
    void aHistoryMadeOnSqliteFitsPostgresql() throws IOException {
        OneProject project = new OneProject(folder, Everything.class);
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        project.autogenerate(sqlite);
        String postgresql = PostgresqlServer.createDatabase();
        project.upgrade(postgresql, "head");
        validate(postgresql, ENTITIES);
        assertThat(project.check(postgresql).changes()).isEmpty();
        project.downgrade(postgresql, "base");
        assertThat(project.tables(postgresql)).containsOnly("alembic_version");
    }

    @Test
    void aHistoryMadeOnPostgresqlFitsSqlite() throws IOException {
        OneProject project = new OneProject(folder, Everything.class);
        String postgresql = PostgresqlServer.createDatabase();
        project.autogenerate(postgresql);
        project.upgrade(postgresql, "head");
        validate(postgresql, ENTITIES);
        assertThat(project.check(postgresql).changes()).isEmpty();
        String sqlite = "jdbc:sqlite:" + folder.resolve("app.db");
        project.upgrade(sqlite, "head");
        assertThat(project.check(sqlite).changes()).isEmpty();
        project.downgrade(postgresql, "base");
        assertThat(project.tables(postgresql)).containsOnly("alembic_version");
    }

    /** The model that the build writes is that of the application, for every type of attribute and every generator. */
    @Test
    void anApplicationComparesItsEntitiesWithoutAScratchDatabase() throws SQLException {
        OneProject project = new OneProject(folder, Everything.class);
        project.autogenerate("jdbc:sqlite:" + folder.resolve("app.db"));
        String url = PostgresqlServer.createDatabase();
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
