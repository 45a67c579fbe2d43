package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * Tests that the text of a default is the same as the text in a schema that was read, regardless of the role and its
 * search path.
 */
class StoredDefaultTest {
    private static final PostgresqlReflector REFLECTOR = new PostgresqlReflector(SqlType::raw);

    private static void prepare(Statement statement) throws SQLException {
        statement.execute("create schema other");
        statement.execute("create function other.made() returns int language sql as 'select 1'");
        statement.execute("create table thing (number int default other.made())");
    }

    private static void assertSameText(Connection connection) throws SQLException {
        Column live = REFLECTOR
                .reflect(connection)
                .table(TableName.of("thing"))
                .orElseThrow()
                .columns()
                .get(0);
        Column wanted = Column.of("number", SqlType.of(TypeName.INTEGER)).withServerDefault(new SqlText("made()"));
        assertThat(REFLECTOR.stored(connection, wanted).serverDefault()).isEqualTo(live.serverDefault());
    }

    @Test
    void theSearchPathOfTheConnectionDoesNotChangeTheText() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            prepare(statement);
            statement.execute("set search_path to public, other");
            assertSameText(connection);
        }
    }

    @Test
    void aRoleThatMayNotCreateTemporaryTablesUsesItsSchema() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            prepare(statement);
            String role = "plain" + connection.getCatalog();
            statement.execute("create role " + role);
            statement.execute("revoke temporary on database " + connection.getCatalog() + " from public");
            statement.execute("grant create, usage on schema public, other to " + role);
            statement.execute("set role " + role);
            statement.execute("set search_path to public, other");
            assertSameText(connection);
            assertThat(REFLECTOR.hasTable(connection, TableName.of("limbeck_default")))
                    .isFalse();
            statement.execute("reset role");
            statement.execute("revoke all on schema public, other from " + role);
            statement.execute("drop role " + role);
        }
    }
}
