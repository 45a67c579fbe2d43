package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values into statements, as literals. */
final class RowText {
    private static final int ROWS = 500;
    private static final int LENGTH = 200_000;

    private final Dialect dialect;

    RowText(Dialect dialect) {
        this.dialect = dialect;
    }

    String bound(String statement, @Nullable Object... values) {
        return dialect.bind(
                statement, Arrays.stream(values).map(dialect::literal).toList());
    }

    /** {@return the statements that add the rows: one for many rows, as long as these name the same columns} */
    List<String> inserts(Table table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        List<String> statements = new ArrayList<>();
        List<String> columns = List.of();
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Map<String, ? extends @Nullable Object> row : rows) {
            boolean fits = count > 0
                    && count < ROWS
                    && text.length() < LENGTH
                    && row.keySet().equals(Set.copyOf(columns));
            if (!fits) {
                flush(statements, text);
                columns = List.copyOf(row.keySet());
                text.append(head(table, columns));
                count = 0;
            }
            if (!columns.isEmpty()) {
                text.append(count == 0 ? "\n" : ",\n").append(values(row, columns));
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
        String into = "INSERT INTO " + dialect.quote(table.name().name());
        if (columns.isEmpty()) {
            return into + " DEFAULT VALUES";
        }
        return into + " ("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(name -> dialect.quote(column(table, name)))
                                .toList())
                + ") VALUES";
    }

    private static String column(Table table, String name) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return table.column(name)
                .map(Column::name)
                .orElseThrow(() -> new UnsupportedChange("The table " + table.name() + " has no column " + name + ". "
                        + Nearest.to(name, names)
                                .map(near -> "Is " + near + " meant?")
                                .orElse("It has " + String.join(", ", names) + ".")));
    }

    private String values(Map<String, ? extends @Nullable Object> row, List<String> columns) {
        return "("
                + String.join(
                        ", ", columns.stream().map(name -> literal(row, name)).toList()) + ")";
    }

    private String literal(Map<String, ? extends @Nullable Object> row, String name) {
        return dialect.literal(row.get(name));
    }
}
