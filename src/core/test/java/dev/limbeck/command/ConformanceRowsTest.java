package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Change;
import dev.limbeck.settings.SettingKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the cases in the conformance list that need a complete project. Cases that consist only of two schemas are in
 * {@code conformance/cases.txt}. These cases are covered by other tests: A13 by ExtensionsTest, A18 by the first cases
 * of model-changes, A21 by ComparerTest and ProcessorTest, A26 by EveryOperationTest.
 */
final class ConformanceRowsTest {
    private static final Path GOLDEN = Path.of("test/resources/conformance/mixed-model.txt");
    private static final Decisions NOTHING_RENAMED =
            new Decisions(Map.of(), List.of("*", "*.*"), Map.of("user.name", "'?'"), List.of());

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject project = new SqlProject(folder);

    @BeforeEach
    void open() {
        project = new SqlProject(folder);
    }

    private String mixedRevision() {
        project.released(
                """
                create table user(id integer primary key, name varchar(50), a1 text, pw varchar(50));
                create index pw_idx on user(pw);
                create table address(id integer primary key, email varchar(100) not null);
                create table "order"(order_id integer primary key, amount numeric(8, 2) not null default 0,
                 constraint ck_order check (amount >= 0));
                create table extra(x char, uid integer references user(id))
                """);
        project.model(
                """
                create table user(id integer primary key, name varchar(50) not null, a1 text default 'x');
                create table address(id integer primary key, email varchar(100) not null, street varchar(50),
                 constraint uq_email unique (email));
                create table "order"(order_id integer primary key, amount numeric(10, 2) default 0,
                 user_id integer references user(id), constraint ck_order check (amount >= 0));
                create table item(id integer primary key, description varchar(100),
                 order_id integer references "order"(order_id))
                """);
        return project.revision(NOTHING_RENAMED);
    }

    private static String methods(String text) {
        return text.substring(text.indexOf("    @Override"));
    }

    @Test
    @DisplayName("A1, A2: a mixed model gives these operations, and the downgrade takes them back in the other order")
    void theMixedModelGivesTheExactRevision() throws IOException {
        String methods = methods(mixedRevision());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, methods);
        }

        assertThat(methods).isEqualTo(golden());
        List<String> before = project.schema();
        project.upgrade();
        assertThat(project.check().changes()).isEmpty();
        project.downgrade();
        assertThat(project.schema()).hasSameSizeAs(before);
    }

    private static String golden() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConformanceRowsTest.class.getResourceAsStream("/conformance/mixed-model.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("A3: each table has one batch in each direction, and a blank line stands between two tables")
    void eachTableHasOneBatch() {
        for (String method : methods(mixedRevision()).split("@Override", -1)) {
            for (String table : List.of("user", "address", "order")) {
                assertThat(method.split("batchAlterTable\\(\"" + table + "\"", -1))
                        .as("%s in %s", table, method)
                        .hasSizeLessThanOrEqualTo(2);
            }
            assertThat(method).doesNotContainPattern("\\}\\);\n        op\\.");
        }
    }

    @Test
    @DisplayName("A16: a changed column records the previous values of all properties that change, and of no others")
    void aChangedColumnStatesItsOldDefinition() {
        project.released(
                "create table t (id integer primary key, a varchar(50) default 'a', b varchar(50) default 'b')");
        project.model(
                "create table t (id integer primary key, a integer not null default 7, b varchar(60) default 'b')");

        assertThat(project.revision(new Decisions(Map.of(), List.of(), Map.of("t.a", "1"), List.of())))
                .contains("c.existingType(varchar(50))")
                .contains(".existingNullable(true)")
                .contains(".existingServerDefault(text(\"'a'\"))")
                .contains("batch.alterColumn(\"b\", c -> c.existingType(varchar(50)).type(varchar(60)));");
        project.run("drop table t", "create table t (id integer primary key, a text default 'a', b varchar(50))");
        assertThatThrownBy(() -> project.upgrade()).hasMessageContaining("t.a is text");
    }

    @Test
    @DisplayName("A22: a foreign key to a table that is filtered out, single, composite or in a chain, is no trouble")
    void foreignKeysToExcludedTables() {
        project.settings(settings -> settings.set(SettingKey.AUTOGENERATE_EXCLUDE, List.of("hidden*")));
        String hidden = "create table hidden(id integer primary key, a int, b int, unique (a, b));"
                + " create table hidden2(id integer primary key, h integer references hidden(id));";
        String seen = "create table t(id integer primary key, h integer references hidden(id), a int, b int,"
                + " foreign key (a, b) references hidden(a, b));"
                + " create table u(id integer primary key, h2 integer references hidden2(id), t integer references"
                + " t(id))";
        project.run(hidden.substring(0, hidden.length() - 1).split(";", -1));

        project.model(hidden + seen);
        assertThat(project.revise(Decisions.NONE).changes())
                .extracting(Change::description)
                .containsExactly("added table t", "added table u");
        project.upgrade();

        assertThat(project.check().changes()).isEmpty();
        project.downgrade();
        assertThat(project.schema()).noneMatch(sql -> sql.contains("TABLE t "));
        assertThat(project.schema()).anyMatch(sql -> sql.contains("hidden2"));
    }

    @Test
    @DisplayName("G7: the script of a table copy is written without a database")
    void theScriptOfARebuildNeedsNoDatabase() throws IOException {
        project.released("create table t (id integer primary key, a varchar(5))");
        project.model("create table t (id integer primary key, a integer not null)");
        project.revise(new Decisions(Map.of(), List.of(), Map.of("t.a", "0"), List.of()));
        Files.delete(folder.resolve("app.db"));

        String script = new Upgrade(project.project(), RunListener.SILENT)
                .script("base:head", "3.40")
                .script();

        assertThat(script).contains("CREATE TABLE", "INSERT", "DROP TABLE").doesNotContain("writable_schema");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    @DisplayName(
            "G8: NOT NULL without a default on a filled table is refused when the revision is made, with the choices")
    void notNullOnAFilledTableIsRefusedBeforeAnythingIsWritten() {
        project.released("create table t (id integer primary key)");
        project.run("insert into t values (1)");
        project.model("create table t (id integer primary key, a int not null)");

        assertThatThrownBy(() -> project.revise(Decisions.NONE))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContainingAll("t.a (int) is new, is NOT NULL", "--backfill t.a=\"0\"", "--no-backfill t.a");
        assertThat(project.revisions()).isEqualTo(1);
    }
}
