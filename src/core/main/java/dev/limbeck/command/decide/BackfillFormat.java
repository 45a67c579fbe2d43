package dev.limbeck.command.decide;

import dev.limbeck.compare.Comparison;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whether dates and times that SQL assigns to rows have the format in which the application's driver stores
 * them. The results are only hints, since the mapping of an attribute may specify another format.
 *
 * @param scratches the scratch databases
 */
public record BackfillFormat(ScratchDatabases scratches) {

    /** A question about the values that the driver stores. */
    private interface Question {
        Optional<String> ask(StoredValues values) throws SQLException;
    }

    /**
     * {@return an expression whose value the application can read from the given column; empty if an empty string or 0
     * is such a value}
     */
    Optional<String> example(Column column) {
        return ask(values -> values.example(column.type()));
    }

    /**
     * {@return a hint, with an expression to use instead, if the expression has a date or time format that differs from
     * the driver's; otherwise empty}
     */
    Optional<String> findObjection(Column column, SqlText expression) {
        return ask(values -> values.objection(expression, column.type()));
    }

    private Optional<String> ask(Question question) {
        try (Scratch scratch = scratches.empty()) {
            return question.ask(scratches.dialect().rows().values(scratch.connection()));
        } catch (SQLException | ExecutionException unknown) {
            return Optional.empty();
        }
    }

    /**
     * {@return a hint for each given value, and for each default of a new column, that the application could not read}
     */
    public List<String> findHints(Comparison comparison, Map<String, SqlText> given) {
        if (comparison.operations().isEmpty()) {
            return List.of();
        }
        try (Scratch scratch = scratches.empty()) {
            Hints hints = new Hints(
                    scratches.dialect().traits().names(),
                    scratches.dialect().rows().values(scratch.connection()),
                    given,
                    new ArrayList<>());
            for (Operation operation : comparison.operations()) {
                hints.check(operation);
            }
            return hints.lines;
        } catch (SQLException | ExecutionException unknown) {
            return List.of();
        }
    }

    /** Collects the hints, one line each. */
    private record Hints(NameRules names, StoredValues values, Map<String, SqlText> given, List<String> lines) {
        void check(Operation operation) throws SQLException {
            if (operation instanceof CreateTable create) {
                for (Column column : create.table().columns()) {
                    checkDefault(create.table().name() + "." + column.name(), column);
                }
            } else if (operation instanceof AlterTable batch) {
                for (TableOperation step : batch.steps()) {
                    check(batch.table(), step);
                }
            }
        }

        private void check(TableName table, TableOperation step) throws SQLException {
            if (step instanceof AddColumn add) {
                checkDefault(table + "." + add.column().name(), add.column());
                checkValue(table, add.column());
            } else if (step instanceof AlterColumn alter) {
                checkValue(table, alter.after());
            }
        }

        private void checkDefault(String name, Column column) throws SQLException {
            SqlText value = column.serverDefault();
            if (value != null) {
                values.unreadable(value, column.type())
                        .ifPresent(why -> lines.add("The default " + value.sql() + " of " + name + ": " + why));
            }
        }

        private void checkValue(TableName table, Column column) throws SQLException {
            for (Map.Entry<String, SqlText> entry : given.entrySet()) {
                if (names.isColumn(entry.getKey(), table, column.name())) {
                    SqlText value = entry.getValue();
                    values.objection(value, column.type())
                            .ifPresent(why -> lines.add(
                                    "The backfill " + value.sql() + " of " + table + "." + column.name() + ": " + why));
                }
            }
        }
    }
}
