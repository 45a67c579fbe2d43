package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.Application;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests revisions that are SQL files, both alone and combined with Java revisions. */
final class SqlRevisionTest {
    private static final String PETS =
            """
            -- id: b2b2
            -- down revision: a1a1
            -- created: 2026-01-02T00:00:00Z
            -- message: pets, and who is gone

            -- upgrade

            create table pet (id integer primary key, name text); -- one; two
            create trigger gone after delete on pet begin
              insert into log values (case when old.name = ';' then 1 else 2 end);
              insert into log values (3);
            end;
            insert into pet (name) values ('a;b');

            -- downgrade
            drop table pet;
            """;

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject sql = new SqlProject(folder);

    @BeforeEach
    void aFirstRevisionInJava() throws IOException {
        sql = new SqlProject(folder).model("create table log (n integer);");
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(
                folder.resolve("revisions").resolve("Rev_a1a1.java"),
                """
                import dev.limbeck.*;
                /** log. */
                @Revision(id = "a1a1", downRevision = {}, created = "2026-01-01T00:00:00Z")
                public final class Rev_a1a1 extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        op.createTable("log", column("n", integer()));
                    }
                    @Override
                    public void downgrade(Operations op) {
                        op.dropTable("log");
                    }
                }
                """);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("revisions").resolve("pets.sql"), text);
    }

    @Test
    void runsLikeAnyOther() throws IOException {
        write(PETS);
        sql.upgrade();
        assertThat(sql.rows("select name from pet")).containsExactly("a;b");
        sql.run("delete from pet");
        assertThat(sql.rows("select n from log")).containsExactly("2", "3");
        assertThat(new History(sql.project()).run(false).get(0).message()).isEqualTo("pets, and who is gone");
        assertThat(new Show(sql.project()).run("b2b2").get(0).path()).hasFileName("pets.sql");
        sql.downgrade();
        assertThat(sql.rows("select name from sqlite_master where type = 'table' order by 1"))
                .containsExactly("alembic_version", "log");
    }

    @Test
    void isProvedAndCanBeAScript() throws IOException {
        write(PETS);
        assertThat(new Verify(sql.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
        assertThat(new Upgrade(sql.project(), RunListener.SILENT)
                        .script("a1a1:b2b2", "3.40")
                        .script())
                .contains(
                        "\ncreate table pet (id integer primary key, name text);\n",
                        "\ninsert into pet (name) values ('a;b');\n");
    }

    @Test
    void anErrorNamesTheLineAndIsRolledBack() throws IOException {
        write(PETS.replace("insert into pet (name)", "insert into nobody (name)"));
        assertThatThrownBy(sql::upgrade)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("Revision b2b2 was not applied")
                .hasMessageContaining(
                        "Line 13: SQLite could not run insert into nobody (name) values ('a;b'): no such table");
        assertThat(sql.rows("select version_num from alembic_version")).containsExactly("a1a1");
        assertThat(sql.rows("select name from sqlite_master where name = 'pet'"))
                .isEmpty();
    }

    @Test
    void transactionCommandsAndUnterminatedStatementsAreRefusedWithTheirLine() throws IOException {
        write(PETS.replace("insert into pet (name) values ('a;b');", "commit;"));
        assertThatThrownBy(sql::upgrade).hasMessageContaining("Line 13: A revision cannot run commit");
        write(PETS.replace("end;\ninsert", "\ninsert"));
        assertThatThrownBy(sql::upgrade).hasMessageContaining("Line 9: this trigger definition is not terminated.");
        assertThat(sql.rows("select name from sqlite_master where name = 'pet'"))
                .isEmpty();
    }

    @Test
    void anInvalidHeaderIsReportedWithItsLine() throws IOException {
        assertRefused(
                PETS.replace("-- down revision", "-- down revison"),
                "pets.sql:2: unknown key \"down revison\". Did you mean \"down revision\"?");
        assertRefused(
                PETS.replace("2026-01-02T00:00:00Z", "today"),
                "pets.sql:3: created is \"today\", which is not a valid time.");
        assertRefused(PETS.replace("-- upgrade", "-- up"), "pets.sql:8: SQL found before \"-- upgrade\"");
        assertRefused(PETS + "-- upgrade\n", "pets.sql:17: the part \"-- upgrade\" occurs twice.");
        assertRefused(PETS.replace("id: b2b2", "id: a:b"), "pets.sql:1: ");
        assertRefused(
                PETS.replace("-- down revision: a1a1", "-- down revision: c3c3"),
                "pets.sql: down revision names c3c3, but no revision has that id.");
        write("-- only notes\nselect 1;\n");
        assertThat(sql.project().graph().revisions()).hasSize(1);
    }

    private void assertRefused(String text, String message) throws IOException {
        write(text);
        assertThatThrownBy(() -> sql.project().graph())
                .isInstanceOf(RevisionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void cannotBeRevertedWithoutADowngrade() throws IOException {
        write(PETS.substring(0, PETS.indexOf("-- downgrade")));
        sql.upgrade();
        assertThatThrownBy(sql::downgrade).hasMessageContaining("cannot be reverted: its file has no -- downgrade");
    }

    @Test
    void foreignKeysCanBeSwitchedOffForIt() throws IOException {
        write(PETS.replace("-- upgrade\n", "-- upgrade\nPRAGMA foreign_keys = OFF;\n")
                .replace("('a;b');", "('a;b');\ninsert into pet (name) select foreign_keys from pragma_foreign_keys;"));
        sql.settings(builder -> builder.databaseUrl(sql.url() + "?foreign_keys=on"));
        sql.upgrade();
        assertThat(sql.rows("select name from pet")).containsExactly("a;b", "0");
    }

    @Test
    void autogenerateWritesGuardsAndCopies() throws IOException {
        sql.upgrade();
        sql.model("create table log (n integer default 7, constraint c check (n > 0));");
        sql.run("insert into log values (0)");
        RevisionResult written = sql.reviseSql("c3c3");
        assertThat(SqlProject.text(written))
                .startsWith("-- id: c3c3\n-- down revision: a1a1\n-- created: ")
                .contains(
                        "\n-- message: change\n--\n--     The statements are for SQLite.\n",
                        "\n-- upgrade\n\nPRAGMA foreign_keys = OFF;\n");
        assertThatThrownBy(sql::upgrade).hasMessageContaining("rows of log violate the check c: 1 row(s)");
        sql.run("update log set n = 5");
        sql.upgrade();
        assertThat(sql.check().changes()).isEmpty();
        assertThat(sql.rows("select n from log")).containsExactly("5");
        sql.downgrade();
        assertThat(sql.schema()).anyMatch(one -> one.startsWith("CREATE TABLE log") && !one.contains("default"));
        assertThat(new Verify(sql.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
    }

    @Test
    void theLogShowsWhetherItWasEditedLater() throws IOException {
        write(PETS);
        sql.settings(builder -> builder.set(SettingKey.REVISIONS_LOG_TABLE, "limbeck_log"));
        sql.upgrade();
        write(PETS.replace("-- one; two", "/* other */").replace("(id integer", "(id\n  integer"));
        assertThat(edited()).isEmpty();
        write(PETS.replace("a;b", "a;  b"));
        assertThat(edited()).singleElement().asString().contains("b2b2");
    }

    private List<String> edited() {
        Project project = sql.project();
        try (Database database = project.openDatabase(Access.READ)) {
            return new EditedRevisions(project).findWarnings(database);
        }
    }

    @Test
    void isFoundOnTheClassPathOfAnApplication() throws IOException {
        Path packaged = Files.createDirectories(folder.resolve("classes/db/changes"));
        Files.writeString(
                packaged.resolve("pets.sql"),
                PETS.replace("down revision: a1a1", "down revision: base").replace("log values", "pet (name) values"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            Project project = Project.open(
                    Settings.builder()
                            .withoutFile()
                            .variables(Map.of())
                            .workingDirectory(folder)
                            .databaseUrl("jdbc:sqlite:" + folder.resolve("other.db"))
                            .modelClasspath(List.of())
                            .revisionsLocations(List.of(folder.resolve("none")))
                            .revisionsPackage("db.changes")
                            .load(),
                    new Application(null, loader));
            assertThat(new Upgrade(project, RunListener.SILENT).run("head").current())
                    .containsExactly("b2b2");
        }
    }
}
