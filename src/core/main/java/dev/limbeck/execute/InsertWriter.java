package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.text.NearestName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes INSERT statements with the values as literals. */
final class InsertWriter {
    private static final int ROWS = 500;
    private static final int LENGTH = 200_000;

    private final Dialect dialect;
    private final StoredValues values;
    private final Set<String> checked = new HashSet<>();

    InsertWriter(Dialect dialect, StoredValues values) {
        this.dialect = dialect;
        this.values = values;
    }

    /** {@return the statements that add the rows; consecutive rows with the same columns share a statement} */
    List<String> write(Table table, List<? extends Map<String, ? extends @Nullable Object>> rows) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<String> columns = List.of();
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Map<String, ? extends @Nullable Object> row : rows) {
            boolean continues = count > 0
                    && count < ROWS
                    && text.length() < LENGTH
                    && row.keySet().equals(Set.copyOf(columns));
            if (!continues) {
                flush(statements, text);
                columns = List.copyOf(row.keySet());
                text.append(head(table, columns));
                count = 0;
            }
            if (!columns.isEmpty()) {
                text.append(count == 0 ? "\n" : ",\n").append(values(table, row, columns));
            }
            count++;
            if (columns.isEmpty()) {
                count = ROWS;
            }
        }
        flush(statements, text);
        return statements;
    }

    private static void flush(List<String> statements, StringBuilder text) {
        if (!text.isEmpty()) {
            statements.add(text.toString());
            text.setLength(0);
        }
    }

    private String head(Table table, List<String> columns) {
        if (columns.isEmpty()) {
            return dialect.words().insertDefaults(table.name());
        }
        return "INSERT INTO " + dialect.words().quote(table.name()) + " ("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(name -> dialect.words()
                                        .quote(column(table, name).name()))
                                .toList())
                + ") VALUES";
    }

    private static Column column(Table table, String name) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return table.column(name)
                .orElseThrow(() -> new UnsupportedChange("The table " + table.name() + " has no column " + name + ". "
                        + NearestName.find(name, names)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("It has " + String.join(", ", names) + ".")));
    }

    private String values(Table table, Map<String, ? extends @Nullable Object> row, List<String> columns)
            throws SQLException {
        List<String> literals = new ArrayList<>();
        for (String name : columns) {
            literals.add(literal(row.get(name), new ValueColumn(table.name(), column(table, name))));
        }
        return "(" + String.join(", ", literals) + ")";
    }

    private String literal(@Nullable Object value, ValueColumn column) throws SQLException {
        Object stored = values.of(value, column);
        if (value != null && checked.add(column + " " + value.getClass().getName())) {
            values.requireSameForm(value, stored, column);
        }
        return dialect.words().literal(stored);
    }
}
