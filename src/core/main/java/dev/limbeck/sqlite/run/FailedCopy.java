package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explains why copying the rows of a table failed although all guards had passed. */
final class FailedCopy {
    private static final String NULL_FOUND = "NOT NULL constraint failed: ";

    private final TableName table;
    private final String words;

    private FailedCopy(TableName table, String words) {
        this.table = table;
        this.words = words;
    }

    /**
     * Throws an exception that describes the rows that caused the failure.
     *
     * @throws BrokenSchema if rows caused the failure
     */
    static void explain(AlterTable batch, SQLException failure) {
        FailedCopy copy = new FailedCopy(batch.table(), ErrorExplanation.findMessage(failure));
        if (ErrorExplanation.isConstraintViolation(failure)) {
            copy.values(batch.steps());
            copy.nulls();
            copy.rows();
        }
    }

    /**
     * Explains a failure caused by an expression that returns a different value each time, because it uses the current
     * time or random().
     */
    private void values(List<TableOperation> steps) {
        Set<String> computed = computed(steps);
        Optional<String> column = computed.stream().filter(this::isNamed).findFirst();
        if (column.isPresent()) {
            throw new BrokenSchema(
                    "The values computed for " + table + "." + column.get() + " violate a constraint: " + words
                            + ". They did not violate it when they were computed for the check before the copy: specify an"
                            + " expression that returns the same value for the same row each time.");
        }
    }

    private static Set<String> computed(List<TableOperation> steps) {
        Set<String> computed = new HashSet<>();
        for (TableOperation step : steps) {
            if (step instanceof AddColumn add && add.backfill() != null) {
                computed.add(add.column().name());
            } else if (step instanceof AlterColumn alter && alter.using() != null) {
                computed.add(alter.after().name());
            } else if (step instanceof RenameColumn rename && computed.remove(rename.from())) {
                computed.add(rename.to());
            }
        }
        return computed;
    }

    private boolean isNamed(String column) {
        int colon = words.indexOf(": ");
        return colon >= 0 && List.of(words.substring(colon + 2).split(", ", -1)).contains(table.name() + "." + column);
    }

    /**
     * Explains a failure caused by NULL in a NOT NULL column. The message suggests typeof instead of IS NULL, because
     * SQLite evaluates IS NULL on a NOT NULL column without reading the rows.
     */
    private void nulls() {
        if (words.startsWith(NULL_FOUND + table.name() + ".")) {
            String column = words.substring(NULL_FOUND.length() + table.name().length() + 1);
            throw new BrokenSchema("Rows of " + table + " contain NULL in " + column + ", which is already NOT NULL."
                    + " Find them with `SELECT * FROM " + SqliteNames.spell(table.name()) + " WHERE typeof("
                    + SqliteNames.spell(column) + ") = 'null'` and give them a value first.");
        }
    }

    private void rows() {
        throw new BrokenSchema(
                "Rows of " + table + " violate an existing constraint: " + words + ". `PRAGMA integrity_check("
                        + SqliteNames.quote(table.name()) + ")` shows more; correct them first.");
    }
}
