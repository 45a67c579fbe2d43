package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.StepFailure;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.PlannedStatement;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a plan on a database in the middle of a revision contains only what would run. */
final class IncompletePlanTest {
    private static final String TABLE =
            "op.createTable(\"pet\", column(\"id\", bigint()).nullable(false), column(\"name\", varchar(20)));";
    private static final String INDEX = "op.createIndex(\"ix_pet_name\", \"pet\", \"name\");";
    private static final String AGE = "op.addColumn(\"pet\", column(\"age\", integer()));";
    private static final String FAILS = "op.execute(\"alter table \\\"pet\\\" drop constraint \\\"missing\\\"\");";
    private static final String NOTHING = "";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject project = new HistoryProject(folder);

    /** The second revision stops at its third step. */
    @BeforeEach
    void stop() {
        project = new HistoryProject(folder)
                .onH2()
                .revision("aaaa", "", TABLE, "op.dropTable(\"pet\");")
                .revision("bbbb", "aaaa", INDEX + AGE + FAILS, NOTHING)
                .revision("cccc", "bbbb", "op.addColumn(\"pet\", column(\"size\", integer()));", NOTHING);
        assertThatThrownBy(() -> project.upgrade("head")).isInstanceOf(StepFailure.class);
    }

    @Test
    void thePlanContainsTheStepsThatRemain() {
        project.revision("bbbb", "aaaa", INDEX + AGE, NOTHING);
        PlanResult plan = new Upgrade(project.project(), RunListener.SILENT).plan("head");
        assertThat(plan.revisions()).extracting(each -> each.revision().id()).containsExactly("bbbb", "cccc");
        PlannedRevision first = plan.revisions().get(0);
        assertThat(first.form()).isEqualTo("continues at step 3 of 3");
        assertThat(first.finished()).hasSize(2).allMatch(step -> step.contains("pet"));
        assertThat(first.operations()).isEmpty();
        assertThat(plan.revisions().get(1).finished()).isEmpty();
        assertThat(project.upgrade("head").revisions()).extracting("id").containsExactly("bbbb", "cccc");
    }

    @Test
    void thePlanToRevertContainsTheReversedSteps() {
        PlanResult plan = new Downgrade(project.project(), RunListener.SILENT).plan("base");
        assertThat(plan.revisions())
                .extracting(each -> each.direction() + each.revision().id())
                .containsExactly("DOWNGRADEbbbb", "DOWNGRADEaaaa");
        PlannedRevision first = plan.revisions().get(0);
        assertThat(first.form())
                .isEqualTo("reverts the finished part of the incomplete upgrade: 2 of 3 steps are finished");
        assertThat(first.operations())
                .flatExtracting(PlannedOperation::statements)
                .extracting(PlannedStatement::sql)
                .satisfiesExactly(sql -> assertThat(sql).containsIgnoringCase("drop column"), sql -> assertThat(sql)
                        .containsIgnoringCase("drop index"));
    }

    @Test
    void aChangedStepIsRejectedByThePlan() {
        project.revision("bbbb", "aaaa", INDEX + AGE.replace("age", "years"), NOTHING);
        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).plan("head"))
                .hasMessageContaining("Step 2 of revision bbbb is finished, but the file has been changed since then")
                .hasMessageEndingWith("Restore the step in the file.");
        project.revision("bbbb", "aaaa", INDEX, NOTHING);
        assertThatThrownBy(() -> new Upgrade(project.project(), RunListener.SILENT).plan("head"))
                .hasMessageContaining("and is now missing");
    }
}
