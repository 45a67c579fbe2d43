package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.compare.Filter;
import dev.limbeck.execute.Database;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the tables of id generators contain the rows that the entities require. A sequence that is emulated by
 * a table does not work without its row. If the initial value was raised in the entities, a row with a lower number
 * would still assign numbers below the new initial value. Higher numbers are normal for a database in use.
 */
final class GeneratorRows {
    /**
     * The INSERT statement of a generator as Hibernate writes it: the number, preceded by the generator's name if
     * several generators share a table.
     */
    private static final Pattern ROW = Pattern.compile(
            "insert\\s+into\\s+(?<table>\\S+?)\\s*\\((?:\\s*(?<key>[^,()]+?)\\s*,)?\\s*(?<column>[^,()]+?)\\s*\\)\\s*"
                    + "values\\s*\\((?:\\s*(?<name>'(?:[^']|'')*')\\s*,)?\\s*(?<number>-?\\d+)\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    /** Hibernate's name for the column of a table that emulates a sequence. */
    private static final String NEXT = "next_val";

    private final Database database;
    private final Schema live;
    private final Filter filter;

    /** Creates a check of the tables that the filter includes. */
    GeneratorRows(Database database, Schema live, Filter filter) {
        this.database = database;
        this.filter = filter;
        this.live = live;
    }

    /**
     * {@return statements that insert missing rows and raise numbers that are too low, except in tables that the
     * operations change}
     */
    List<Operation> findMissing(Schema model, List<Operation> operations) {
        List<Operation> found = new ArrayList<>();
        for (Table table : model.tables()) {
            if (!table.initialRows().isEmpty()
                    && filter.includesTable(table.name())
                    && live.table(table.name()).isPresent()
                    && operations.stream().noneMatch(operation -> changes(operation, table.name()))) {
                boolean altered = operations.stream()
                        .anyMatch(operation -> operation instanceof AlterSequence alter
                                && live.names().same(alter.before().name(), table.name()));
                for (SqlText row : table.initialRows()) {
                    statement(row)
                            .filter(sql -> !altered || sql.equals(row))
                            .ifPresent(sql -> found.add(new ExecuteSql(sql, null)));
                }
            }
        }
        return found;
    }

    /** {@return whether the tables of id generators have all rows that the given statements create} */
    boolean haveAll(List<SqlText> rows) {
        return rows.stream().allMatch(row -> statement(row).isEmpty());
    }

    /** {@return the statements that create the rows of id generators in the tables of the given model} */
    List<SqlText> statements(Schema model) {
        return model.tables().stream()
                .filter(table -> filter.includesTable(table.name()))
                .flatMap(table -> table.initialRows().stream())
                .toList();
    }

    /**
     * {@return the operations, changed so that reverting the drop of a sequence table also inserts its row} The old
     * number is lost, like all data of a dropped table, but without the row no id could be assigned at all.
     */
    List<Operation> withDowngradeRows(List<Operation> operations) {
        List<Operation> all = new ArrayList<>();
        for (Operation operation : operations) {
            all.add(
                    operation instanceof DropTable drop && isSequence(drop.table())
                            ? withRow(drop.table())
                            : operation);
        }
        return all;
    }

    private static boolean isSequence(Table table) {
        return table.columns().size() == 1
                && table.columns().get(0).name().equalsIgnoreCase(NEXT)
                && table.initialRows().isEmpty();
    }

    private Operation withRow(Table table) {
        String row = "insert into " + database.dialect().words().quote(table.name()) + " ( "
                + table.columns().get(0).name() + " ) values ( 1 )";
        return new DropTable(table.withInitialRows(List.of(new SqlText(row))));
    }

    private boolean changes(Operation operation, TableName table) {
        return operation instanceof AlterTable batch
                && database.dialect().traits().names().same(batch.table(), table);
    }

    private Optional<SqlText> statement(SqlText wanted) {
        Matcher row = ROW.matcher(wanted.sql().strip());
        if (!row.matches() || (row.group("key") == null) != (row.group("name") == null)) {
            return Optional.empty();
        }
        String table = row.group("table");
        String column = row.group("column");
        String which = row.group("key") == null ? "" : row.group("key") + " = " + row.group("name");
        BigDecimal number = new BigDecimal(row.group("number"));
        String question = "select max(" + column + ") from " + table + (which.isEmpty() ? "" : " where " + which);
        try (PreparedStatement statement = database.connection().prepareStatement(question)) {
            BigDecimal highest = number(statement, table);
            if (highest == null) {
                return Optional.of(wanted);
            }
            return highest.compareTo(number) >= 0
                    ? Optional.empty()
                    : Optional.of(new SqlText("update " + table + " set " + column + " = " + number + " where "
                            + (which.isEmpty() ? "" : which + " and ") + column + " < " + number));
        } catch (SQLException notUnderstood) {
            // The table has this name but other columns, so it does not belong to an id generator.
            return Optional.empty();
        }
    }

    private static @Nullable BigDecimal number(PreparedStatement question, String table) {
        try (ResultSet row = question.executeQuery()) {
            return row.next() && row.getObject(1) instanceof Number number ? new BigDecimal(number.toString()) : null;
        } catch (SQLException e) {
            throw new CommandException(
                    "The rows of the id generator table " + table + " could not be read: " + e.getMessage(), e);
        }
    }
}
