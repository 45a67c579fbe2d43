package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.Project;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.result.DriftResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the entries of the table that {@code revisions.log_table} specifies, and how they are used. */
final class LogTableTest {
    private static final String NOTES = "SELECT id, revision, direction FROM limbeck_log ORDER BY id";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void write() {
        history = new HistoryProject(folder)
                .settings(settings -> settings.set(SettingKey.REVISIONS_LOG_TABLE, "limbeck_log"))
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"a\", column(\"id\", bigint()).identity());",
                        "op.dropTable(\"a\");")
                .revision(
                        "2b2b",
                        "1a1a",
                        "op.addColumn(\"a\", column(\"b\", integer()));",
                        "op.dropColumn(\"a\", \"b\");");
    }

    private List<String> warnings() {
        Project project = history.project();
        try (dev.limbeck.execute.Database database = project.openDatabase(dev.limbeck.execute.Access.READ)) {
            return new EditedRevisions(project).findWarnings(database);
        }
    }

    @Test
    void recordsEachRevisionInBothDirections() {
        history.upgrade("head");
        history.downgrade("-1");
        history.upgrade("head");
        assertThat(history.query(NOTES))
                .containsExactly("1|1a1a|upgrade", "2|2b2b|upgrade", "3|2b2b|downgrade", "4|2b2b|upgrade");
        assertThat(history.query(
                        "SELECT DISTINCT substr(tool, 1, 8), substr(hash, 1, 7), length(hash) FROM limbeck_log"))
                .containsExactly("limbeck |source:|71");
        assertThat(history.query(
                        "SELECT count(*) FROM limbeck_log WHERE millis >= 0 AND julianday(started_at) > 2460000"))
                .containsExactly("4");
    }

    @Test
    void recordsNothingForAFailedRevision() {
        history.upgrade("head");
        history.revision("3c3c", "2b2b", "op.execute(\"DELETE FROM a\"); op.dropTable(\"nothing\");", "");
        assertThatThrownBy(() -> history.upgrade("head")).isInstanceOf(ExecutionException.class);
        assertThat(history.query(NOTES)).hasSize(2);
    }

    @Test
    void isNotPartOfTheModel() {
        history.upgrade("head");
        DriftResult drift = new Drift(history.project()).run();
        assertThat(drift.changes()).isEmpty();
        assertThat(drift.unmanaged()).isEmpty();
    }

    @Test
    void isOffByDefault() {
        history.settings(settings -> settings).upgrade("head");
        assertThat(history.query("SELECT name FROM sqlite_schema WHERE name LIKE '%log%'"))
                .isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void ignoresCommentsSpacingAndLineEnds() {
        history.upgrade("head");
        history.source(
                "2b2b",
                history.source("2b2b")
                        .replace("Step 2b2b.", "Another message.")
                        .replace("op.addColumn(", "op . addColumn( // the column\n\t\t/* b */ ")
                        .replace("\n", "\r\n"));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void reportsARevisionThatWasEditedAfterItRan() {
        history.upgrade("head");
        history.source("1a1a", history.source("1a1a").replace("bigint()", "integer()"));
        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("Revision 1a1a (Step 1a1a) was edited after it ran on this database at 20")
                .contains("Rev_1a1a.java", "put the new changes in another revision");
        history.downgrade("base");
        assertThat(warnings()).isEmpty();
        history.upgrade("head");
        assertThat(warnings()).isEmpty();
    }
}
