package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.ExpressionTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a batch's queries return before the batch runs; after the batch, the rows must contain these values.
 * Values that are computed and then changed again are left out, as are batches that rename columns.
 *
 * @param table the table
 * @param columns the values by column, sorted
 */
record ComputedValues(TableName table, Map<String, List<String>> columns) {

    /** {@return the values of the columns that the steps add to the table and fill from its other rows} */
    static ComputedValues read(Database database, TableName table, List<TableOperation> steps) {
        Map<String, List<String>> columns = new HashMap<>();
        boolean renames = steps.stream().anyMatch(step -> step instanceof RenameColumn);
        for (TableOperation step : renames ? List.<TableOperation>of() : steps) {
            if (step instanceof AddColumn add
                    && add.backfill() != null
                    && ExpressionTables.of(add.backfill().sql()).hasAny()) {
                columns.put(
                        add.column().name(),
                        values(database, table, add.backfill().sql()));
            } else if (step instanceof DropColumn drop) {
                columns.remove(drop.column().name());
            } else if (step instanceof AlterColumn alter) {
                columns.remove(alter.after().name());
            }
        }
        return new ComputedValues(table, columns);
    }

    private static List<String> values(Database database, TableName table, String expression) {
        String name = SqliteNames.quote(table.name());
        return database.rows("SELECT CAST(" + expression + " AS TEXT) FROM main." + name + " AS " + name).stream()
                .map(row -> String.valueOf(row.get(0)))
                .sorted()
                .toList();
    }

    /** Asserts that the rows contain these values. */
    void requireIn(Database database) {
        columns.forEach((column, values) -> assertThat(values(database, table, SqliteNames.quote(column)))
                .as(column)
                .isEqualTo(values));
    }

    /** {@return the number of columns whose values are known} */
    int size() {
        return columns.size();
    }
}
