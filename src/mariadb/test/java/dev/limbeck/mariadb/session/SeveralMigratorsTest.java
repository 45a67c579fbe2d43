package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Limbeck;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.testing.SeveralMigrators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests several migrators that use the same database: exactly one of them must run each revision, and all of them must
 * succeed.
 */
class SeveralMigratorsTest {
    private static final int MIGRATORS = 6;

    /** The source of the revisions, which change tables and count how often each of them was run. */
    private static final String REVISION =
            """
            package app;
            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;
            @Revision(id = "ID", downRevision = {BEFORE}, created = "2026-11-23T07:45:12Z")
            public final class Rev_ID extends Migration {
                @Override
                public void upgrade(Operations op) {
                    op.createTable("t_ID", column("id", bigint()).nullable(false), primaryKey("id"));
                    op.execute("update runs set n = n + 1");
                    op.batchAlterTable("t_ID", batch -> batch.addColumn(column("name", varchar(20))));
                    op.createIndex("ix_ID", "t_ID", asc("name"));
                }
                @Override
                public void downgrade(Operations op) {
                    op.execute("update runs set n = n - 1");
                    op.dropTable("t_ID");
                }
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    private String url = "";

    @BeforeEach
    void prepare() throws IOException, SQLException {
        String before = "";
        for (String id : List.of("a1", "b2", "c3")) {
            Files.writeString(
                    folder.resolve("Rev_" + id + ".java"),
                    REVISION.replace("ID", id).replace("BEFORE", before));
            before = "\"" + id + "\"";
        }
        url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table runs (n int)");
            statement.execute("insert into runs values (0)");
        }
    }

    private static Limbeck limbeck(String url, Path folder) {
        return Limbeck.configure()
                .settings(settings -> settings.revisionsPackage("app"))
                .revisionsFolder(folder)
                .databaseUrl(url)
                .load();
    }

    /** A migrator in a separate process. */
    static final class Migrator {
        private Migrator() {}

        /** Upgrades the database, and prints how many revisions this process ran. */
        public static void main(String[] arguments) throws IOException {
            SeveralMigrators.runWhenTold(limbeck(arguments[0], Path.of(arguments[1])), "head");
        }
    }

    private int count() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select n from runs")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void threadsTakeTurns() throws Exception {
        for (String target : List.of("head", "base")) {
            int ran = SeveralMigrators.runThreads(MIGRATORS, () -> limbeck(url, folder), target);
            assertThat(ran).isEqualTo(3);
            assertThat(count()).isEqualTo(target.equals("base") ? 0 : 3);
        }
    }

    @Test
    @Tag("slow")
    void processesTakeTurns() throws Exception {
        int ran = SeveralMigrators.runProcesses(MIGRATORS, Migrator.class, url, folder.toString());
        assertThat(ran).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
    }
}
