package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Batch;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Tests that the requirements of a batch are checked before its first statement, against the rows as they will be after
 * the earlier steps.
 */
class BatchRowsTest extends StepwiseTests {

    private void createTable() throws SQLException {
        execute(
                "drop table if exists t",
                "create table t (id int primary key, a int, b int, `é` int)",
                "insert into t values (1, 1, 20, 5), (2, 3, 40, 6)");
    }

    /** Adds a check that the rows satisfy, and then the opposite check, which must cause the batch to be rejected. */
    private void assertRows(String condition, Consumer<Batch> steps) throws SQLException {
        createTable();
        run(op -> op.batchAlterTable("t", batch -> {
            steps.accept(batch);
            batch.createCheckConstraint("ck", text(condition));
        }));
        createTable();
        List<String> before = definitions();
        assertThatThrownBy(() -> run(op -> op.batchAlterTable("t", batch -> {
                    steps.accept(batch);
                    batch.createCheckConstraint("ck", text("not (" + condition + ")"));
                })))
                .as(condition)
                .hasMessageContaining("the database is as it was before")
                .hasMessageContaining("violate the check ck");
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void eachStepSeesTheRowsAsTheStepsBeforeItLeaveThem() throws SQLException {
        Map<String, Consumer<Batch>> batches = new LinkedHashMap<>();
        batches.put("x = c + b and y = x + c", batch -> {
            batch.addColumn(column("x", integer()).backfill(text("a + b")));
            batch.renameColumn("a", "c");
            batch.addColumn(column("y", integer()).backfill(text("x + C")));
        });
        batches.put("a > b and d = a - b", batch -> {
            batch.renameColumn("a", "other");
            batch.renameColumn("b", "a");
            batch.renameColumn("other", "b");
            batch.addColumn(column("d", integer()).backfill(text("`a` - \"B\"")));
        });
        batches.put("x = 2 * b + 1", batch -> {
            batch.alterColumn("a", column -> column.type(bigint()).using(text("b * 2")));
            batch.addColumn(column("x", integer()).backfill(text("A + 1")));
        });
        batches.put("b = a and x in (1, 3)", batch -> {
            batch.renameColumn("a", "x");
            batch.dropColumn("b");
            batch.addColumn(column("a", integer()).backfill(text("x * 7")));
            batch.addColumn(column("b", integer()).backfill(text("a")));
        });
        batches.put("x = `É` + 1 and `É` > 10", batch -> {
            batch.alterColumn("é", column -> column.type(bigint()).using(text("é * 10")));
            batch.addColumn(column("x", integer()).backfill(text("É + 1")));
        });
        batches.put("t = 4 and x = 5", batch -> {
            batch.addColumn(column("t", integer()).backfill(text("4")));
            batch.addColumn(column("x", integer()).backfill(text("t + 1")));
        });
        batches.put("a in ('1', '3') and b in (20, 40)", batch -> {
            batch.alterColumn("a", column -> column.type(varchar(20)));
            batch.alterColumn("b", column -> column.type(bigint()));
            batch.alterColumn("b", column -> column.type(integer()));
        });
        for (Map.Entry<String, Consumer<Batch>> each : batches.entrySet()) {
            assertRows(each.getKey(), each.getValue());
        }
    }

    @Test
    void keysSeeTheChangedRows() throws SQLException {
        createTable();
        assertThatThrownBy(() -> run(op -> op.batchAlterTable("t", batch -> {
                    batch.addColumn(column("x", integer()).backfill(text("a div 2")));
                    batch.addColumn(column("y", integer()).backfill(text("id - id")));
                    batch.createUniqueConstraint("uq", "y");
                })))
                .hasMessageContaining("have duplicate values in (y)");
        assertThatThrownBy(() -> run(op -> op.batchAlterTable("t", batch -> {
                    batch.addColumn(column("parent", integer()).backfill(text("id + 1")));
                    batch.createForeignKey(
                            foreignKeyOn("parent").references("t", "id").named("fk"));
                })))
                .hasMessageContaining("refer to rows of t that do not exist");
        run(op -> op.batchAlterTable("t", batch -> {
            batch.addColumn(column("parent", integer()).backfill(text("3 - id")));
            batch.createForeignKey(foreignKeyOn("parent").references("t", "id").named("fk"));
            batch.addColumn(column("y", integer()).backfill(text("parent * 2")));
            batch.createUniqueConstraint("uq", "y");
        }));
    }

    /** The server rejects such a number of columns, but only after all of them have been planned. */
    private void runWithForeignKey(String referenced, Consumer<Operations> first) throws SQLException {
        run(op -> {
            first.accept(op);
            op.createForeignKey("child", foreignKeyOn("p").named("fk").references("parent", referenced));
        });
    }

    /** The foreign key is the only change to its table. */
    @Test
    void anEarlierStepCanChangeTheReferencedTable() throws SQLException {
        execute(
                "create table parent (id int primary key, code int, other int)",
                "create table child (p int)",
                "insert into parent values (1, 10, 100)",
                "insert into child values (10)");
        List<String> before = definitions();
        Map<String, Consumer<Operations>> harmless = Map.of(
                "added", op -> op.addColumn("parent", column("n", integer())),
                "altered", op -> op.alterColumn("parent", "other", column -> column.type(bigint())),
                "renamed", op -> op.renameColumn("parent", "other", "another"),
                "dropped", op -> op.dropColumn("parent", "code"));
        for (Map.Entry<String, Consumer<Operations>> first : harmless.entrySet()) {
            assertThatThrownBy(() -> runWithForeignKey("id", first.getValue()))
                    .as(first.getKey())
                    .hasMessageContaining("the database is as it was before")
                    .hasMessageContaining("fk");
            assertThat(definitions()).as(first.getKey()).isEqualTo(before);
        }
        runWithForeignKey("code", op -> op.createUniqueConstraint("uk", "parent", "code"));
        execute("alter table child drop foreign key fk", "update child set p = 1");
        runWithForeignKey("id", op -> op.addColumn("parent", column("n", integer())));
        execute("alter table child drop foreign key fk", "alter table child modify p bigint");
        runWithForeignKey("id", op -> op.alterColumn("parent", "id", column -> column.type(bigint())));
        execute("alter table child drop foreign key fk");
        runWithForeignKey("number", op -> op.renameColumn("parent", "id", "number"));
    }

    /** The server does not store a view in the form in which it was written. */
    @Test
    void aViewIsReplacedIfItWasCreatedWithTheExpectedText() throws SQLException {
        execute("create table t (id int primary key, a int, b int)", "create view v as select a, b from t where a > 1");
        SqlText written = text("create or replace view v as select a,b from t where (a > 1)");
        run(op -> op.replaceView("v", written, text("create view v as select a from t")));
        List<String> after = definitions();
        assertThat(after.toString()).doesNotContain("\"b\" from");
        for (String other : List.of("create view v as select b from t", "create view v as select nothing from t")) {
            assertThatThrownBy(() -> run(op -> op.replaceView("v", text(other), written)))
                    .hasMessageContaining("the revision expects " + other);
            assertThat(definitions()).isEqualTo(after);
        }
    }

    @Test
    void aBatchWithThousandsOfColumnsIsPlanned() throws SQLException {
        createTable();
        int columns = Boolean.getBoolean("limbeck.long") ? 5_000 : 1_100;
        assertThatThrownBy(() -> run(op -> op.batchAlterTable("t", batch -> {
                    for (int i = 0; i < columns; i++) {
                        batch.addColumn(
                                column("c" + i, integer()).nullable(false).serverDefault(text("1")));
                    }
                })))
                .hasMessageContaining("Too many columns");
    }

    /**
     * Without this limit, the total length of a batch's queries would grow at least quadratically with the number of
     * columns.
     */
    @Test
    void theQueriesOfABatchGrowWithTheNumberOfItsColumns() throws SQLException {
        createTable();
        long few = queries(100);
        assertThat(queries(400)).isBetween(3 * few, 5 * few);
    }

    private long queries(int columns) throws SQLException {
        List<TableOperation> steps = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Column column = new Column("c" + i, SqlType.of(TypeName.INTEGER), false);
            steps.add(new AddColumn(column, new SqlText("a + " + i), null));
        }
        Catalog catalog = dialect().reflector().reflect(connection());
        return dialect()
                .planner()
                .plan(new AlterTable(TableName.of("t"), steps, Recreate.AUTO), catalog, PlanOptions.DEFAULT)
                .statements()
                .stream()
                .flatMap(statement -> statement.guards().stream())
                .mapToLong(guard -> guard.question().length())
                .sum();
    }
}
