package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.ScriptWriter;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every case of {@code table-change} as a script in the real sqlite3 shell: the script must have the same result
 * as a run, or stop where the run stops.
 */
@Tag("process")
class ScriptCasesTest {
    private static final PlanOptions OPTIONS = new PlanOptions("3.40", false, true);

    @TempDir
    static Path folder = Path.of(".");

    @BeforeAll
    static void theShell() {
        Shell.require();
    }

    @TestFactory
    Stream<DynamicTest> scriptsReachTheSameResultAsRuns() {
        return TableChangeCase.all().stream()
                .filter(one -> one.before().stream().noneMatch(ScriptCasesTest::isTemporary))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    /**
     * Returns whether the statement uses temporary objects, or functions that are defined by the application; a shell
     * has neither.
     */
    private static boolean isTemporary(String sql) {
        return sql.matches("(?is)create\\s+temp.*");
    }

    private static void check(TableChangeCase one) {
        Path file = folder.resolve(one.name() + ".db");
        String expected = one.afterWithoutEdits();
        String before;
        String script;
        try (Database database = new Database(file.toString())) {
            one.before().forEach(database::run);
            before = Dump.describe(database);
            script = script(one, database);
        } catch (UnsupportedChange e) {
            assertThat("-- refused: " + e.getMessage() + "\n").isEqualTo(expected);
            return;
        }
        Shell.Outcome outcome = Shell.run(file, script);
        try (Database database = new Database(file.toString())) {
            if (expected.startsWith("-- stopped: ")) {
                String why = expected.substring("-- stopped: ".length(), expected.lastIndexOf(" ("));
                assertThat(outcome.err().replace("''", "'")).contains(why);
                assertThat(outcome.code()).isEqualTo(1);
                assertThat(Dump.describe(database)).isEqualTo(before);
                return;
            }
            assertThat(outcome).isEqualTo(new Shell.Outcome(0, "", ""));
            database.run("DROP TABLE alembic_version");
            assertThat(database.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
            String dump = Dump.describe(database);
            String reached = expected.substring(expected.indexOf('\n') + 1);
            int then = reached.indexOf("-- then ");
            assertThat(dump).isEqualTo(then < 0 ? reached : reached.substring(0, then));
        }
    }

    private static String script(TableChangeCase one, Database database) {
        SqliteDialect dialect = new SqliteDialect();
        SqliteCatalog catalog = database.reflect();
        Operation change = ChangeText.read(one.change(), catalog, Recreate.AUTO);
        OperationPlan steps = dialect.planner().plan(change, catalog, OPTIONS);
        RunContext session =
                new RunContext(dialect, database.connection(), OPTIONS, RunListener.SILENT, Duration.ofSeconds(1));
        ScriptWriter script = new ScriptWriter(
                session,
                new VersionTable(dialect, TableName.of("alembic_version")),
                "jdbc:sqlite:shop.db?foreign_keys=on");
        script.operationPlanned(change, steps);
        script.addTransaction("case", VersionRows.NONE, List.of(new RowChange.Insert("a1")));
        assertThat(script.toString()).doesNotContain("writable_schema");
        return script.toString();
    }
}
