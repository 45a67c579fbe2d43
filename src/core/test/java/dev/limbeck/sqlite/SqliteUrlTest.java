package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.sqlite.catalog.MemoryDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the URLs of the SQLite driver, and the files to which they refer. */
class SqliteUrlTest {
    @Test
    void keepsUrlsWithoutARelativeFile() {
        for (String url : List.of(
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:/tmp/x.db",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:name?mode=memory&cache=shared",
                "jdbc:sqlite::resource:a.db",
                "jdbc:sqlite:file:/tmp/x.db?mode=ro",
                "jdbc:postgresql://localhost/shop")) {
            assertThat(new SqliteUrls(MemoryDatabases.DEFAULT).resolve(url, Path.of("/elsewhere")))
                    .isEqualTo(url);
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

    @Test
    void findsTheFile() {
        SqliteUrls urls = new SqliteUrls(MemoryDatabases.DEFAULT);
        assertThat(urls.file("JDBC:sqlite:shop.db?busy_timeout=5")).contains(Path.of("shop.db"));
        assertThat(urls.file("jdbc:sqlite:file:a%20b.db")).contains(Path.of("a b.db"));
        assertThat(urls.file("jdbc:sqlite:file:/x/[y].db?mode=ro")).contains(Path.of("/x/[y].db"));
        for (String url : List.of(
                "jdbc:sqlite:",
                "jdbc:sqlite::MEMORY:",
                "jdbc:sqlite:file::memory:",
                "jdbc:sqlite::resource:a.db",
                "jdbc:sqlite:file:name?cache=shared&mode=memory")) {
            assertThat(urls.file(url)).as(url).isEmpty();
            assertThat(urls.isTransient(url)).as(url).isTrue();
        }
        assertThat(urls.file("jdbc:postgresql://localhost/shop")).isEmpty();
    }
}
