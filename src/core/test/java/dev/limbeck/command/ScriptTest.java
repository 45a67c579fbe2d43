package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.sqlite.Shell;
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

/**
 * Tests the scripts that {@code --sql} writes by running them in the real shell: they must have the same result as a
 * regular run, or stop before they do any damage.
 */
final class ScriptTest {
    private static final String SHOP =
            """
            op.createTable("shop", column("id", bigint()).identity(), column("name", varchar(20)), primaryKey("id"));
            op.createTable("item", column("id", bigint()).identity(), column("name", varchar(20)),
                    column("qty", varchar(9)), column("shop_id", bigint()), primaryKey("id"),
                    foreignKey("fk_shop", "shop_id").references("shop", "id"));
            op.createIndex("ix_name", "item", "name");
            op.createView("names", text("create view names as select name from item"));
            op.execute("insert into shop values (1, 'corner; shop')");
            """;
    private static final String CHANGE =
            """
            op.alterColumn("item", "name", c -> c.type(varchar(40)).nullable(false));
            op.createUniqueConstraint("uk", "item", "name");
            op.createTrigger("tr", "item", text(
                    "create trigger tr after insert on item begin update item set qty = 1 where id = new.id; end"));
            """;
    private static final String BACK =
            """
            op.dropTrigger("tr");
            op.dropConstraint("uk", "item");
            op.alterColumn("item", "name", c -> c.type(varchar(20)).nullable(true));
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void aHistory() throws IOException {
        write("a1", "", SHOP, "op.dropView(\"names\"); op.dropTable(\"item\"); op.dropTable(\"shop\");");
        write("b2", "\"a1\"", CHANGE, BACK);
        write(
                "c3",
                "\"b2\"",
                "op.dropView(\"names\"); op.renameTable(\"item\", \"thing\"); op.renameColumn(\"thing\", \"qty\","
                        + " \"n\");"
                        + " op.alterColumn(\"thing\", \"n\", c -> c.type(integer()).using(text(\"cast(n as"
                        + " integer)\")));",
                "op.alterColumn(\"thing\", \"n\", c -> c.type(varchar(9))); op.renameColumn(\"thing\", \"n\", \"qty\");"
                        + " op.renameTable(\"thing\", \"item\");"
                        + " op.createView(\"names\", text(\"create view names as select name from item\"));");
    }

    private void write(String id, String down, String upgrade, String downgrade) throws IOException {
        String text =
                """
                package db.revisions;
                import dev.limbeck.*;
                /** step %1$s. */
                @Revision(id = "%1$s", downRevision = {%2$s}, created = "2026-01-01T00:00:00Z")
                public final class Rev_%1$s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %3$s
                    }
                    @Override
                    public void downgrade(Operations op) throws Exception {
                        %4$s
                    }
                }
                """
                        .formatted(id, down, upgrade, downgrade);
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(folder.resolve("revisions").resolve("Rev_" + id + ".java"), text);
    }

    private Path file(String name) {
        return folder.resolve(name + ".db");
    }

    private Project project(String database) {
        return project(database, "");
    }

    private Project project(String database, String log) {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl("jdbc:sqlite:" + file(database))
                .modelClasspath(List.of())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .set(SettingKey.REVISIONS_LOG_TABLE, log)
                .load());
    }

    private String up(String target) {
        return new Upgrade(project("none"), RunListener.SILENT)
                .script(target, "3.40")
                .script();
    }

    private void online(String database, String target) {
        new Upgrade(project(database), RunListener.SILENT).run(target);
    }

    private Shell.Outcome shell(String database, String script) {
        Shell.require();
        return Shell.run(file(database), script);
    }

    /** Returns the schema and every row as text. */
    private String dump(String database) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(database));
                Statement statement = connection.createStatement()) {
            for (String sql :
                    column(statement, "select sql from sqlite_master where sql is not null order by type, name")) {
                text.append(sql).append('\n');
            }
            for (String table :
                    column(statement, "select name from sqlite_master where type = 'table' order by name")) {
                String names = String.join(
                        " || '|' || ",
                        column(statement, "select 'quote(' || name || ')' from pragma_table_info('" + table + "')"));
                text.append(table)
                        .append(column(statement, "select " + names + " from " + table + " order by 1"))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> column(Statement statement, String question) throws SQLException {
        List<String> values = new java.util.ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void sql(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void upgradesAndDowngradesLikeARun() throws SQLException {
        String script = up("base:head");
        assertThat(script)
                .startsWith("-- No database was read: the script begins at base, and ends at c3.\n.bail on\n")
                .doesNotContain("writable_schema");
        assertThat(shell("script", script)).isEqualTo(new Shell.Outcome(0, "", ""));
        online("run", "head");
        assertThat(withoutQuotes(dump("script"))).isEqualTo(dump("run"));

        String down = new Downgrade(project("none"), RunListener.SILENT)
                .script("head:a1", "3.40")
                .script();
        assertThat(shell("script", down)).isEqualTo(new Shell.Outcome(0, "", ""));
        new Downgrade(project("run"), RunListener.SILENT).run("a1");
        assertThat(withoutQuotes(dump("script"))).isEqualTo(dump("run"));
        assertThat(file("none")).doesNotExist();
    }

    /**
     * Removes the quotes that RENAME TO adds to the new name. A regular run removes them by editing the stored
     * definitions, which a script cannot do.
     */
    private static String withoutQuotes(String dump) {
        return dump.replaceAll("\"(thing|item)\"", "$1");
    }

    @Test
    void beginsAtTheCurrentRevisionWithoutARange() throws SQLException {
        online("app", "a1");
        String script = new Upgrade(project("app"), RunListener.SILENT)
                .script("+1", "3.40")
                .script();
        assertThat(script)
                .startsWith("-- The script begins at a1, the current revision of the database, and ends at"
                        + " b2.\n.bail on\n");
        assertThat(shell("app", script).code()).isZero();
        online("run", "b2");
        assertThat(dump("app")).isEqualTo(dump("run"));
        assertThat(up("head")).startsWith("-- There is no database yet: the script begins at base, and ends at c3.\n");
    }

    @Test
    void aDatabaseAtAnotherRevisionIsNotChanged() throws SQLException {
        online("app", "b2");
        String before = dump("app");
        assertThat(shell("app", up("a1:head")).err())
                .contains("the database is not at a1, where this step starts: 2 row(s), such as no row a1");
        assertThat(shell("app", up("base:head")).err()).contains("the database is not at base", "such as row b2");
        assertThat(dump("app")).isEqualTo(before);
    }

    @Test
    void rowsThatViolateARuleStopTheScriptBeforeItsRevision() throws SQLException {
        online("app", "a1");
        sql("app", "insert into item (name) values (null), ('a')");
        String before = dump("app");
        Shell.Outcome outcome = shell("app", up("a1:head"));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("item.name would be NULL but is NOT NULL: 1 row(s), such as 1. Specify");
        assertThat(dump("app")).isEqualTo(before);

        sql("app", "update item set name = 'a'");
        before = dump("app");
        assertThat(shell("app", up("a1:head")).err())
                .contains("rows of item have duplicate values in (name), which the unique");
        assertThat(dump("app")).isEqualTo(before);

        sql("app", "update item set name = 'b' where id = 2");
        assertThat(shell("app", up("a1:head"))).isEqualTo(new Shell.Outcome(0, "", ""));
    }

    @Test
    void objectsUnknownToTheHistoryAreNotLost() throws SQLException {
        online("app", "a1");
        sql("app", "create index theirs on item (qty)");
        String before = dump("app");
        assertThat(shell("app", up("a1:b2")).err())
                .contains("table item and its indexes and triggers differ from what the revisions create: 1 row(s),"
                        + " such as index theirs");
        assertThat(dump("app")).isEqualTo(before);
        sql("app", "drop index theirs", "create view theirs as select qty from item");
        assertThat(shell("app", up("a1:b2")).err())
                .contains("views or triggers that no revision created refer to item: 1 row(s), such as view theirs");
    }

    @Test
    void danglingReferencesStopTheScript() throws Exception {
        write(
                "d4",
                "\"c3\"",
                "op.alterColumn(\"shop\", \"name\", c -> c.type(integer())); op.execute(\"delete from shop\");",
                "");
        online("app", "c3");
        sql(
                "app",
                "delete from shop",
                "insert into shop values (1, '7')",
                "insert into thing (name, shop_id) values ('a', 1)");
        String before = dump("app");
        Shell.Outcome outcome = shell("app", up("c3:d4"));
        assertThat(outcome.err()).contains("1 rows of thing would refer to rows that do not exist. Correct those rows");
        assertThat(dump("app")).isEqualTo(before);
    }

    @Test
    void aRevisionMayReadTheSchemaButNotRows() throws Exception {
        String read = "try (var s = op.connection().createStatement(); var r = s.executeQuery(\"%s\")) { r.next();"
                + " op.execute(\"insert into shop (name) values ('\" + r.getString(1) + \"')\"); }";
        write("d4", "\"c3\"", read.formatted("select count(*) from sqlite_master where name = 'thing'"), "");
        assertThat(up("c3:d4")).contains("insert into shop (name) values ('1');\n");
        write("d4", "\"c3\"", read.formatted("select count(*) from thing"), "");
        assertThatThrownBy(() -> up("c3:d4"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(
                        "No script was written: revision d4 cannot be part of a script. It reads rows through"
                                + " op.connection() (select count(*) from thing), which a script cannot do.");
        write("d4", "\"c3\"", "op.connection().prepareStatement(\"update thing set n = ?\").close();", "");
        assertThatThrownBy(() -> up("c3:d4")).hasMessageContaining("It changes the database through op.connection()");
        write(
                "d4",
                "\"c3\"",
                "op.migrateRows(\"select id from thing\", \"update thing set n = ?\", row -> new Object[] {1});",
                "");
        assertThatThrownBy(() -> up("c3:d4"))
                .hasMessageContaining("revision d4 cannot be part of a script. It reads rows");
    }

    @Test
    void writesTheSameLogEntriesAsARun() throws SQLException {
        String script = new Upgrade(project("none", "limbeck_log"), RunListener.SILENT)
                .script("base:b2", "3.40")
                .script();
        assertThat(shell("script", script)).isEqualTo(new Shell.Outcome(0, "", ""));
        new Upgrade(project("run", "limbeck_log"), RunListener.SILENT).run("b2");
        String same = "update limbeck_log set started_at = '', millis = 0 where julianday(started_at) > 2460000";
        sql("script", same);
        sql("run", same);
        assertThat(dump("script")).isEqualTo(dump("run")).contains("'b2'|'upgrade'|''|0|");
    }

    @Test
    void aStampCanBeAScript() throws SQLException {
        String script =
                new Stamp(project("none")).script(List.of("base:head"), "3.40").script();
        assertThat(shell("app", script).code()).isZero();
        assertThat(dump("app")).contains("alembic_version['c3']");
        assertThat(new Stamp(project("app")).script(List.of("a1"), "3.40").script())
                .startsWith("-- The script begins at c3, the current revision of the database, and ends at a1.\n")
                .contains("UPDATE \"alembic_version\" SET version_num = 'a1' WHERE version_num = 'c3';\n");
    }
}
