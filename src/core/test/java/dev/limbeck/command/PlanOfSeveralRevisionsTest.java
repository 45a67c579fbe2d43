package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import dev.limbeck.result.PlanResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of revisions that follow each other, on a database on which nothing is run for a plan. */
final class PlanOfSeveralRevisionsTest {
    private static final String STATEMENT = "op.execute(\"create table \\\"pet\\\" (\\\"id\\\" bigint)\");";
    private static final String COLUMN = "op.addColumn(\"pet\", column(\"age\", integer()));";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject project = new HistoryProject(folder);

    @BeforeEach
    void create() {
        project = new HistoryProject(folder).onH2();
    }

    private PlanResult plan() {
        return new Upgrade(project.project(), RunListener.SILENT).plan("head");
    }

    @Test
    void aRevisionThatDependsOnTheStatementOfAnEarlierRevisionIsPlannedInPart() {
        String toy = "op.createTable(\"toy\", column(\"id\", bigint()));";
        project.revision("aaaa", "", STATEMENT, "")
                .revision("bbbb", "aaaa", toy + COLUMN, "")
                .revision("cccc", "bbbb", "op.dropTable(\"toy\");", "");
        PlanResult plan = plan();
        assertThat(plan.revisions()).hasSize(3);
        assertThat(plan.revisions().get(1).operations()).hasSize(1);
        assertThat(plan.revisions().get(2).operations()).hasSize(1);
        assertThat(plan.warnings()).hasSize(1);
        assertThat(plan.warnings().get(0))
                .contains("Revision bbbb is planned only in part", "create table \"pet\"", "There is no table pet")
                .doesNotContain("revision of its own");
        project.upgrade("head");
        assertThat(project.query("select \"age\" from \"pet\"")).isEmpty();
    }

    @Test
    void aRevisionWithoutSuchAStatementBeforeItIsStillRefused() {
        project.revision("aaaa", "", COLUMN, "");
        assertThatThrownBy(this::plan).hasMessageContaining("Revision aaaa cannot be planned");
    }

    /** The connection cannot be used in a plan, regardless of the statements before it. */
    @Test
    void theConnectionIsRefusedAfterSuchAStatementAsWell() {
        project.revision("aaaa", "", STATEMENT, "").revision("bbbb", "aaaa", "op.connection();", "");
        assertThatThrownBy(this::plan).hasMessageContaining("Revision bbbb cannot be planned: It uses op.connection()");
    }

    @Test
    void aStatementOfTheSameRevisionIsStillRefused() {
        project.revision("aaaa", "", STATEMENT + COLUMN, "");
        assertThatThrownBy(this::plan).hasMessageContaining("put the statement into a revision of its own");
    }
}
