package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The URL of the database, and the masking of passwords. */
class DatabaseSettingsTest {
    private Path project = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    }

    private SettingsBuilder with(String toml) throws IOException {
        Path file = Files.writeString(project.resolve("limbeck.toml"), toml);
        return Settings.builder().config(file).variables(Map.of()).workingDirectory(elsewhere);
    }

    @Test
    void anUnsetVariableInTheUrlIsAnErrorOnlyWhenTheUrlIsNeeded() throws IOException {
        Settings settings =
                with("[database]\nurl = \"${NOWHERE}\"\nlock_timeout = 7\n").load();
        assertThat(settings.database().url()).isNull();
        assertThat(settings.database().lockTimeout()).hasSeconds(7);
        assertThatThrownBy(settings.database()::requireUrl)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("NOWHERE, which is not set");
    }

    @Test
    void keepsSqliteUrlsWithoutARelativeFile() throws IOException {
        for (String url : List.of(
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:/tmp/x.db",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:name?mode=memory&cache=shared",
                "jdbc:sqlite::resource:a.db",
                "jdbc:sqlite:file:/tmp/x.db?mode=ro",
                "jdbc:postgresql://localhost/shop")) {
            assertThat(with("").databaseUrl(url).load().database().url()).isEqualTo(url);
        }
    }

    @Test
    void resolvesSqliteFilesWithParameters() {
        Path base = Path.of("/base/50%");
        assertThat(SqliteUrl.parse("jdbc:sqlite:sub/../x.db?busy_timeout=5")
                        .orElseThrow()
                        .resolveAgainst(base))
                .hasToString("jdbc:sqlite:/base/50%/x.db?busy_timeout=5");
        SqliteUrl uri = SqliteUrl.parse("jdbc:sqlite:file:a%20b.db?mode=ro")
                .orElseThrow()
                .resolveAgainst(base);
        assertThat(uri).hasToString("jdbc:sqlite:file:/base/50%25/a%20b.db?mode=ro");
        assertThat(uri.file()).contains(Path.of("/base/50%/a b.db"));
        assertThat(SqliteUrl.parse("jdbc:sqlite:file:///x.db").orElseThrow().file())
                .contains(Path.of("/x.db"));
    }

    @Test
    void neverShowsAPassword() throws IOException {
        Settings settings =
                with("""
                        [database]
                        url = "jdbc:postgresql://me:tr0ub4dor@host/db?user=me&password=tr0ub4dor&ssl=true"
                        password = "tr0ub4dor"
                        [model.properties]
                        "jakarta.persistence.jdbc.password" = "tr0ub4dor"
                        """)
                        .load();
        assertThat(settings.toString())
                .doesNotContain("tr0ub4dor")
                .contains("password=***&ssl=true")
                .contains("//me:***@host");
        assertThat(new SettingsException("cannot open jdbc:x:y;PASSWORD=tr0ub4dor;a=b"))
                .hasMessage("cannot open jdbc:x:y;PASSWORD=***;a=b");
        assertThatThrownBy(() -> with("[database]\npassword = 8273645190").load())
                .message()
                .doesNotContain("8273645190");
    }

    @Test
    void encodesAnyFolderForTheDriver() {
        Path odd = Path.of("/a b/%20#ü");
        assertThat(SqliteUrl.parse("jdbc:sqlite:file:x y.db?mode=ro")
                        .orElseThrow()
                        .resolveAgainst(odd))
                .hasToString("jdbc:sqlite:file:/a%20b/%2520%23ü/x%20y.db?mode=ro");
        assertThat(SqliteUrl.parse("jdbc:sqlite:file:/a b/x%20y.db")
                        .orElseThrow()
                        .resolveAgainst(odd))
                .hasToString("jdbc:sqlite:file:/a%20b/x%20y.db");
        assertThat(SqliteUrl.parse("jdbc:sqlite:x.db").orElseThrow().resolveAgainst(odd))
                .hasToString("jdbc:sqlite:/a b/%20#ü/x.db");
        assertThat(SqliteUrl.parse("jdbc:sqlite:x.db?foreign_keys=on")
                        .orElseThrow()
                        .resolveAgainst(Path.of("/what?")))
                .hasToString("jdbc:sqlite:file:/what%3F/x.db?foreign_keys=on");
    }
}
