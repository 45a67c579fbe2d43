package dev.limbeck.dialect.server;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows into tables for a proof. The n-th row of each table has values derived from n, so that a reference finds
 * the n-th row of the other table.
 */
public final class ProofRows {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private final Target target;

    /** Creates rows for a database. */
    public ProofRows(Target target) {
        this.target = target;
    }

    /** The database into which the rows are inserted. */
    public interface Target {

        /**
         * {@return the values of the columns of a table, by column name; columns that do not need a value are omitted}
         */
        Map<String, Value> values(Table table) throws SQLException;

        /** Inserts a row; if that fails, an open transaction is left in its previous state. */
        void insert(TableName table, List<String> columns, List<String> values) throws SQLException;

        /** Ensures that the database assigns higher numbers to later rows than to the sample rows. */
        default void finish(Table table) throws SQLException {}
    }

    /** The value of a column. */
    public interface Value {
        /**
         * {@return an expression for a value derived from the row number}
         *
         * @param text the value of text columns; null for text derived from the number
         */
        String of(int row, @Nullable String text);
    }

    /**
     * Inserts rows; {@return the tables that did not accept a row} A table is tried again after the tables that it
     * refers to.
     */
    public List<TableName> insert(List<Table> tables, int rows) throws SQLException {
        List<Table> open = new ArrayList<>(tables);
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            List<Table> refused = new ArrayList<>();
            for (Table table : open) {
                if (!insert(table, rows)) {
                    refused.add(table);
                }
            }
            progress = refused.size() < open.size();
            open = refused;
        }
        return open.stream().map(Table::name).toList();
    }

    private boolean insert(Table table, int rows) throws SQLException {
        Map<String, Value> types = target.values(table);
        boolean any = false;
        for (int row = 1; row <= rows; row++) {
            any |= insertRow(table, types, row);
        }
        if (any) {
            target.finish(table);
        }
        return any;
    }

    /**
     * Inserts a row. A check may limit a column to a list of strings, so each string in the checks is tried as well.
     */
    private boolean insertRow(Table table, Map<String, Value> types, int row) {
        if (tryRow(table, types, row, null)) {
            return true;
        }
        for (String literal : literals(table)) {
            if (tryRow(table, types, row, literal)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> literals(Table table) {
        List<String> found = new ArrayList<>();
        table.checks().forEach(check -> {
            Matcher literal = LITERAL.matcher(check.condition().sql());
            while (literal.find()) {
                found.add(literal.group(1));
            }
        });
        return found;
    }

    private boolean tryRow(Table table, Map<String, Value> types, int row, @Nullable String text) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            Value type = types.get(column.name());
            if (column.generated() == null && type != null && needsValue(table, column)) {
                names.add(column.name());
                values.add(type.of(row, text));
            }
        }
        try {
            target.insert(table.name(), names, values);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean needsValue(Table table, Column column) {
        PrimaryKey key = table.primaryKey();
        return !column.nullable() || (key != null && key.columns().contains(column.name()));
    }
}
