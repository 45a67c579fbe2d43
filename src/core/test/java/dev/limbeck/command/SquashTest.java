package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a range of revisions is combined into a single equivalent revision. */
final class SquashTest {
    private static final String SCHEMA =
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%' ORDER BY name";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void write() {
        history = new HistoryProject(folder)
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"owner\", column(\"id\", bigint()).identity(), column(\"nick\","
                                + " varchar(10)));",
                        "op.dropTable(\"owner\");")
                .revision(
                        "2b2b",
                        "1a1a",
                        "op.createTable(\"pet\", column(\"id\", bigint()).identity(), column(\"owner_id\", bigint()),"
                                + " foreignKey(\"fk_owner\", \"owner_id\").references(\"owner\", \"id\"));"
                                + " op.createIndex(\"ix_pet\", \"pet\", \"owner_id\");",
                        "op.dropTable(\"pet\");")
                .revision(
                        "3c3c",
                        "2b2b",
                        "op.alterColumn(\"owner\", \"nick\", c -> c.type(integer()).newColumnName(\"name\"));",
                        "op.alterColumn(\"owner\", \"name\", c -> c.type(varchar(10)).newColumnName(\"nick\"));")
                .revision(
                        "4d4d",
                        "3c3c",
                        "op.addColumn(\"pet\", column(\"age\", integer()));",
                        "op.dropColumn(\"pet\", \"age\");");
    }

    private RevisionResult squash(String range, boolean keep) {
        return new Squash(history.project(), RunListener.SILENT).run(new Squash.Request(range, "all in one", keep));
    }

    private void refuses(String range, String... words) {
        List<String> before = history.files();
        assertThatThrownBy(() -> squash(range, false)).hasMessageContainingAll(words);
        assertThat(history.files()).isEqualTo(before);
    }

    @Test
    void sequencesAndEnumerationsStayWhatTheyAre() throws IOException {
        history.revision(
                "5e5e",
                "4d4d",
                "op.createSequence(sequence(\"pet_seq\").start(10).increment(20));"
                        + " op.addColumn(\"pet\", column(\"kind\", enumeration(\"CAT\").length(5)));",
                "op.dropColumn(\"pet\", \"kind\"); op.dropSequence(\"pet_seq\");");
        history.revision(
                "6f6f",
                "5e5e",
                "op.alterColumn(\"pet\", \"kind\", c -> c.type(enumeration(\"CAT\", \"DOG\").length(5)));"
                        + " op.alterSequence(sequence(\"pet_seq\").start(10).increment(20),"
                        + " sequence(\"pet_seq\").start(10).increment(50));",
                "op.alterColumn(\"pet\", \"kind\", c -> c.type(enumeration(\"CAT\").length(5)));"
                        + " op.alterSequence(sequence(\"pet_seq\").start(10).increment(50),"
                        + " sequence(\"pet_seq\").start(10).increment(20));");
        RevisionResult result = squash("base:6f6f", false);
        assertThat(Files.readString(result.file()))
                .contains(
                        "op.createSequence(sequence(\"pet_seq\").start(10).increment(50));",
                        "column(\"kind\", enumeration(\"CAT\", \"DOG\").length(5))",
                        "op.dropSequence(\"pet_seq\");")
                .doesNotContain("check", "next_val");
        history.upgrade("head");
        assertThat(history.query("SELECT next_val FROM pet_seq")).containsExactly("10");
    }

    @Test
    void leadsToTheSameSchemaAndBack() throws IOException {
        history.upgrade("3c3c");
        List<String> columns = history.query("SELECT name, type FROM pragma_table_info('owner')");
        history.downgrade("base");
        RevisionResult result = squash("base:3c3c", false);
        assertThat(history.files()).hasSize(2).contains("Rev_4d4d.java", "Rev_3c3c_all_in_one.java");
        assertThat(Files.readString(result.file()))
                .contains("Squashed from 1a1a, 2b2b, 3c3c.", "createTable(\"owner\"", "id = \"3c3c\"")
                .doesNotContain("nick");
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("A database at 1a1a, 2b2b has to be upgraded");
        history.upgrade("head");
        assertThat(history.query("SELECT name, type FROM pragma_table_info('owner')"))
                .isEqualTo(columns);
        history.downgrade("base");
        assertThat(history.query(SCHEMA)).isEmpty();
        assertThat(new Verify(history.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
    }

    @Test
    void keepsTheRowsOfARangeThatDoesNotBeginAtTheBase() {
        squash("2b2b:4d4d", false);
        history.upgrade("1a1a");
        history.run("INSERT INTO owner (nick) VALUES ('7')");
        history.upgrade("head");
        assertThat(history.query("SELECT name FROM owner")).containsExactly("7");
        history.downgrade("1a1a");
        assertThat(history.query("SELECT nick FROM owner")).containsExactly("7");
    }

    @Test
    void includesSqlAndRows() {
        history.revision(
                "5e5e",
                "4d4d",
                "op.bulkInsert(\"owner\", java.util.List.of(row(\"name\", 1), row(\"name\", 2)));"
                        + " op.execute(\"UPDATE owner SET name = name * 10\");",
                "op.execute(\"DELETE FROM owner\");");
        squash("base:head", false);
        history.upgrade("head");
        assertThat(history.query("SELECT name FROM owner")).containsExactly("10", "20");
        history.downgrade("base");
        assertThat(history.files()).hasSize(1);
    }

    @Test
    void refusesAndNamesRevisionsThatCannotBeIncluded() {
        history.revision("5e5e", "4d4d", "op.connection();", "");
        refuses("base:head", "5e5e (Step 5e5e) runs Java code");
        history.revision("5e5e", "4d4d", "op.execute(op.argument(\"x\").orElse(\"SELECT 1\"));", "");
        refuses("base:head", "5e5e (Step 5e5e) calls argument()");
        history.revision("6f6f", "3c3c", "", "");
        refuses("base:4d4d", "3c3c (Step 3c3c) is followed by several revisions");
        refuses("4d4d:4d4d", "only revision 4d4d");
    }

    @Test
    void refusesARangeWhoseDowngradesDoNotRestoreTheSchema() {
        history.revision("5e5e", "4d4d", "op.addColumn(\"pet\", column(\"size\", integer()));", "");
        refuses("4d4d:head", "the proof on a scratch database failed", "downgrade");
    }

    @Test
    void keepsTheOldFilesUnderAnotherName() {
        squash("base:head", true);
        assertThat(history.files())
                .containsExactly(
                        "Rev_1a1a.java.squashed",
                        "Rev_2b2b.java.squashed",
                        "Rev_3c3c.java.squashed",
                        "Rev_4d4d.java.squashed",
                        "Rev_4d4d_all_in_one.java");
        history.upgrade("head");
    }

    @Test
    void explainsWhatToDoWithADatabaseInsideTheRange() {
        history.upgrade("2b2b");
        squash("base:head", false);
        assertThatThrownBy(() -> history.upgrade("head"))
                .hasMessageContaining("The database is at revision 2b2b, which was squashed into 4d4d")
                .hasMessageContaining("limbeck upgrade 4d4d");
    }

    @Test
    void includesSqlRevisions() throws IOException {
        Path sql = history.file("5e5e").resolveSibling("Rev_5e5e.sql");
        String text =
                """
                -- id: 5e5e
                -- down revision: 4d4d
                -- created: 2026-01-01T00:00:00Z
                -- upgrade
                create table toy (id integer primary key, name text default 'a;b');
                insert into toy (name) values ('ball; red');
                create trigger tr after insert on toy begin update toy set name = 'x'; select 1; end;
                -- downgrade
                drop table toy;
                """;
        Files.writeString(sql, text.replace("-- upgrade\n", "-- upgrade\npragma foreign_keys = off;\n"));
        refuses("base:head", "5e5e", "has a PRAGMA");
        Files.writeString(sql, text);
        RevisionResult result = squash("base:head", false);
        assertThat(history.files()).containsExactly("Rev_5e5e_all_in_one.java");
        assertThat(Files.readString(result.file()))
                .startsWith("package db.revisions;")
                .contains("ball; red");
        history.upgrade("head");
        assertThat(history.query("SELECT name FROM toy")).containsExactly("ball; red");
        history.downgrade("base");
        assertThat(history.query("SELECT count(*) FROM sqlite_schema WHERE name = 'toy'"))
                .containsExactly("0");
    }
}
