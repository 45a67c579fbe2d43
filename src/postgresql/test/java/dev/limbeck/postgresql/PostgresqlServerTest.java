package dev.limbeck.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresqlServerTest {

    @Test
    void theServerOfTheTestsIsPostgresql18() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_version")) {
            assertThat(rows.next()).isTrue();
            if (System.getProperty("postgresql.url") == null) {
                assertThat(rows.getString(1)).startsWith("18.");
            }
        }
    }
}
