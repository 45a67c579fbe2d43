package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.RunListener;
import dev.limbeck.result.PlanResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the plan for several successive revisions on a database for which plans are created without running anything.
 */
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
                .contains("Revision bbbb is only partly planned", "create table \"pet\"", "There is no table pet")
                .doesNotContain("separate revision");
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
        assertThatThrownBy(this::plan).hasMessageContaining("put the statement into a separate revision");
    }

    /** An operation that fails independently of the statement is reported as an error. */
    @Test
    void anErrorThatDoesNotFollowFromTheStatementIsAnError() {
        for (String code : new String[] {
            "op.dropColumn(\"toy\", \"nothing\");",
            "op.addColumn(\"toy\", column(\"id\", integer()));",
            "op.dropTable(\"nosuch\");",
            "op.dropIndex(\"nosuch\", \"toy\");",
            "op.dropSequence(\"nosuch\");",
            "op.dropView(\"nosuch\");",
            "op.bulkInsert(\"toy\", java.util.List.of(row(\"nothing\", 1)));",
            "op.createTable(\"toy\", column(\"id\", bigint()));",
            "op.addColumn(\"pets\", column(\"age\", integer()));",
        }) {
            create();
            String toy = "op.createTable(\"toy\", column(\"id\", bigint()));";
            project.revision("aaaa", "", STATEMENT + toy, "").revision("bbbb", "aaaa", code, "");
            assertThatThrownBy(this::plan).as(code).hasMessageContaining("Revision bbbb cannot be planned");
        }
    }

    @Test
    void anErrorWithAnObjectThatTheStatementNamesMayFollowFromIt() {
        for (String[] each : new String[][] {
            {"alter table \"toy\" add \"age\" int", "op.dropColumn(\"toy\", \"age\");"},
            {"ALTER TABLE \"toy\" RENAME TO \"doll\"", "op.addColumn(\"doll\", column(\"age\", integer()));"},
            {"create index \"ix\" on \"toy\" (\"id\")", "op.dropIndex(\"ix\", \"toy\");"},
            {"create sequence \"s\"", "op.dropSequence(\"s\");"},
            {"drop table \"other\" cascade", "op.dropConstraint(\"toy\", \"fk\");"},
            {"call \"p\"()", "op.dropTable(\"made\");"},
            {
                "create table \"owner\" (\"id\" bigint primary key)",
                "op.createForeignKey(\"toy\", foreignKey(\"fk\", \"id\").references(\"owner\", \"id\"));"
            },
            {"create schema \"x\"", "op.dropTable(\"made\");"},
        }) {
            create();
            String toy = "op.createTable(\"toy\", column(\"id\", bigint()));";
            String statement = "op.execute(\"" + each[0].replace("\"", "\\\"") + "\");";
            project.revision("aaaa", "", toy + statement, "").revision("bbbb", "aaaa", each[1], "");
            assertThat(plan().warnings()).as(each[0]).hasSize(1).allSatisfy(warning -> assertThat(warning)
                    .contains("Revision bbbb is only partly planned", each[0]));
        }
    }

    /** If the statement does not mention a table, it is known whether the table exists. */
    @Test
    void aQuestionForAnotherTableIsAnswered() {
        String question = "op.createTableIfNotExists(\"toy\", column(\"id\", bigint()));";
        project.revision("aaaa", "", STATEMENT + question, "");
        assertThat(plan().revisions().get(0).operations()).hasSize(2);
    }
}
