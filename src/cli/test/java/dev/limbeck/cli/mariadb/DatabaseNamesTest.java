package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests database names, which can be 64 characters long and contain any character except a question mark. */
class DatabaseNamesTest {
    private static final String REVISION =
            """
            package db.revisions;

            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;

            @Revision(id = "11aa", downRevision = {}, created = "2026-11-23T07:45:12Z", message = "first")
            public final class Rev_11aa_first extends Migration {
                @Override
                public void upgrade(Operations op) {
                    op.createTable("item", column("id", integer()), column("n", integer()), primaryKey("id"));
                    op.createView("v", text("create view v as select n from item"));
                    op.addColumn("item", column("m", integer()));
                }

                @Override
                public void downgrade(Operations op) {
                    op.dropColumn("item", "m");
                    op.dropView("v");
                    op.dropTable("item");
                }
            }
            """;

    @TempDir
    Path folder;

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(MariadbServer.url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void eachCommandWorks() throws SQLException {
        for (String name :
                List.of("a-b.c d", "a`b'c%d#e&f", "\u00e4".repeat(63), "\u30c7".repeat(50), "x".repeat(64))) {
            String quoted = "`" + name.replace("`", "``") + "`";
            execute("create or replace database " + quoted + " character set utf8mb4");
            ServerProject project = project(name);
            project.write("revisions/Rev_11aa_first.java", REVISION);
            for (List<String> command : List.of(
                    List.of("upgrade", "head"),
                    List.of("current"),
                    List.of("verify", "--no-model"),
                    List.of("downgrade", "base"),
                    List.of("upgrade", "head", "--sql"))) {
                Outcome outcome = project.run(command.toArray(String[]::new));
                assertThat(outcome.code()).as(name + " " + command + outcome).isZero();
            }
            execute("drop database " + quoted);
        }
    }

    /**
     * Creates a project. The test server uses the latin1 character set, and would otherwise decode the name in the URL
     * with this character set.
     */
    private ServerProject project(String name) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return new ServerProject(folder, MariadbServer.url(name));
        }
        ServerProject project = new ServerProject(folder, MariadbServer.url(""));
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url())
                        .replace("[database]\n", "[database]\ninit_sql = \"use `" + name + "`\"\n"));
        return project;
    }

    @Test
    void aNameThatTheServerReadsInItsOwnCharacterSetIsExplained() throws SQLException {
        String name = "g\u00e4nse";
        execute("create or replace database `" + name + "`");
        ServerProject project = new ServerProject(folder, MariadbServer.url(name));
        project.write("revisions/Rev_11aa_first.java", REVISION);
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("Unknown database 'g\u00e4nse'. Create the database")
                .contains("leave the name out of database.url and set database.init_sql = \"use `…`\"");
        execute("drop database `" + name + "`");
    }

    @Test
    void anEncodedNameIsExplained() {
        ServerProject project = new ServerProject(folder, MariadbServer.url("a%20b"));
        project.write("revisions/Rev_11aa_first.java", REVISION);
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("Unknown database 'a%20b'")
                .contains("Write the name in database.url without percent-encoding");
    }
}
