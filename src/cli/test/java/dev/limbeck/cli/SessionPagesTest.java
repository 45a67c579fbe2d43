package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.GaleraCluster;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * These pages of the guide are real sessions: their files are written, their lines inserted and their commands run in order,
 * and they must print what the page shows. With {@code -Dgolden.update=true} the output of this run is written to the
 * page.
 */
final class SessionPagesTest {
    /** A comment above a block specifies what to do with it; a console block needs none. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (file|insert) (\\S+)(?: after '([^']+)')? -->\n)?```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** The database of the page about PostgreSQL; otherwise the databases are files. */
    private @Nullable String server;

    @ParameterizedTest
    @ValueSource(strings = {"adopt", "tenants"})
    void thePageShowsWhatTheCommandsPrint(String name) throws IOException {
        compare(name);
    }

    /** The page names a server on the usual port; the variable of its limbeck.toml leads to the server of the tests. */
    @Test
    void thePageAboutPostgresqlShowsWhatTheCommandsPrint() throws IOException {
        server = PostgresqlServer.createDatabase();
        compare("postgresql");
    }

    @Test
    void thePageAboutMariadbShowsWhatTheCommandsPrint() throws IOException {
        server = MariadbServer.createDatabase();
        compare("mariadb");
    }

    @Test
    void thePageAboutAClusterShowsWhatTheCommandsPrint() throws IOException {
        try (GaleraCluster cluster = GaleraCluster.start(2)) {
            server = cluster.url(cluster.createDatabase());
            compare("cluster");
        }
    }

    private void compare(String name) throws IOException {
        Path file = Processes.ROOT.resolve("docs/guide/" + name + ".md");
        String page = Files.readString(file);
        String real = BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(replayed(block)));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, real);
        } else {
            assertThat(PrintedCommands.normalised(page)).isEqualTo(PrintedCommands.normalised(real));
        }
    }

    private String replayed(MatchResult block) {
        try {
            String text = block.group(5);
            if ("file".equals(block.group(1))) {
                write(block.group(2), text);
            } else if ("insert".equals(block.group(1))) {
                Path file = folder.resolve(block.group(2));
                String there = Files.readString(file);
                assertThat(there).contains(block.group(3));
                Files.writeString(file, there.replace(block.group(3), block.group(3) + "\n\n" + text.stripTrailing()));
            } else if (block.group(4).equals("console")) {
                return block.group().replace(text, new PrintedCommands(folder, variables()).replay(text));
            }
            return block.group();
        } catch (IOException | SQLException e) {
            throw new AssertionError(block.group(), e);
        }
    }

    private Map<String, String> variables() {
        String url = server;
        return url == null ? Map.of() : Map.of("DB_URL", url);
    }

    private void write(String name, String text) throws IOException, SQLException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        if (name.endsWith(".sql") && !name.startsWith("revisions/")) {
            String url = server == null ? "jdbc:sqlite:" + folder.resolve(name.replace(".sql", ".db")) : server;
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(text);
            }
        }
    }
}
