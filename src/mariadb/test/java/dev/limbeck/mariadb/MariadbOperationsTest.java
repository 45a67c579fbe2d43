package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that operations can be run on a table that contains rows, and can then be reverted. */
class MariadbOperationsTest extends Migration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Connection connection;
    private Dialect dialect;
    private final List<String> sql = new ArrayList<>();

    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}

    @BeforeEach
    void createTables() throws SQLException {
        connection = MariadbServer.open();
        dialect = new MariadbDialect().like(connection);
        execute("create table p (id int primary key)");
        execute("create table t (id int auto_increment primary key, a varchar(20) default 'x' comment 'note',"
                + " b int not null, c varchar(30) check (char_length(c) < 20), e enum('B','A') not null default 'B',"
                + " s timestamp(6) not null default current_timestamp(6) on update current_timestamp(6), p int,"
                + " constraint fk foreign key (p) references p(id))");
        execute("insert into p values (1)");
        execute("insert into t (a, b, c, p) values ('one', 1, '10', 1), ('two', 2, null, null)");
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private List<String> definitions() throws SQLException {
        return dialect.reflector().reflect(connection).definitions();
    }

    private List<Operation> run(Consumer<Operations> calls) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                operations.add(operation);
                plan.statements().forEach(statement -> sql.add(statement.sql()));
            }
        };
        try (Transaction transaction = dialect.sessions().begin(connection, Need.NO_TRANSACTION, PATIENCE)) {
            RunContext context = new RunContext(dialect, connection, PlanOptions.DEFAULT, listener, PATIENCE);
            calls.accept(LiveOperations.create(new OperationRunner(context, transaction), Arguments.NONE, false));
        }
        return operations;
    }

    private void runReversed(List<Operation> operations) throws SQLException {
        try (Transaction transaction = dialect.sessions().begin(connection, Need.NO_TRANSACTION, PATIENCE)) {
            RunContext context = new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, PATIENCE);
            for (Operation operation : Operation.reversed(operations)) {
                new OperationRunner(context, transaction).run(operation);
            }
        }
    }

    /**
     * Runs the calls and reverts them; in both cases, checks whether the definition of the table contains the given
     * strings.
     */
    private void check(Consumer<Operations> calls, String... statements) throws SQLException {
        List<String> before = definitions();
        List<Operation> operations = run(calls);
        assertThat(sql).containsExactly(statements);
        assertThat(definitions()).isNotEqualTo(before);
        runReversed(operations);
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void columnsAreAddedWithoutACopy() throws SQLException {
        check(
                op -> op.batchAlterTable("t", batch -> {
                    batch.addColumn(column("n", varchar(10)));
                    batch.addColumn(column("m", integer()).nullable(false).serverDefault(text("5")));
                }),
                "ALTER TABLE `t` ADD COLUMN `n` varchar(10) NULL, ADD COLUMN `m` int NOT NULL DEFAULT 5,"
                        + " ALGORITHM=INSTANT, LOCK=NONE");
    }

    /** The values can depend on each other. */
    @Test
    void theValuesOfSeveralColumnsAreSetTogether() throws SQLException {
        execute("create table filled (id int primary key)");
        execute("insert into filled values (1), (2)");
        List<Operation> operations = run(op -> op.batchAlterTable("filled", batch -> {
            batch.addColumn(column("x", integer()).nullable(false).backfill(text("id * 10")));
            batch.addColumn(column("plain", integer()));
            batch.addColumn(column("y", integer()).nullable(false).backfill(text("x + 1")));
            batch.createIndex("ix_y", "y");
            batch.addColumn(column("z", integer()).nullable(false).backfill(text("y * 2")));
        }));
        assertThat(operations).hasSize(1);
        assertThat(sql)
                .containsExactly(
                        "ALTER TABLE `filled` ADD COLUMN `x` int NULL, ADD COLUMN `plain` int NULL, ADD COLUMN `y` int"
                                + " NULL, ALGORITHM=INSTANT, LOCK=NONE",
                        "UPDATE `filled` SET `x` = (id * 10\n), `y` = (x + 1\n)",
                        "ALTER TABLE `filled` MODIFY COLUMN `x` int NOT NULL, MODIFY COLUMN `y` int NOT NULL,"
                                + " ALGORITHM=INPLACE, LOCK=NONE",
                        "ALTER TABLE `filled` ADD INDEX `ix_y` (`y`), ALGORITHM=NOCOPY, LOCK=NONE",
                        "ALTER TABLE `filled` ADD COLUMN `z` int NULL, ALGORITHM=INSTANT, LOCK=NONE",
                        "UPDATE `filled` SET `z` = (y * 2\n)",
                        "ALTER TABLE `filled` MODIFY COLUMN `z` int NOT NULL, ALGORITHM=INPLACE, LOCK=NONE");
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select group_concat(concat_ws(' ', x, y, z) order by id) from filled")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("10 11 22,20 21 42");
        }
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() throws SQLException {
        check(
                op -> op.batchAlterTable("t", batch -> batch.alterColumn("a", c -> c.type(varchar(60)))),
                "ALTER TABLE `t` MODIFY COLUMN `a` varchar(60) NULL DEFAULT 'x' COMMENT 'note', ALGORITHM=INSTANT,"
                        + " LOCK=NONE");
    }

    @Test
    void aCheckOfAColumnIsKept() throws SQLException {
        check(
                op -> op.batchAlterTable("t", batch -> batch.alterColumn("c", c -> c.comment("new"))),
                "ALTER TABLE `t` MODIFY COLUMN `c` varchar(30) NULL COMMENT 'new' CHECK (char_length(\"c\") < 20),"
                        + " ALGORITHM=INSTANT, LOCK=NONE");
    }

    @Test
    void defaultsChangeInstantly() throws SQLException {
        check(
                op -> op.batchAlterTable("t", batch -> batch.alterColumn("a", c -> c.serverDefault(text("'y'")))),
                "ALTER TABLE `t` ALTER COLUMN `a` SET DEFAULT 'y', ALGORITHM=INSTANT, LOCK=NONE");
    }

    @Test
    void valuesOfAnEnumerationAreAppended() throws SQLException {
        check(
                op -> op.batchAlterTable(
                        "t", batch -> batch.alterColumn("e", c -> c.type(enumeration("A", "AA", "B")))),
                "ALTER TABLE `t` MODIFY COLUMN `e` enum('B','A','AA') NOT NULL DEFAULT 'B', ALGORITHM=INSTANT,"
                        + " LOCK=NONE");
    }

    @Test
    void aForeignKeyGoesWithItsIndex() throws SQLException {
        check(
                op -> op.dropConstraint("fk", "t"),
                "ALTER TABLE `t` DROP FOREIGN KEY `fk`, DROP INDEX `fk`, ALGORITHM=NOCOPY, LOCK=NONE");
    }

    @Test
    void indexesAndUniqueKeysAreBuiltWhileOthersWrite() throws SQLException {
        check(
                op -> op.createIndex("ix", "t", "a", desc("b")),
                "ALTER TABLE `t` ADD INDEX `ix` (`a`, `b` DESC), ALGORITHM=NOCOPY, LOCK=NONE");
    }

    @Test
    void rowsThatDoNotFitStopTheRunBefore() throws SQLException {
        List<String> before = definitions();
        assertThatThrownBy(() ->
                        run(op -> op.batchAlterTable("t", batch -> batch.alterColumn("c", c -> c.nullable(false)))))
                .hasMessageContaining("t.c would be NULL but is NOT NULL");
        assertThatThrownBy(() ->
                        run(op -> op.batchAlterTable("t", batch -> batch.alterColumn("a", c -> c.type(varchar(2))))))
                .hasMessageContaining("t.a holds values that do not fit varchar(2)");
        assertThatThrownBy(() -> run(op -> op.batchAlterTable(
                        "t", batch -> batch.addColumn(column("n", integer()).nullable(false)))))
                .hasMessageContaining("has no value for the existing rows");
        assertThat(definitions()).isEqualTo(before);
    }

    /** The server would refuse to drop the only index that is available to the foreign key. */
    @Test
    void aForeignKeyGetsAnIndexWhenItsUniqueConstraintIsDropped() throws SQLException {
        execute("create table one (id int not null, p int, constraint uq unique (p),"
                + " constraint fk1 foreign key (p) references p(id))");
        run(op -> op.dropConstraint("uq", "one"));
        assertThat(sql)
                .containsExactly(
                        "ALTER TABLE `one` ADD INDEX `fk1` (`p`), DROP INDEX `uq`, ALGORITHM=NOCOPY, LOCK=NONE");
        assertThat(dialect.reflector()
                        .reflect(connection)
                        .table(TableName.of("one"))
                        .orElseThrow()
                        .indexes())
                .isEmpty();
    }

    @Test
    void aForeignKeyAndTheIndexesItUsesAreDroppedInOneBatch() throws SQLException {
        execute("create table one (id int not null, p int, constraint uq unique (p),"
                + " constraint fk1 foreign key (p) references p(id))");
        run(op -> op.batchAlterTable("one", batch -> {
            batch.dropConstraint("uq");
            batch.dropConstraint("fk1");
        }));
        assertThat(definitions().toString()).doesNotContain("fk1", "uq");
    }

    @Test
    void aForeignKeyGetsAnIndexWhenThePrimaryKeyIsDropped() throws SQLException {
        execute("create table one (p int not null, n int not null, primary key (p, n),"
                + " constraint fk1 foreign key (p) references p(id))");
        run(op -> op.batchAlterTable("one", batch -> batch.dropPrimaryKey()));
        assertThat(definitions().toString()).contains("KEY \"fk1\" (\"p\")");
    }

    /** The server would accept the clauses but ignore them. */
    @Test
    void whatTheServerIgnoresIsRefused() throws SQLException {
        List<String> before = definitions();
        Map<String, Consumer<Operations>> refused = Map.of(
                "no partial indexes",
                op -> op.createIndex("ix", "t", asc("b"), where(text("b > 0"))),
                "does not support DEFERRABLE",
                op -> op.createForeignKey(
                        "t", foreignKey("fk2", "b").references("p", "id").deferrable(Deferrability.INITIALLY_DEFERRED)),
                "does not support SET DEFAULT",
                op -> op.createForeignKey(
                        "t", foreignKey("fk2", "b").references("p", "id").onDelete(SET_DEFAULT)));
        refused.forEach((message, calls) -> assertThatThrownBy(() -> run(calls))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining(message));
        assertThat(definitions()).isEqualTo(before);
    }

    /** The rows are checked before the first step, when the view and the foreign key still exist. */
    @Test
    void whatUsesAColumnIsDroppedBeforeInTheSameRevision() throws SQLException {
        execute("create table q (id int primary key, n int, p int, constraint fq foreign key (p) references p(id))");
        execute("create view v as select n from q");
        execute("create table alembic_version (version_num varchar(32) not null primary key)");
        SingleRevision revision = new SingleRevision(op -> {
            op.dropView("v");
            op.dropConstraint("fq", "q");
            op.batchAlterTable("q", batch -> {
                batch.dropColumn("n");
                batch.alterColumn("p", c -> c.type(bigint()));
            });
        });
        new StepwiseRunner(
                        new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, PATIENCE),
                        new VersionTable(dialect, TableName.of("alembic_version")))
                .run(SingleRevision.UPGRADE, revision, Resumption.ASK);
        assertThat(definitions().toString()).contains("\"p\" bigint").doesNotContain("\"n\"");
    }
}
