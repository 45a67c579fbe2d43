package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.TableName;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the journal is created only once for several revisions, and is dropped at the end of the run. */
class KeptJournalTest extends StepwiseTests {
    private StepwiseRunner runner;

    @BeforeEach
    void createRunner() throws SQLException {
        runner = new StepwiseRunner(context(), new VersionTable(dialect(), TableName.of("alembic_version")));
    }

    private void runNext(Consumer<Operations> calls) throws SQLException {
        execute("delete from alembic_version");
        runner.run(SingleRevision.UPGRADE, new SingleRevision(calls), Resumption.ASK);
    }

    private boolean isThere() throws SQLException {
        return dialect().reflector().hasTable(connection(), TableName.of(Journal.NAME));
    }

    private void runTwo() throws SQLException {
        runner.keepJournal(true);
        runNext(op -> op.createTable("a", column("id", integer()), primaryKey("id")));
        assertThat(isThere()).isTrue();
        execute("alter table limbeck_journal comment 'the same'");
        runNext(op -> op.addColumn("a", column("x", integer())));
        assertThat(facts().toString()).contains("the same");
        runner.keepJournal(false);
    }

    @Test
    void theLastRevisionRemovesIt() throws SQLException {
        runTwo();
        runNext(op -> op.addColumn("a", column("y", integer())));
        assertThat(isThere()).isFalse();
    }

    @Test
    void aRefusedRevisionRemovesIt() throws SQLException {
        runTwo();
        assertThatThrownBy(() -> runNext(op -> op.dropTable("nosuch"))).hasMessageContaining("as it was before");
        assertThat(isThere()).isFalse();
    }

    @Test
    void anotherRunRemovesIt() throws SQLException {
        runTwo();
        execute("delete from alembic_version", "insert into alembic_version values ('other')");
        assertThatThrownBy(() -> runner.run(
                        SingleRevision.UPGRADE,
                        new SingleRevision(op -> op.addColumn("a", column("y", integer()))),
                        Resumption.ASK))
                .isInstanceOf(VersionConflict.class);
        assertThat(isThere()).isFalse();
    }

    /** The other migrator holds the lock and might begin to use the journal at any time. */
    @Test
    void aRevisionThatIsNotLockedKeepsIt() throws SQLException {
        runner = new StepwiseRunner(
                new RunContext(dialect(), connection(), PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(1)),
                new VersionTable(dialect(), TableName.of("alembic_version")));
        runTwo();
        try (Connection other = DriverManager.getConnection(
                        MariadbServer.url(connection().getCatalog()));
                Transaction lock = dialect().sessions().begin(other, Need.NO_TRANSACTION, Duration.ofSeconds(10))) {
            assertThat(lock.waited()).isLessThan(Duration.ofSeconds(10));
            assertThatThrownBy(() -> runNext(op -> op.addColumn("a", column("y", integer()))))
                    .hasMessageContaining("as it was before");
            assertThat(isThere()).isTrue();
        }
        createRunner();
        runNext(op -> op.addColumn("a", column("y", integer())));
        assertThat(isThere()).isFalse();
    }

    @Test
    void aStoppedRevisionKeepsIt() throws SQLException {
        runTwo();
        assertThatThrownBy(() -> runNext(op -> {
                    op.addColumn("a", column("y", integer()));
                    op.execute("insert into a (id) values (1), (1)");
                }))
                .hasMessageContaining("1 of 2 steps are finished");
        assertThat(isThere()).isTrue();
    }
}
