package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.h2.H2Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests tables that have the same name in two schemas, and the number of scratch databases, on a database that is not
 * embedded.
 */
final class SeveralSchemasOnH2Test {
    private static final String MODEL = "create table \"ant\" (\"id\" bigint primary key)";
    private static final String ANTS = "op.createTable(\"ant\", column(\"id\", bigint()), primaryKey(\"id\"));";

    @TempDir
    private Path folder = Path.of(".");

    private SqlProject project = new SqlProject(folder);

    @BeforeEach
    void create() {
        project = new SqlProject(folder).onH2(H2Dialect.class);
    }

    @Test
    void aTableIsManagedInItsSchemaOnly() {
        project.released(MODEL);
        project.run("create schema \"Zoo\"", "create table \"Zoo\".\"ant\" (\"id\" bigint primary key)");
        assertThat(project.check().changes()).isEmpty();
        project.model("create table \"bee\" (\"id\" bigint primary key)");
        project.revise(new Decisions(Map.of(), List.of("*"), Map.of(), List.of()));
        project.upgrade();
        assertThat(project.rows("select table_schema, table_name from information_schema.tables"
                        + " where table_name in ('ant', 'bee') order by 1"))
                .containsExactly("PUBLIC|bee", "Zoo|ant");
    }

    @Test
    void rowsAreInsertedIntoTheTableOfTheNamedSchema() {
        HistoryProject history = new HistoryProject(folder)
                .onH2()
                .revision(
                        "aaaa",
                        "",
                        ANTS + "op.in(\"Zoo\")." + ANTS.substring(3)
                                + "op.in(\"Zoo\").bulkInsert(\"ant\", java.util.List.of(row(\"id\", 7)));",
                        "");
        history.upgrade("head");
        assertThat(history.query("select \"id\" from \"Zoo\".\"ant\"")).containsExactly("7");
        assertThat(history.query("select \"id\" from \"ant\"")).isEmpty();
    }

    /**
     * The model and the proof use the same scratch database, one after the other; the model source of these tests
     * creates a second one.
     */
    @Test
    void aCommandCreatesOneScratchDatabaseAtMost() {
        project.model(MODEL);
        assertThat(opened(() -> project.revise(Decisions.NONE))).isEqualTo(2);
        assertThat(opened(project::upgrade)).isZero();
        assertThat(opened(project::check)).isEqualTo(2);
        assertThat(opened(project::downgrade)).isZero();
        project.upgrade();
        project.model(MODEL + "; create table \"bee\" (\"id\" bigint primary key references \"ant\")");
        assertThat(opened(() -> project.revise(Decisions.NONE))).isEqualTo(2);
    }

    private static int opened(Runnable command) {
        int before = H2Dialect.openedScratches();
        command.run();
        return H2Dialect.openedScratches() - before;
    }

    @Test
    void namesThatDifferInCaseAreDifferentTables() {
        project.released(MODEL + "; create table \"Ant\" (\"id\" bigint primary key, \"size\" integer)");
        assertThat(project.check().changes()).isEmpty();
        project.model(MODEL);
        project.revise(Decisions.NONE);
        project.upgrade();
        assertThat(project.rows("select table_name from information_schema.tables where table_name in ('ant', 'Ant')"))
                .isEqualTo(List.of("ant"));
    }

    @Test
    void aRecreatedColumnGetsAValueThatItsOwnCheckRequires() {
        String both =
                "create table \"ant\" (\"id\" bigint primary key, \"Size\" integer not null check (\"Size\" >= 5)";
        project.released(both + ", \"size\" integer not null)");
        project.run("insert into \"ant\" values (1, 7, 9)");
        project.model(both + ")");
        project.revise(Decisions.NONE);
        project.upgrade();
        project.downgrade();
        assertThat(project.rows("select \"Size\", \"size\" from \"ant\"")).containsExactly("7|0");
    }
}
