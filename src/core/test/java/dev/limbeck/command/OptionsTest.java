package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests options for individual databases in revisions that run on SQLite. */
final class OptionsTest {
    private static final String TABLES =
            "SELECT sql FROM sqlite_schema WHERE type = 'table'" + " AND name NOT LIKE 'alembic%' ORDER BY name";
    private static final String OTHERS = "op.createTable(\"tag\","
            + " column(\"id\", integer()).nullable(false).option(\"mariadb_invisible\", true),"
            + " column(\"name\", type(\"text\")),"
            + " primaryKey(\"id\").named(\"pk\").option(\"postgresql_tablespace\", \"fast\"),"
            + " uniqueConstraint(\"uk\", \"name\").option(\"postgresql_nulls_not_distinct\", true),"
            + " option(\"postgresql_fillfactor\", 70), option(\"mariadb_engine\", \"Aria\"),"
            + " option(\"sqlite_strict\", true));"
            + " op.createIndex(\"ix\", \"tag\", \"name\", option(\"postgresql_using\", \"gin\"));"
            + " op.batchAlterTable(\"tag\", batch -> {"
            + " batch.addColumn(column(\"a\", integer()).option(\"mariadb_compressed\", true));"
            + " batch.alterColumn(\"name\", c -> c.option(\"mariadb_invisible\", true).nullable(false));"
            + " batch.createConstraint(checkConstraint(\"ck\", text(\"a > 0\")).option(\"postgresql_no_inherit\", true));"
            + " batch.createConstraint(foreignKey(\"fk\", \"a\").references(\"tag\", \"id\").option(\"h2_x\", 5000000000L));"
            + " });";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void begin() {
        history = new HistoryProject(folder).revision("1a1a", "", OTHERS, "op.dropTable(\"tag\");");
    }

    private void refuses(String upgrade, String... words) {
        history.revision("1a1a", "", upgrade, "");
        assertThatThrownBy(() -> history.upgrade("head")).hasMessageContainingAll(words);
        assertThat(history.query(TABLES)).isEmpty();
    }

    @Test
    void optionsOfOtherDatabasesAreIgnored() {
        history.upgrade("head");
        assertThat(history.query(TABLES))
                .singleElement()
                .asString()
                .contains("STRICT", "CONSTRAINT ck CHECK", "CONSTRAINT fk")
                .doesNotContain("Aria", "fillfactor", "tablespace");
        assertThat(new Verify(history.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
    }

    @Test
    void optionsOfOtherDatabasesAreKeptWhenRevisionsAreCombined() throws IOException {
        history.revision(
                "2b2b", "1a1a", "op.addColumn(\"tag\", column(\"b\", integer()));", "op.dropColumn(\"tag\", \"b\");");
        String text = Files.readString(new Squash(history.project(), RunListener.SILENT)
                .run(new Squash.Request("base:head", "both", false))
                .file());
        assertThat(text)
                .contains(
                        "column(\"id\", integer()).nullable(false).option(\"mariadb_invisible\", true)",
                        "primaryKey(\"id\").named(\"pk\").option(\"postgresql_tablespace\", \"fast\")",
                        "unique(\"name\").named(\"uk\").option(\"postgresql_nulls_not_distinct\", true)",
                        "option(\"postgresql_fillfactor\", 70)",
                        "option(\"mariadb_engine\", \"Aria\")",
                        "strict()",
                        "op.createIndex(\"ix\", \"tag\", asc(\"name\"), option(\"postgresql_using\", \"gin\"));",
                        "column(\"a\", integer()).option(\"mariadb_compressed\", true)",
                        "batch.createConstraint(check(text(\"a > 0\")).named(\"ck\")",
                        ".option(\"h2_x\", 5000000000L)");
        history.upgrade("head");
        assertThat(history.query(TABLES)).singleElement().asString().contains("STRICT");
    }

    @Test
    void anUnknownOptionOfSqliteIsAnErrorThatListsTheKnownOnes() {
        refuses(
                "op.createTable(\"t\", column(\"a\", integer()), option(\"sqlite_strikt\", true));",
                "SQLite has no option sqlite_strikt for the table t",
                "The known options are sqlite_strict, sqlite_without_rowid");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer()).option(\"sqlite_strict\", true));",
                "SQLite has no option sqlite_strict for the column a",
                "It has no options there");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer())); op.createIndex(\"ix\", \"t\", \"a\","
                        + " option(\"sqlite_x\", 1));",
                "SQLite has no option sqlite_x for the index ix");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer()), uniqueConstraint(\"u\", \"a\").option(\"sqlite_x\", 1));",
                "SQLite has no option sqlite_x for a constraint");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer())); op.batchAlterTable(\"t\", b ->"
                        + " b.options(option(\"sqlite_x\", 1)));",
                "SQLite has no option sqlite_x for the table t");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer()), option(\"strict\", true));",
                "must begin with the name of its database");
        refuses(
                "op.createTable(\"t\", column(\"a\", integer()), option(\"mariadb_x\", 1.5));",
                "must be a string, a whole number, true or false");
    }

    @Test
    void anOptionThatIsFalseIsNone() {
        history.revision(
                "1a1a",
                "",
                "op.createTable(\"t\", column(\"id\", bigint()).identity(), strict());"
                        + " op.batchAlterTable(\"t\", b -> b.options(option(\"sqlite_strict\", false)));"
                        + " op.batchAlterTable(\"t\", b -> b.options(option(\"postgresql_fillfactor\", 70)));",
                "op.dropTable(\"t\");");
        history.upgrade("head");
        assertThat(history.query(TABLES)).singleElement().asString().doesNotContain("STRICT");
    }
}
