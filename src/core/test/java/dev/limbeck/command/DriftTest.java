package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Change;
import dev.limbeck.result.DriftResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests changes made to a database file by hand. */
final class DriftTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void aHistoryOfTwo() throws IOException {
        write(
                "a1a1",
                "",
                "op.createTable(\"account\", column(\"id\", bigint()).identity(), column(\"name\","
                        + " varchar(50)).nullable(false),"
                        + " primaryKey(\"id\"), checkConstraint(\"ck\", text(\"name <> ''\")));"
                        + " op.createTable(\"old\", column(\"id\", integer()));"
                        + " op.createIndex(\"ix_name\", \"account\", \"name\");"
                        + " op.execute(text(\"CREATE VIEW v AS SELECT id FROM account\"));"
                        + " op.execute(text(\"CREATE TRIGGER t AFTER DELETE ON account BEGIN SELECT 1; END\"));");
        write("b2b2", "\"a1a1\"", "op.dropTable(\"old\");");
    }

    private void write(String id, String down, String upgrade) throws IOException {
        String text =
                """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                /** step. */
                @Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z")
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(id, down, id, upgrade);
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(folder.resolve("revisions").resolve("Rev_" + id + ".java"), text);
    }

    private Project project() {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl("jdbc:sqlite:" + folder.resolve("app.db"))
                .modelClasspath(List.of())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
    }

    private void byHand(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private DriftResult drift(String target, String... statements) throws SQLException {
        new Upgrade(project(), RunListener.SILENT).run(target);
        byHand(statements);
        return new Drift(project()).run();
    }

    private static List<String> descriptions(DriftResult result) {
        return result.changes().stream().map(Change::description).toList();
    }

    @Test
    void anUnchangedDatabaseHasNoDriftAtAnyRevision() throws SQLException {
        assertThat(drift("a1a1").changes()).isEmpty();
        DriftResult head = drift("head");
        assertThat(head.changes()).isEmpty();
        assertThat(head.script()).isEmpty();
        assertThat(head.current()).containsExactly("b2b2");
    }

    @Test
    void manualChangesAreReported() throws SQLException {
        DriftResult result = drift(
                "head",
                "ALTER TABLE account ADD COLUMN nick TEXT",
                "DROP INDEX ix_name",
                "CREATE UNIQUE INDEX ux_nick ON account (nick)",
                "DROP VIEW v",
                "DROP TRIGGER t",
                "CREATE TRIGGER mine AFTER INSERT ON account BEGIN SELECT 2; END",
                "CREATE VIEW names AS SELECT name FROM account");
        assertThat(descriptions(result))
                .containsExactlyInAnyOrder(
                        "added column account.nick text",
                        "dropped index account.ix_name (name)",
                        "added index account.ux_nick unique (nick)",
                        "dropped view v",
                        "dropped trigger t on account",
                        "added trigger mine on account",
                        "added view names");
        assertThat(result.changes())
                .allSatisfy(change -> assertThat(change.hazards()).isEmpty());
    }

    @Test
    void theScriptRevertsTheChanges() throws SQLException {
        DriftResult result = drift("head", "ALTER TABLE account ADD COLUMN nick TEXT", "DROP INDEX ix_name");
        byHand(result.script().split(";\n"));
        assertThat(new Drift(project()).run().changes()).isEmpty();
    }

    @Test
    void aDroppedTableAndAChangedCheckAreFound() throws SQLException {
        assertThat(descriptions(drift("a1a1", "DROP TABLE old"))).containsExactly("dropped table old");
        byHand(
                "PRAGMA writable_schema=ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'name <>', 'name >') WHERE name = 'account'");
        assertThat(descriptions(new Drift(project()).run())).hasSize(3);
    }

    @Test
    void tablesOfOtherToolsAreOnlyListed() throws SQLException {
        DriftResult result = drift(
                "head",
                "CREATE TABLE QRTZ_LOCKS (a)",
                "CREATE VIEW qrtz AS SELECT a FROM QRTZ_LOCKS",
                "CREATE TRIGGER q AFTER INSERT ON QRTZ_LOCKS BEGIN SELECT 1; END");
        assertThat(result.changes()).isEmpty();
        assertThat(result.unmanaged()).containsExactly("QRTZ_LOCKS", "qrtz");
    }

    @Test
    void aMissingDatabaseIsAnError() {
        assertThatThrownBy(() -> new Drift(project()).run())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("There is no database ");
    }

    @Test
    void aDatabaseAtBaseHasNoDrift() throws SQLException {
        byHand("CREATE TABLE mine (a)");
        DriftResult result = new Drift(project()).run();
        assertThat(result.changes()).isEmpty();
        assertThat(result.unmanaged()).containsExactly("mine");
    }

    /**
     * As in {@code check}, DATETIME has no time zone, and a type with a time zone is different from a plain timestamp.
     */
    @Test
    void aDifferenceThatCheckIgnoresIsNoDrift() throws IOException, SQLException {
        write(
                "c3c3",
                "\"b2b2\"",
                "op.createTable(\"log\", column(\"at\", timestampWithTimeZone()), column(\"made\", timestamp()),"
                        + " column(\"id\", integer()).autoincrement(), primaryKey(\"id\"));");

        DriftResult result = drift(
                "head",
                "DROP TABLE log",
                "CREATE TABLE log (at DATETIME, made TIMESTAMP WITH TIME ZONE, id INTEGER NOT NULL PRIMARY KEY)");

        assertThat(descriptions(result))
                .containsExactlyInAnyOrder(
                        "changed column log.made type timestamp -> timestamp with time zone",
                        "changed column log.id identity autoincrement -> identity");
        assertThat(result.script()).contains("made timestamp");
    }

    /**
     * A comparison with a model ignores missing names, but in this comparison, the revisions determine whether a
     * constraint has a name.
     */
    @Test
    void aNameThatOnlyOneSideHasIsReported() throws IOException, SQLException {
        String named = "create table %s (id bigint, a integer, b integer, constraint pk_%1$s primary key (id),"
                + " constraint uk_%1$s unique (a), constraint fk_%1$s foreign key (b) references account (id),"
                + " constraint ck_%1$s check (a > 0))";
        String unnamed = "create table %s (id bigint, a integer, b integer, primary key (id), unique (a),"
                + " foreign key (b) references account (id), check (a > 0))";
        write(
                "c3c3",
                "\"b2b2\"",
                "op.execute(\"" + named.formatted("has") + "\"); op.execute(\"" + unnamed.formatted("lacks") + "\");");
        DriftResult result =
                drift("head", "drop table has", "drop table lacks", unnamed.formatted("has"), named.formatted("lacks"));
        assertThat(descriptions(result))
                .containsExactlyInAnyOrder(
                        "changed primary key (id) of has: named pk_has -> without a name",
                        "changed unique constraint (a) of has: named uk_has -> without a name",
                        "changed foreign key (b) to account (id) of has: named fk_has -> without a name",
                        "changed check (a > 0) of has: named ck_has -> without a name",
                        "changed primary key (id) of lacks: without a name -> named pk_lacks",
                        "changed unique constraint (a) of lacks: without a name -> named uk_lacks",
                        "changed foreign key (b) to account (id) of lacks: without a name -> named fk_lacks",
                        "changed check (a > 0) of lacks: without a name -> named ck_lacks");
        byHand(result.script().split(";\n"));
        assertThat(new Drift(project()).run().changes()).isEmpty();
    }

    /** If a table contains the same constraint twice, only the constraint whose name differs is reported. */
    @Test
    void ofTwoEqualConstraintsTheOneWithTheOtherNameIsReported() throws IOException, SQLException {
        write(
                "c3c3",
                "\"b2b2\"",
                "op.execute(\"create table t (a integer, constraint one check (a > 0), check (a > 0))\");");
        assertThat(descriptions(drift(
                        "head",
                        "drop table t",
                        "create table t (a integer, constraint one check (a > 0), constraint two check (a > 0))")))
                .containsExactly("changed check (a > 0) of t: without a name -> named two");
    }
}
