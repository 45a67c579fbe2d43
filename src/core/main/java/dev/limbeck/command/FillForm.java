package dev.limbeck.command;

import dev.limbeck.compare.Comparison;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
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
 * Whether days and times that SQL gives to rows have the form in which the application's driver stores them. Only hints come
 * of it, since an attribute may have a form of its own.
 *
 * @param dialect what knows the database
 */
record FillForm(Dialect dialect) {

    /** What is asked of the driver. */
    private interface Question {
        Optional<String> ask(StoredValues values) throws SQLException;
    }

    /** {@return the present day or time for that column; nothing where it holds none} */
    Optional<String> now(Column column) {
        return ask(values -> values.now(column.type()));
    }

    /** {@return in which other form the expression gives a day or time, and what to write instead} */
    Optional<String> objection(Column column, SqlText expression) {
        return ask(values -> values.objection(expression, column.type()));
    }

    private Optional<String> ask(Question question) {
        try (Scratch scratch = Scratch.empty(dialect)) {
            return question.ask(dialect.values(scratch.connection()));
        } catch (SQLException | ExecutionException unknown) {
            return Optional.empty();
        }
    }

    /** {@return a line for each of the values, and each default of a new column, that the application would not read} */
    List<String> hints(Comparison comparison, Map<String, SqlText> given) {
        try (Scratch scratch = Scratch.empty(dialect)) {
            Hints hints = new Hints(dialect.values(scratch.connection()), given, new ArrayList<>());
            for (Operation operation : comparison.operations()) {
                hints.at(operation);
            }
            return hints.lines;
        } catch (SQLException | ExecutionException unknown) {
            return List.of();
        }
    }

    /** What is found, a line each. */
    private record Hints(StoredValues values, Map<String, SqlText> given, List<String> lines) {
        void at(Operation operation) throws SQLException {
            if (operation instanceof CreateTable create) {
                for (Column column : create.table().columns()) {
                    atDefault(create.table().name() + "." + column.name(), column);
                }
            } else if (operation instanceof AlterTable batch) {
                for (TableOperation step : batch.steps()) {
                    at(batch.table() + ".", step);
                }
            }
        }

        private void at(String table, TableOperation step) throws SQLException {
            if (step instanceof AddColumn add) {
                atDefault(table + add.column().name(), add.column());
                atValue(table + add.column().name(), add.column());
            } else if (step instanceof AlterColumn alter) {
                atValue(table + alter.after().name(), alter.after());
            }
        }

        private void atDefault(String name, Column column) throws SQLException {
            SqlText value = column.serverDefault();
            if (value != null) {
                values.unreadable(value, column.type())
                        .ifPresent(why -> lines.add("The default " + value.sql() + " of " + name + ": " + why));
            }
        }

        private void atValue(String name, Column column) throws SQLException {
            for (Map.Entry<String, SqlText> one : given.entrySet()) {
                if (one.getKey().equalsIgnoreCase(name)) {
                    SqlText value = one.getValue();
                    values.objection(value, column.type())
                            .ifPresent(why -> lines.add("The backfill " + value.sql() + " of " + name + ": " + why));
                }
            }
        }
    }
}
