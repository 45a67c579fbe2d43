package dev.limbeck.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the {@code currentSchema} parameter in a URL. */
class SearchPathTest {
    private static final List<String> SCHEMAS =
            List.of("plain", "Oslo", "Ås", "two words", "a,b", "a.b", "50%", "a+b&c", "say \"hi\"", "select");
    private static final PostgresqlSessions SESSIONS = new PostgresqlSessions();
    private static final PostgresqlUrls URLS = new PostgresqlUrls();
    private static String url = "";

    @BeforeAll
    static void createSchemas() throws SQLException {
        url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String schema : SCHEMAS) {
                statement.execute("create schema " + PostgresqlUrls.quote(schema));
            }
        }
    }

    @AfterAll
    static void dropDatabase() {
        PostgresqlServer.dropDatabase(url);
    }

    @Test
    void aUrlCanNameEachSchema() throws SQLException {
        for (String schema : SCHEMAS) {
            String named = URLS.withSchema(url + "&currentSchema=public&ssl=false", schema)
                    .orElseThrow();
            assertThat(URLS.ofSchema(named)).as(named).hasValueSatisfying(parts -> assertThat(parts.schema())
                    .isEqualTo(schema));
            try (Connection connection = DriverManager.getConnection(named)) {
                assertThat(connection.getSchema()).isEqualTo(schema);
                SESSIONS.requireSchema(connection);
            }
        }
        assertThat(URLS.withSchema(url, "$user")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain,public", "plain", "a,b", "%22$user%22,$user"})
    void aListOfNamesIsNotOneSchema(String list) {
        assertThat(URLS.ofSchema(url + "&currentSchema=" + list).isPresent()).isEqualTo(list.equals("plain"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain,nosuch",
                "PLAIN,public",
                "%22Oslo%22,public",
                "%C3%85s,public",
                "Ås",
                "a.b",
                "%22a,b%22",
                "$user,public",
                "%22$user%22,plain,nosuch",
                "%20%22two%20words%22%20,%20public"
            })
    void theFirstSchemaOfTheListExists(String list) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "&currentSchema=" + list)) {
            SESSIONS.requireSchema(connection);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nosuch,public; There is no schema nosuch that",
                "%22nosuch%22,public; There is no schema \"nosuch\" that",
                "Oslo,public; There is no schema oslo that",
                "Oslo,public; write currentSchema=%22Oslo%22,public for the schema Oslo.",
                "%C3%98s,public; There is no schema Øs that",
                "$user,nosuch,public; There is no schema nosuch that",
                "nosuch; There is no schema nosuch that",
                "$user; There is no schema $user that"
            })
    void aMissingFirstSchemaIsAnError(String list, String message) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "&currentSchema=" + list)) {
            assertThatThrownBy(() -> SESSIONS.requireSchema(connection))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void anotherListOfTheApplicationIsAccepted() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "&currentSchema=nosuch,public")) {
            connection.setSchema("plain");
            SESSIONS.requireSchema(connection);
        }
    }
}
