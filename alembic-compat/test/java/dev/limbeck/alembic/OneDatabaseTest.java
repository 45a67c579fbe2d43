package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Current;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Tables;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that Limbeck and Alembic can use the same database, with the same revision ids. */
class OneDatabaseTest {
    private static final String FIRST = "1975ea83b712";
    private static final String SECOND = "27c6a30d7c24";
    private static final String THIRD = "ae1027a6acf1";

    @TempDir
    Path folder;

    private Alembic alembic;

    @BeforeEach
    void bothProjects() throws IOException {
        Alembic.require();
        alembic = new Alembic(folder.resolve("alembic"), folder.resolve("app.db"));
        Files.createDirectories(folder.resolve("revisions"));
        both(FIRST, "", "users");
        both(SECOND, FIRST, "lists");
        both(THIRD, SECOND, "items");
    }

    private void both(String id, String downRevision, String table) throws IOException {
        alembic.script(id, downRevision, table);
        String name = "Rev_" + id + "_" + table;
        Files.writeString(
                folder.resolve("revisions").resolve(name + ".java"),
                """
                package app.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** make %3$s. */
                @Revision(id = "%1$s", downRevision = %2$s, created = "2026-11-23T07:45:12Z")
                public final class %4$s extends Migration {

                    @Override
                    public void upgrade(Operations op) {
                        op.createTable("%3$s", column("id", integer()).nullable(false), primaryKey("id"));
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.dropTable("%3$s");
                    }
                }
                """
                        .formatted(id, downRevision.isEmpty() ? "{}" : "\"" + downRevision + "\"", table, name));
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("app.db");
    }

    private Project limbeck() {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .revisionsPackage("app.revisions")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
    }

    private void upgrade(String target) {
        new Upgrade(limbeck(), RunListener.SILENT).run(target);
    }

    private List<String> current() {
        return new Current(limbeck()).run().stream().map(RevisionInfo::id).toList();
    }

    /** {@return the definition of the version table} */
    private String versionTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select sql from sqlite_schema where name = 'alembic_version'")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    @Test
    void alembicSeesTheRevisionToWhichLimbeckUpgraded() throws IOException, InterruptedException {
        upgrade(SECOND);
        assertThat(alembic.run("current")).containsExactly(SECOND);

        upgrade("head");

        assertThat(alembic.run("current")).containsExactly(THIRD + " (head)");
        assertThat(alembic.run("history", "-i"))
                .containsExactly(
                        SECOND + " -> " + THIRD + " (head) (current), make items",
                        FIRST + " -> " + SECOND + ", make lists",
                        "<base> -> " + FIRST + ", make users");
    }

    @Test
    void limbeckSeesAlembicsStamp() throws IOException, InterruptedException {
        alembic.run("stamp", SECOND);
        assertThat(current()).containsExactly(SECOND);

        alembic.run("stamp", "base");
        assertThat(current()).isEmpty();
    }

    @Test
    void bothToolsTakeTurns() throws IOException, InterruptedException {
        alembic.run("upgrade", FIRST);
        upgrade("+1");
        alembic.run("upgrade", "head");

        assertThat(current()).containsExactly(THIRD);
        assertThat(new Tables(limbeck()).run()).containsExactlyInAnyOrder("alembic_version", "users", "lists", "items");

        new Downgrade(limbeck(), RunListener.SILENT).run("-1");
        alembic.run("downgrade", "-1");
        assertThat(current()).containsExactly(FIRST);
        new Downgrade(limbeck(), RunListener.SILENT).run("base");

        assertThat(alembic.run("current")).isEmpty();
        assertThat(new Tables(limbeck()).run()).containsExactly("alembic_version");
    }

    @Test
    void theVersionTableIsIdenticalToAlembics() throws IOException, InterruptedException, SQLException {
        alembic.run("stamp", FIRST);
        String theirs = versionTable();
        Files.delete(folder.resolve("app.db"));

        upgrade(FIRST);

        assertThat(versionTable()).isEqualToNormalizingWhitespace(theirs);
    }
}
