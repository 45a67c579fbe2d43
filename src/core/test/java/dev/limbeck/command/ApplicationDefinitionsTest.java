package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.VerifyResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a collation, function or module that only the application defines affects only those objects that need it.
 */
final class ApplicationDefinitionsTest {
    private static final String[] DATABASE = {
        "create table deck (id integer primary key, name text not null, usn integer, note text)",
        "create table card (id integer primary key, deck integer references deck (id), k text, check (length(k) > 0))",
        "create table plain (id integer primary key, a text)",
        "create index ix_name on deck (name)",
        "insert into deck values (1, 'a', 1, null), (2, 'B', 2, 'x')",
        "insert into card values (1, 1, 'x')",
        "create view sorted as select id, sort_key(name) as s from deck",
        "create trigger changed after update of note on deck begin select sort_key(new.name); end",
        "pragma writable_schema = on",
        "update sqlite_schema set sql = replace(sql, 'name text not null', 'name text not null collate housesort')"
                + " where name = 'deck'",
        "update sqlite_schema set sql = replace(sql, 'length(k)', 'valid(k)') where name = 'card'",
        "insert into sqlite_schema (type, name, tbl_name, rootpage, sql) values ('table', 'near', 'near', 0,"
                + " 'CREATE VIRTUAL TABLE near USING nearby')"
    };

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject project = new HistoryProject(folder);

    @BeforeEach
    void create() {
        project = new HistoryProject(folder);
        project.run(DATABASE);
    }

    private void revision(String upgrade) {
        project.revision("aaaa", "", upgrade, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op.addColumn(\"deck\", column(\"flag\", integer()));",
                "op.addColumn(\"card\", column(\"flag\", integer()));",
                "op.alterColumn(\"deck\", \"usn\", column -> column.nullable(false));",
                "op.alterColumn(\"card\", \"k\", column -> column.nullable(false));",
                "op.createIndex(\"ix_usn\", \"deck\", \"usn\");",
                "op.dropTable(\"card\");",
                "op.alterColumn(\"plain\", \"a\", column -> column.type(integer()));",
                "op.renameTable(\"plain\", \"simple\");",
            })
    void whatDoesNotNeedItIsDone(String change) {
        revision(change);
        assertThatCode(() -> new Upgrade(project.project(), RunListener.SILENT).run("head"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op.alterColumn(\"deck\", \"usn\", column -> column.type(clob()));",
                "op.createIndex(\"ix_again\", \"deck\", \"name\");",
                "op.renameColumn(\"deck\", \"name\", \"title\");",
                "op.execute(\"insert into deck (name) values ('x')\");",
            })
    void whatNeedsItNamesTheColumnAndTheWay(String change) {
        revision(change);
        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).run("head"))
                .hasMessageContaining("no such collation sequence: housesort, the collation of deck.name")
                .hasMessageContaining("let the application apply the revision");
    }

    @Test
    void aFunctionIsNamed() {
        revision("op.execute(\"update deck set note = 'c'\");");
        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).run("head"))
                .hasMessageContaining("no such function: sort_key")
                .hasMessageContaining("let the application apply the revision");
    }

    /**
     * SQLite resolves a function in a default only when a row needs the default; functions in other places are resolved
     * immediately.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "op.createTable(\"t\", column(\"id\", uuid()).serverDefault(text(\"gen_random_uuid()\")),"
                        + " primaryKey(\"id\"));",
                "op.addColumn(\"plain\", column(\"b\", uuid()).serverDefault(text(\"(gen_random_uuid())\")));",
                "op.alterColumn(\"plain\", \"a\", column -> column.serverDefault(text(\"'x' || gen_random_uuid()\")));",
                "op.createTable(\"t\", column(\"a\", integer()), check(text(\"gen_random_uuid() > a\")));",
                "op.createTable(\"t\", column(\"a\", integer()), column(\"b\", integer())"
                        + ".computed(text(\"gen_random_uuid()\")));",
                "op.createIndex(\"ix_p\", \"plain\", part(text(\"gen_random_uuid(a)\")));",
            })
    void anUnknownFunctionInADefinitionIsAnError(String change) {
        revision("op.execute(\"insert into plain values (7, 'seven')\"); " + change);
        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).run("head"))
                .hasMessageContaining("function")
                .hasMessageContaining("gen_random_uuid")
                .hasMessageContaining("let the application apply the revision");
        assertThat(project.query("select a from plain")).isEmpty();
    }

    /** The database for which a script is written may provide functions that the live database does not mention. */
    @Test
    void aScriptAsksForTheFunctionOfADefault() {
        for (String name : List.of("valid", "my_uuid")) {
            revision("op.createTable(\"t\", column(\"a\", integer()).serverDefault(text(\"" + name
                    + "(lower('X'))\"))); op.addColumn(\"plain\", column(\"b\", uuid()).serverDefault(text(\"(" + name
                    + "())\")));");
            assertThat(new Upgrade(project.project(), RunListener.SILENT)
                            .script("head", "3.40.0")
                            .script())
                    .containsSubsequence(
                            "pragma_function_list WHERE lower(name) = '" + name + "'",
                            "CREATE TABLE",
                            "pragma_function_list WHERE lower(name) = '" + name + "'")
                    .doesNotContain("'lower'");
        }
    }

    /** On a machine that verifies the history, no database mentions the functions of the application. */
    @Test
    void theProofOfTheHistoryImitatesTheFunctionsOfDefaults() {
        HistoryProject alone = new HistoryProject(folder.resolve("alone"));
        alone.revision(
                        "aaaa",
                        "",
                        "op.createTable(\"k\", column(\"id\", bigint()), column(\"u\", clob()).nullable(false)"
                                + ".serverDefault(text(\"(my_uuid())\")), column(\"a\", clob()), primaryKey(\"id\"));",
                        "op.dropTable(\"k\");")
                .revision(
                        "bbbb",
                        "aaaa",
                        "op.execute(\"insert into k (id, u) values (77, 'x')\");"
                                + " op.addColumn(\"k\", column(\"b\", clob()).serverDefault(text(\"(other_uuid())\")));"
                                + " op.alterColumn(\"k\", \"a\", column -> column.serverDefault(text(\"(third(1))\")));",
                        "op.alterColumn(\"k\", \"a\", column -> column.serverDefault(null));"
                                + " op.dropColumn(\"k\", \"b\");");
        VerifyResult result = new Verify(alone.project(), RunListener.SILENT).run(null, false);
        assertThat(result.verdicts())
                .as("%s", result.verdicts())
                .allMatch(verdict -> verdict.status() != Status.FAILED);
        assertThat(result.warnings())
                .anyMatch(warning -> warning.contains(
                        "definitions that belong to the application: k (function my_uuid, function other_uuid,"
                                + " function third)"));
        assertThatThrownBy(() -> new Upgrade(alone.project(), RunListener.SILENT).run("head"))
                .hasMessageContaining("SQLite has no function my_uuid, which the default of k.u calls");
    }

    @Test
    void aScriptAndAPlanAreMade() {
        revision("op.addColumn(\"deck\", column(\"flag\", integer()));");
        assertThat(new Upgrade(project.project(), RunListener.SILENT)
                        .script("head", "3.40.0")
                        .script())
                .contains("ADD COLUMN");
    }

    @Test
    void theComparisonAndTheProofUseImitationsAndSaySo() {
        SqlProject compared = new SqlProject(folder.resolve("compared"));
        String table = "create table deck (id integer primary key, name text not null collate housesort);";
        compared.model("create table a (id integer primary key);");
        compared.run(
                "create table deck (id integer primary key, name text not null)",
                "create table a (id integer primary key)",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = replace(sql, 'not null', 'not null collate housesort')"
                        + " where name = 'deck'");
        compared.model(table + "create table a (id integer primary key);");
        assertThat(compared.check().changes()).isEmpty();
        compared.model(table.replace(");", ", usn integer);") + "create table a (id integer primary key, b text);");
        RevisionResult written = compared.revise(Decisions.NONE);
        assertThat(written.file()).isNotNull();
        assertThat(written.warnings())
                .anyMatch(warning ->
                        warning.startsWith("Not fully proved: some objects use definitions that belong to the"
                                + " application:"
                                + " deck (collation housesort)"));
        compared.upgrade();
        assertThat(compared.check().changes()).isEmpty();
    }

    @Test
    void theProofOfTheHistoryUsesImitationsAndSaysSo() {
        revision(
                "op.createTable(\"tag\", column(\"id\", bigint()), column(\"name\", varchar(9)).collate(\"housesort\"),"
                        + " column(\"size\", integer()), primaryKey(\"id\"), check(text(\"valid(name)\")));"
                        + " op.createIndex(\"ix_tag\", \"tag\", \"name\");");
        VerifyResult result = new Verify(project.project(), RunListener.SILENT).run(null, false);
        assertThat(result.verdicts().get(1).status())
                .as("%s", result.verdicts())
                .isEqualTo(Status.PASSED);
        assertThat(result.warnings())
                .contains("Not fully proved: some objects use definitions that belong to the application: tag"
                        + " (collation housesort,"
                        + " function valid). The scratch database only imitates these, so values and sort orders that"
                        + " depend on them are not verified");
    }

    /**
     * Objects that a later revision drops must first be created, in whatever order the branches of a merge are applied.
     */
    @Test
    void theProofNamesWhatALaterRevisionDrops() {
        String create = "op.createTable(\"tag\", column(\"name\", varchar(9)).collate(\"housesort\"));";
        project.revision("aaaa", "", create, "op.dropTable(\"tag\");")
                .revision("bbbb", "aaaa", "op.dropTable(\"tag\");", create)
                .revision("cccc", "aaaa", "op.createTable(\"other\", column(\"id\", integer()));", "");
        String note = "Not fully proved: some objects use definitions that belong to the application: tag"
                + " (collation housesort).";
        assertThat(new Verify(project.project(), RunListener.SILENT)
                        .run(null, false)
                        .warnings())
                .anyMatch(warning -> warning.startsWith(note));
        assertThat(new Merge(project.project(), RunListener.SILENT)
                        .run(new Merge.Request(List.of(), "joined", List.of(), "dddd", false))
                        .warnings())
                .filteredOn(warning -> warning.startsWith(note))
                .hasSize(1);
    }

    @Test
    void aMistypedNameInTheHistoryIsAnError() {
        revision("op.createTable(\"tag\", column(\"id\", bigint()), column(\"name\","
                + " varchar(9)).collate(\"housesorted\"), primaryKey(\"id\"));");
        VerifyResult result = new Verify(project.project(), RunListener.SILENT).run(null, false);
        assertThat(result.verdicts().get(1).text()).contains("no such collation sequence: housesorted");
    }

    @Test
    void aNameThatTheDatabaseDoesNotHaveIsAnError() {
        SqlProject compared = new SqlProject(folder.resolve("compared"));
        compared.model("create table b (id integer primary key, name text collate housesort);");
        compared.run("create table a (id integer primary key)");
        assertThatThrownBy(compared::check).hasMessageContaining("housesort");
    }
}
