package dev.limbeck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

final class MigratedTest {

    @Test
    void eachParameterIsADatabaseOfItsOwnAtTheHead(@Migrated DataSource one, @Migrated Connection other)
            throws SQLException {
        try (Connection connection = one.getConnection()) {
            execute(connection, "insert into Person (id, name, login) values (1, 'Ada', 'ada')");
            assertThat(text(connection, "select count(*) from Person")).isEqualTo("1");
        }
        assertThat(text(other, "select count(*) from Person")).isEqualTo("0");
        assertThat(text(other, "select version_num from alembic_version")).isEqualTo("2b");
    }

    @Test
    void aRevisionIsTestedWithRows(@Migrated(revision = "1a") DataSource before) throws SQLException {
        try (Connection connection = before.getConnection()) {
            execute(connection, "insert into Person (id, name) values (1, 'Ada')");
        }
        dev.limbeck.app.Limbeck.configure().dataSource(before).load().upgrade("+1");
        try (Connection connection = before.getConnection()) {
            assertThat(text(connection, "select login from Person")).isEqualTo("ada");
        }
    }

    @Test
    void theBaseIsEmpty(@Migrated(revision = "base") Connection empty) throws SQLException {
        assertThat(text(empty, "select count(*) from sqlite_schema")).isEqualTo("0");
    }

    @Test
    void anotherTypeAndAnUnknownRevisionAreErrors() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WrongParameters.class))
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .hasSize(2)
                .anyMatch(event -> event.toString()
                        .contains("@Migrated supports parameters of the types DataSource and Connection"))
                .anyMatch(event -> event.toString().contains("There is no revision or branch \"nope\""));
    }

    /** Tests that cannot start because they have invalid parameters. */
    static final class WrongParameters {

        @Test
        void wrongType(@Migrated String database) {}

        @Test
        void wrongRevision(@Migrated(revision = "nope") DataSource database) {}
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
