package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.IncompleteRevisionException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.step.StepFailure;
import dev.limbeck.result.Against;
import dev.limbeck.result.Direction;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DoctorResult.Status;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.result.RunResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the commands on a database that cannot roll back schema changes. */
final class StepwiseCommandsTest {
    private static final String TABLE =
            "op.createTable(\"pet\", column(\"id\", bigint()).nullable(false), column(\"name\", varchar(20)),"
                    + " primaryKey(\"id\").named(\"pk_pet\"));";
    private static final String INDEX = "op.createIndex(\"ix_pet_name\", \"pet\", \"name\");";
    private static final String AGE = "op.addColumn(\"pet\", column(\"age\", integer()));";
    private static final String FAILS = "op.execute(\"alter table \\\"pet\\\" drop constraint \\\"missing\\\"\");";
    private static final String NOTHING = "";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject project = new HistoryProject(folder);

    @BeforeEach
    void create() {
        project = new HistoryProject(folder)
                .onH2()
                .revision("aaaa", "", TABLE, "op.dropTable(\"pet\");")
                .revision("bbbb", "aaaa", INDEX + AGE + FAILS, NOTHING)
                .revision("cccc", "bbbb", "op.addColumn(\"pet\", column(\"size\", integer()));", NOTHING);
    }

    private void stop() {
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(StepFailure.class)
                .hasMessageContainingAll(
                        "The upgrade to bbbb is incomplete: 2 of 3 steps are finished.",
                        "missing",
                        "Fix the cause and run `limbeck resume`, or revert the finished steps with `limbeck downgrade"
                                + " aaaa`.");
    }

    private void fix() {
        project.revision("bbbb", "aaaa", INDEX + AGE, "op.dropColumn(\"pet\", \"age\");");
    }

    private List<String> columns() {
        return project.query("select column_name from information_schema.columns where table_name = 'pet' order by"
                + " ordinal_position");
    }

    private List<String> tables() {
        return project.query(
                "select table_name from information_schema.tables where table_schema = 'PUBLIC' order by 1");
    }

    private List<String> rows() {
        return project.query("select version_num from \"alembic_version\"");
    }

    private Current.Position position() {
        return new Current(project.project()).findPosition(false);
    }

    @Test
    void revisionsThatCompleteLeaveNoJournal() {
        fix();
        RunResult result = project.upgrade("head");
        assertThat(result.revisions()).extracting("id").containsExactly("aaaa", "bbbb", "cccc");
        assertThat(tables()).containsExactly("alembic_version", "pet");
        assertThat(columns()).containsExactly("id", "name", "age", "size");
        assertThat(position().inProgress()).isEmpty();
    }

    @Test
    void currentReportsTheStep() {
        stop();
        assertThat(position().inProgress()).contains(new InProgress("bbbb", Direction.UPGRADE, 2, 3));
        assertThat(position().inProgress().orElseThrow().describe())
                .isEqualTo("in the middle of the upgrade to bbbb, step 3 of 3");
        assertThat(position().revisions()).extracting("id").containsExactly("aaaa");
    }

    /**
     * Returns a listener that lets another run upgrade the database after this run has read its position, and before
     * this run locks it.
     */
    private RunListener upgradedBefore(String target) {
        return new RunListener() {
            private boolean upgraded;

            @Override
            public void databaseTaken(Runnable cancel) {
                if (!upgraded) {
                    upgraded = true;
                    project.upgrade(target);
                }
            }
        };
    }

    /**
     * Several instances of an application start at the same time; one of them runs the revision, and each of the others
     * finds it complete after getting the lock.
     */
    @ParameterizedTest
    @ValueSource(strings = {"bbbb", "cccc"})
    void anotherRunContinuesTheRevisionFirst(String target) {
        stop();
        fix();
        RunResult result = new Upgrade(project.project(), upgradedBefore(target)).run("head");
        assertThat(result.current()).containsExactly("cccc");
        assertThat(result.revisions()).extracting("id").isEqualTo(target.equals("bbbb") ? List.of("cccc") : List.of());
        assertThat(rows()).containsExactly("cccc");
        assertThat(columns()).containsExactly("id", "name", "age", "size");
        assertThat(tables()).containsExactly("alembic_version", "pet");
    }

    @Test
    void resumeAcceptsThatAnotherRunContinuedTheRevisionFirst() {
        stop();
        fix();
        RunResult result = new Resume(project.project(), upgradedBefore("bbbb")).run(Resumption.ASK);
        assertThat(result.revisions()).isEmpty();
        assertThat(rows()).containsExactly("bbbb");
    }

    private static RevisionRequest request(boolean autogenerate) {
        return new RevisionRequest("x", autogenerate, null, Decisions.NONE, Prompt.NOBODY);
    }

    private void refuses(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOf(IncompleteRevisionException.class)
                .hasMessage("The database is in the middle of the upgrade to bbbb, step 3 of 3. Continue with `limbeck"
                        + " resume`, or revert the finished steps with `limbeck downgrade aaaa`.");
    }

    @Test
    void commandsThatDecideOnThePositionRefuse() {
        stop();
        refuses(() -> new Stamp(project.project()).run(List.of("head"), false));
        refuses(() -> new Stamp(project.project()).run(List.of("head"), true));
        refuses(() -> new Stamp(project.project()).script(List.of("head"), "2"));
        refuses(() -> new Check(project.project()).run());
        refuses(() -> new Drift(project.project()).run());
        refuses(() -> new Upgrade(project.project(), RunListener.SILENT).script("head", "2"));
        refuses(() -> new Merge(project.project(), RunListener.SILENT)
                .run(new Merge.Request(List.of(), "", List.of(), null, false)));
        refuses(() -> new Revise(project.project(), RunListener.SILENT).run(request(false)));
        refuses(() ->
                new Revise(project.project().withAgainst(Against.HISTORY), RunListener.SILENT).run(request(true)));
        assertThat(rows()).containsExactly("aaaa");
        assertThat(project.files()).hasSize(3);
    }

    @Test
    void theNextUpgradeContinuesTheEditedRevision() {
        stop();
        fix();
        RunResult result = project.upgrade("head");
        assertThat(result.revisions()).extracting("id").containsExactly("bbbb", "cccc");
        assertThat(result.current()).containsExactly("cccc");
        assertThat(columns()).containsExactly("id", "name", "age", "size");
        assertThat(tables()).containsExactly("alembic_version", "pet");
    }

    @Test
    void upgradeDoesNotContinueIfTheSettingForbidsIt() {
        stop();
        fix();
        project.settings(builder -> builder.set(SettingKey.UPGRADE_RESUME, "never"));
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(IncompleteRevisionException.class)
                .hasMessageContainingAll("upgrade.resume is \"never\"", "`limbeck resume`");
        assertThat(columns()).containsExactly("id", "name", "age");
        RunResult result = new Resume(project.project(), RunListener.SILENT).run(Resumption.ASK);
        assertThat(result.revisions()).extracting("id").containsExactly("bbbb");
        assertThat(result.current()).containsExactly("bbbb");
        project.upgrade("head");
        assertThat(rows()).containsExactly("cccc");
    }

    @Test
    void aFinishedStepThatDiffersIsRefusedWithBothTexts() {
        stop();
        project.revision("bbbb", "aaaa", INDEX + AGE.replace("integer()", "bigint()"), NOTHING);
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(StepFailure.class)
                .hasMessageContainingAll(
                        "Step 2 of revision bbbb is finished, but the file has been changed since then",
                        "INTEGER",
                        "BIGINT",
                        "Restore the step in the file.");
        project.revision("bbbb", "aaaa", INDEX, NOTHING);
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContainingAll("Step 2", "is now missing");
        assertThat(rows()).containsExactly("aaaa");
    }

    @Test
    void downgradeRevertsTheFinishedSteps() {
        for (String target : List.of("aaaa", "-1", "base")) {
            stop();
            RunResult result = project.downgrade(target);
            boolean all = target.equals("base");
            assertThat(result.current()).isEqualTo(all ? List.of() : List.of("aaaa"));
            assertThat(columns()).isEqualTo(all ? List.of() : List.of("id", "name"));
            assertThat(tables()).isEqualTo(all ? List.of("alembic_version") : List.of("alembic_version", "pet"));
        }
    }

    @Test
    void aDowngradeThatCannotRevertAStepNamesItBeforeAnything() {
        project.revision(
                "bbbb",
                "aaaa",
                "op.data(\"count\", connection -> { try (var s = connection.createStatement()) {"
                        + " s.executeUpdate(\"insert into \\\"pet\\\" values (1, 'Rex')\"); } });" + AGE + FAILS,
                NOTHING);
        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageContaining("Fix the cause and run `limbeck resume`.");
        assertThatThrownBy(() -> project.downgrade("aaaa"))
                .hasMessageContainingAll("Step 1 cannot be reverted: run \"count\"", "No step was reverted");
        assertThat(columns()).contains("age");
        project.revision(
                "bbbb",
                "aaaa",
                "op.data(\"count\", connection -> { throw new IllegalStateException(\"runs again\"); });" + AGE,
                NOTHING);
        project.upgrade("head");
        assertThat(project.query("select \"name\" from \"pet\"")).containsExactly("Rex");
        assertThat(rows()).containsExactly("cccc");
    }

    @Test
    void anInterruptedDowngradeIsContinuedOrTakenBack() {
        fix();
        project.revision(
                "cccc", "bbbb", "op.addColumn(\"pet\", column(\"size\", integer()));", AGE.replace("age", "x") + FAILS);
        project.upgrade("head");
        for (String command : List.of("upgrade", "downgrade")) {
            assertThatThrownBy(() -> project.downgrade("bbbb"))
                    .hasMessageContainingAll("The downgrade of cccc is incomplete: 1 of 2", "`limbeck upgrade cccc`");
            assertThat(columns()).endsWith("x");
            if (command.equals("upgrade")) {
                assertThat(project.upgrade("head").current()).containsExactly("cccc");
                assertThat(columns()).containsExactly("id", "name", "age", "size");
            }
        }
        project.revision(
                "cccc",
                "bbbb",
                "op.addColumn(\"pet\", column(\"size\", integer()));",
                AGE.replace("age", "x") + "op.dropColumn(\"pet\", \"size\"); op.dropColumn(\"pet\", \"x\");");
        RunResult result = project.downgrade("bbbb");
        assertThat(result.current()).containsExactly("bbbb");
        assertThat(columns()).containsExactly("id", "name", "age");
    }

    @Test
    void aConnectionOutsideADataBlockIsRefusedBeforeAnything() {
        project.revision("bbbb", "aaaa", AGE + "op.connection();", NOTHING);
        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageContainingAll(
                        "Revision bbbb was not applied; the database is as it was before.", "op.data(\"…\"");
        assertThat(columns()).containsExactly("id", "name");
        assertThat(position().inProgress()).isEmpty();
    }

    @Test
    void resumeAsksAboutACall() {
        project.revision("bbbb", "aaaa", AGE + "op.execute(\"call 1/0\");", NOTHING);
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("1 of 2 steps");
        Resume resume = new Resume(project.project(), RunListener.SILENT);
        assertThatThrownBy(() -> resume.run(Resumption.ASK))
                .hasMessageContainingAll("call 1/0", "limbeck resume --done", "limbeck resume --again");
        assertThatThrownBy(() -> resume.run(Resumption.AGAIN)).hasMessageContaining("Division by zero");
        assertThat(resume.run(Resumption.DONE).current()).containsExactly("bbbb");
    }

    @Test
    void thereIsNothingToResumeOrUnlock() {
        fix();
        project.upgrade("head");
        assertThat(new Resume(project.project(), RunListener.SILENT)
                        .run(Resumption.ASK)
                        .revisions())
                .isEmpty();
        assertThat(new Unlock(project.project()).run()).isEmpty();
        DoctorResult doctor = new Doctor(project.project()).run();
        assertThat(doctor.findings()).allMatch(each -> each.status() == Status.OK);
        assertThat(doctor.isHealthy()).isTrue();
    }

    @Test
    void doctorFindsTheIncompleteRevision() {
        stop();
        DoctorResult doctor = new Doctor(project.project()).run();
        assertThat(doctor.isHealthy()).isFalse();
        assertThat(doctor.about("journal").text())
                .isEqualTo("The database is in the middle of the upgrade to bbbb, step 3 of 3.");
        assertThat(doctor.about("version-table").text()).contains("2 revisions are pending");
    }

    @Test
    void anEmptyJournalIsRemoved() {
        fix();
        project.upgrade("head");
        project.run("create table \"limbeck_journal\" (\"step\" integer, \"part\" integer, \"state\" varchar(12),"
                + " \"done\" integer, \"digest\" varchar(64), \"content\" varchar(4000))");
        assertThat(new Doctor(project.project()).run().about("journal").status())
                .isEqualTo(Status.NOTE);
        assertThat(new Drift(project.project()).run().unmanaged()).isEmpty();
        project.upgrade("head");
        assertThat(tables()).containsExactly("alembic_version", "pet");
    }

    @Test
    void aVersionTableThatWasChangedInTheMiddleIsReported() throws SQLException {
        stop();
        project.run("update \"alembic_version\" set version_num = 'cccc'");
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(IncompleteRevisionException.class)
                .hasMessageContaining("but the version table contains cccc");
    }

    @Test
    void aHeldLockIsReportedAndEnded() throws SQLException {
        fix();
        String url = project.url();
        try (Connection holder = DriverManager.getConnection(url);
                Statement statement = holder.createStatement()) {
            statement.execute("create schema LIMBECK_LOCK");
            statement.execute(
                    "create table LIMBECK_LOCK.HOLDER (ID int primary key, SESSION int, STARTED timestamp(9) with"
                            + " time zone)");
            statement.execute("insert into LIMBECK_LOCK.HOLDER select 1, SESSION_ID, SESSION_START from"
                    + " INFORMATION_SCHEMA.SESSIONS where SESSION_ID = SESSION_ID()");
            project.settings(builder -> builder.databaseLockTimeout(1));
            assertThatThrownBy(() -> project.upgrade("head"))
                    .isInstanceOf(LimbeckException.class)
                    .hasMessageContainingAll("Revision aaaa was not applied", "session", "`limbeck unlock`");
            assertThat(new Doctor(project.project()).run().about("lock").status())
                    .isEqualTo(Status.NOTE);
            assertThat(new Unlock(project.project()).run()).get().asString().contains("session");
            assertThat(project.upgrade("head").current()).containsExactly("cccc");
        } catch (SQLException closed) {
            assertThat(closed.getMessage()).contains("closed");
        }
    }
}
