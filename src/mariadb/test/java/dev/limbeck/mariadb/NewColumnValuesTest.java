package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests that the new columns of a batch have the same values as if each column were added with its own batch. */
class NewColumnValuesTest extends StepwiseTests {
    private static final String SETUP = "create table t (id int primary key, old int)";

    private List<String> rows(Consumer<Batch> steps) throws SQLException {
        execute("drop table if exists t", SETUP, "insert into t values (1, 10), (2, 20)");
        run(op -> op.batchAlterTable("t", steps));
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery("select * from t order by id")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }

    private void assertRows(Map<String, Consumer<Batch>> batches) throws SQLException {
        for (Map.Entry<String, Consumer<Batch>> each : batches.entrySet()) {
            assertThat(String.join(", ", rows(each.getValue()))).isEqualTo(each.getKey());
        }
    }

    /** The server computes such a default for the existing rows when it adds the column. */
    @Test
    void aDefaultCanReadAnEarlierNewColumn() throws SQLException {
        Map<String, Consumer<Batch>> batches = new LinkedHashMap<>();
        batches.put("id=1 old=10 a=7 b=8, id=2 old=20 a=7 b=8", batch -> {
            batch.addColumn(column("a", integer()).nullable(false).backfill(text("7")));
            batch.addColumn(column("b", integer()).nullable(false).serverDefault(text("(ifnull(a, 0) + 1)")));
        });
        batches.put("id=1 old=10 a=7 c=3 b=8, id=2 old=20 a=7 c=3 b=8", batch -> {
            batch.addColumn(column("a", integer()).nullable(false).backfill(text("7")));
            batch.addColumn(column("c", integer()).nullable(false).backfill(text("3")));
            batch.addColumn(column("b", integer()).nullable(false).serverDefault(text("(`A` + 1)")));
        });
        batches.put("id=1 old=10 é=7 b=8, id=2 old=20 é=7 b=8", batch -> {
            batch.addColumn(column("é", integer()).backfill(text("7")));
            batch.addColumn(column("b", integer()).serverDefault(text("(É + 1)")));
        });
        batches.put("id=1 old=10 b=11 a=10, id=2 old=20 b=21 a=20", batch -> {
            batch.addColumn(column("a", integer()).backfill(text("old")));
            batch.addColumn(
                    column("b", integer()).serverDefault(text("(a + 1)")).after("old"));
        });
        assertRows(batches);
    }

    @Test
    void aGeneratedColumnCanReadAnEarlierNewColumn() throws SQLException {
        Map<String, Consumer<Batch>> batches = new LinkedHashMap<>();
        for (boolean stored : List.of(true, false)) {
            batches.clear();
            batches.put("id=1 old=10 a=10 g=11 b=22, id=2 old=20 a=20 g=21 b=42", batch -> {
                batch.addColumn(column("a", integer()).nullable(false).backfill(text("old")));
                batch.addColumn(
                        stored
                                ? column("g", integer()).computedStored(text("a + 1"))
                                : column("g", integer()).computed(text("a + 1")));
                batch.addColumn(column("b", integer()).nullable(false).backfill(text("g * 2")));
            });
            assertRows(batches);
        }
    }

    /** If a generated column is stored, the server copies the table for changes that otherwise need no copy. */
    @Test
    void aStoredColumnDoesNotPreventNotNull() throws SQLException {
        assertRows(Map.of("id=1 old=10 a=7 g=11 b=8, id=2 old=20 a=7 g=21 b=8", batch -> {
            batch.addColumn(column("a", integer()).nullable(false).backfill(text("7")));
            batch.addColumn(column("g", integer()).computedStored(text("old + 1")));
            batch.addColumn(column("b", integer()).nullable(false).backfill(text("8")));
        }));
    }

    /** While a statement updates the table, its queries of the table find only some of the new values. */
    @Test
    void aValueCanQueryTheTable() throws SQLException {
        execute(
                "drop function if exists largest",
                "create function largest() returns int reads sql data return" + " (select max(a) from t)");
        Map<String, Consumer<Batch>> batches = new LinkedHashMap<>();
        batches.put("id=1 old=10 a=100 b=200, id=2 old=20 a=200 b=200", batch -> {
            batch.addColumn(column("a", integer()).backfill(text("old * 10")));
            batch.addColumn(column("b", integer()).backfill(text("(select max(a) from t)")));
        });
        batches.put("id=1 old=10 a=100 c=200 b=200, id=2 old=20 a=200 c=400 b=200", batch -> {
            batch.addColumn(column("a", integer()).backfill(text("old * 10")));
            batch.addColumn(column("c", integer()).backfill(text("coalesce(a, 0) * 2")));
            batch.addColumn(column("b", integer()).backfill(text("largest()")));
        });
        assertRows(batches);
    }

    /** The rows are checked before the columns exist. */
    @Test
    void aValueThatIsNotNullCanAggregateAnEarlierNewColumn() throws SQLException {
        Map<String, Consumer<Batch>> batches = new LinkedHashMap<>();
        batches.put("id=1 old=10 a=100 b=200, id=2 old=20 a=200 b=200", batch -> {
            batch.addColumn(column("a", integer()).nullable(false).backfill(text("old * 10")));
            batch.addColumn(column("b", integer()).nullable(false).backfill(text("(select max(a) from t)")));
        });
        batches.put("id=1 old=10 a=100 b=300, id=2 old=20 a=200 b=300", batch -> {
            batch.addColumn(column("a", integer()).backfill(text("old * 10")));
            batch.addColumn(column("b", integer()).nullable(false).backfill(text("(select sum(x.a) from t as x)")));
        });
        batches.put("id=1 old=10 a=100 b=1, id=2 old=20 a=200 b=1", batch -> {
            batch.addColumn(column("a", integer()).backfill(text("old * 10")));
            batch.addColumn(column("b", integer())
                    .nullable(false)
                    .backfill(text("(select count(*) from t x where x.a <> t.a)")));
        });
        assertRows(batches);
    }

    @Test
    void aValueCannotReadALaterColumn() {
        assertThatThrownBy(() -> rows(batch -> {
                    batch.addColumn(column("a", integer()).backfill(text("later + 1")));
                    batch.addColumn(column("later", integer()));
                }))
                .hasMessageContaining("later");
    }
}
