package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.VerifyResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a revision file for several databases, run on SQLite. */
final class OneFileSeveralDatabasesTest {
    private static final String CREATE_TAG =
            "op.createTable(\"tag\", column(\"id\", bigint()).identity()," + " column(\"name\", varchar(20)));";
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type = 'table'" + " AND name NOT LIKE 'alembic%' ORDER BY name";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void begin() {
        history = new HistoryProject(folder).revision("1a1a", "", CREATE_TAG, "op.dropTable(\"tag\");");
    }

    private void failsToUpgrade(String upgrade, String... words) {
        history.revision("2b2b", "1a1a", "op.createTable(\"before\", column(\"a\", integer())); " + upgrade, "");
        history.upgrade("1a1a");
        assertThatThrownBy(() -> history.upgrade("head"))
                .hasMessageContaining("the database is as it was before")
                .hasMessageContainingAll(words);
        assertThat(history.query(TABLES)).containsExactly("tag");
    }

    private VerifyResult verify() {
        return new Verify(history.project(), RunListener.SILENT).run(null, false);
    }

    @Test
    void aBlockRunsOnTheNamedDatabasesOnly() {
        history.revision(
                "2b2b",
                "1a1a",
                "op.on(\"sqlite\", o -> o.createTable(\"one\", column(\"a\", integer())));"
                        + " op.on(\"h2\", \"sqlite\", o -> o.createTable(\"two\", column(\"a\", integer())));"
                        + " op.on(\"postgresql\", o -> o.execute(\"create extension citext\"));"
                        + " op.on(\"postgresql\", \"mariadb\", \"mysql\", o -> { throw new java.io.IOException(); });"
                        + " op.on(java.util.List.of(\"mysql\"), o -> o.dropTable(\"none\"));",
                "op.on(\"sqlite\", o -> { o.dropTable(\"one\"); o.dropTable(\"two\"); });");
        history.upgrade("head");
        assertThat(history.query(TABLES)).containsExactly("one", "tag", "two");
        VerifyResult verified = verify();
        assertThat(verified.isBroken()).isFalse();
        assertThat(verified.warnings())
                .containsExactlyInAnyOrder(
                        "Revision 2b2b has operations only for mysql, which were not run",
                        "Revision 2b2b has operations only for postgresql, which were not run",
                        "Revision 2b2b has operations only for postgresql, mariadb, mysql, which were not run");
        assertThat(script("1a1a:head"))
                .contains("CREATE TABLE one", "CREATE TABLE two")
                .doesNotContain("citext");
        history.downgrade("1a1a");
        assertThat(history.query(TABLES)).containsExactly("tag");
    }

    private String script(String range) {
        return new Upgrade(history.project(), RunListener.SILENT)
                .script(range, "3.40")
                .script();
    }

    @Test
    void anUnknownDatabaseIsAnErrorThatListsTheKnownOnes() {
        failsToUpgrade(
                "op.on(\"postgres\", o -> {});",
                "There is no dialect \"postgres\"",
                "sqlite, postgresql, mariadb, mysql, h2",
                "Did you mean postgresql?");
        failsToUpgrade("op.on(\"sqlite\", \"Oracle\", o -> {});", "There is no dialect \"Oracle\"");
    }

    @Test
    void anErrorInABlockFailsTheRevision() {
        failsToUpgrade("op.on(\"sqlite\", o -> { throw new java.io.IOException(\"no!\"); });", "no!");
        failsToUpgrade("op.data(\"a\", c -> { throw new java.io.IOException(\"no!\"); });", "no!");
    }

    @Test
    void aDataStepRunsInTheTransactionOfItsRevision() {
        String insert = "op.data(\"%s\", c -> { try (var s = c.createStatement()) {"
                + " s.executeUpdate(\"insert into tag (name) values ('%s')\"); } });";
        history.revision(
                "2b2b",
                "1a1a",
                insert.formatted("one", "x") + insert.formatted("two", "y"),
                insert.formatted("one", "z"));
        history.upgrade("head");
        assertThat(history.query("SELECT name FROM tag ORDER BY id")).containsExactly("x", "y");
        history.downgrade("1a1a");
        assertThat(history.query("SELECT name FROM tag ORDER BY id")).containsExactly("x", "y", "z");
        assertThat(verify().isBroken()).isFalse();
        assertThatThrownBy(() -> script("1a1a:head"))
                .hasMessageContaining("No script was written: revision 2b2b")
                .hasMessageContaining("The data step \"one\" runs Java code, which a script cannot contain")
                .hasMessageContaining("op.execute");
        assertThatThrownBy(() -> squash("base:head")).hasMessageContaining("2b2b (Step 2b2b) runs Java code");
        assertThat(new Upgrade(history.project(), RunListener.SILENT)
                        .plan("head")
                        .revisions())
                .hasSize(1);
    }

    @Test
    void aDataStepIsTheRevisionsOrNothing() {
        failsToUpgrade(
                "op.data(\"one\", c -> { try (var s = c.createStatement()) {"
                        + " s.executeUpdate(\"insert into tag (name) values ('x')\"); c.commit(); } });",
                "A revision cannot call commit()");
        assertThat(history.query("SELECT name FROM tag")).isEmpty();
    }

    @Test
    void theNameOfADataStepIsUnique() {
        failsToUpgrade("op.data(\"a\", c -> {}); op.data(\"a\", c -> {});", "two data steps named \"a\"");
        failsToUpgrade("op.data(\"a\", c -> {}); op.in(\"\").data(\"a\", c -> {});", "two data steps named \"a\"");
        failsToUpgrade("op.data(\" \", c -> {});", "needs a name");
    }

    @Test
    void aRevisionForSomeDatabasesIsNotCombinedWithOthers() {
        history.revision("2b2b", "1a1a", "op.on(\"postgresql\", o -> o.execute(\"x\"));", "");
        assertThatThrownBy(() -> squash("base:head"))
                .hasMessageContaining("2b2b (Step 2b2b) has operations in op.on() for only some databases");
        history.revision("2b2b", "1a1a", "op.on(\"sqlite\", o -> o.execute(\"delete from tag\"));", "");
        assertThatThrownBy(() -> squash("base:head"))
                .hasMessageContaining("2b2b (Step 2b2b) has operations in op.on() for only some databases");
    }

    private RevisionResult squash(String range) {
        return new Squash(history.project(), RunListener.SILENT).run(new Squash.Request(range, "all in one", false));
    }

    @Test
    void sqliteHasNoSchemas() {
        failsToUpgrade(
                "op.in(\"billing\").createTable(\"invoice\", column(\"id\", bigint()).identity());",
                "SQLite has no schemas, so op.in(\"billing\")",
                "op.on(");
        failsToUpgrade(
                "op.createTable(\"a\", column(\"t\", bigint()),"
                        + " foreignKey(null, \"t\").referencesIn(\"billing\", \"tag\", \"id\"));",
                "The foreign key on t of a refers to the schema billing, but SQLite has no schemas");
        failsToUpgrade(
                "op.createForeignKey(\"before\", foreignKey(\"fk\", \"a\").referencesIn(\"billing\", \"tag\"));",
                "The foreign key on a of before refers to the schema billing");
    }

    @Test
    void theDefaultSchemaCanBeNamedEverywhere() {
        history.revision(
                "2b2b",
                "1a1a",
                "Operations o = op.in(DEFAULT_SCHEMA); o.createTableIfNotExists(\"pet\", column(\"tag_id\", bigint()),"
                        + " foreignKey(\"fk\", \"tag_id\").referencesIn(DEFAULT_SCHEMA, \"tag\", \"id\"));"
                        + " o.createTableIfNotExists(\"pet\", column(\"other\", bigint())); o.dropTableIfExists(\"none\");",
                "op.in(DEFAULT_SCHEMA).dropTableIfExists(\"pet\");");
        history.upgrade("head");
        assertThat(history.query("SELECT \"table\", \"to\" FROM pragma_foreign_key_list('pet')"))
                .isEqualTo(List.of("tag|id"));
        assertThat(verify().isBroken()).isFalse();
        history.downgrade("1a1a");
        assertThat(history.query(TABLES)).containsExactly("tag");
    }
}
