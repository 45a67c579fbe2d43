package dev.limbeck.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresqlServerTest {

    @Test
    void theServerOfTheTestsIsTheChosenServer() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_version")) {
            assertThat(rows.next()).isTrue();
            String home = System.getProperty("postgresql.home");
            if (System.getProperty("postgresql.url") == null) {
                assertThat(rows.getString(1))
                        .startsWith(home == null ? "18." : Path.of(home).getFileName() + ".");
            }
        }
    }
}
