package dev.limbeck.compare;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value for existing rows when the downgrade recreates a dropped NOT NULL column without a default. The
 * original values are lost, so any value that the type and constraints of the column allow will do.
 */
record DowngradeBackfill(SchemaPair sides) {

    /** Returns the expression for existing rows, or null if no value is needed. */
    @Nullable
    SqlText find(Table table, Column column) {
        boolean needed = !column.nullable()
                && column.serverDefault() == null
                && column.identity() == null
                && column.generated() == null;
        return needed
                ? parent(table, column)
                        .or(() -> uniqueValue(table, column))
                        .or(() -> allowed(table, column))
                        .orElseGet(() -> new SqlText(sides.words().zero(column.type())))
                : null;
    }

    /** Returns the key of any referenced row, if the model has the referenced column. */
    private Optional<SqlText> parent(Table table, Column column) {
        return table.foreignKeys().stream()
                .filter(key -> isOnly(key.columns(), column))
                .filter(key -> referenced(key).size() == 1)
                .filter(key -> sides.hasModelColumn(
                        key.referencedTable(), referenced(key).get(0)))
                .findFirst()
                .map(this::smallestKey);
    }

    private List<String> referenced(ForeignKey key) {
        return sides.liveShapes().referencedColumns(key);
    }

    private SqlText smallestKey(ForeignKey key) {
        return new SqlText("(select min(" + sides.words().quote(referenced(key).get(0)) + ") from "
                + sides.words().quote(key.referencedTable()) + ")");
    }

    /** Returns the value of the primary key, if the column must be unique. */
    private Optional<SqlText> uniqueValue(Table table, Column column) {
        boolean unique = Stream.concat(
                        table.uniqueConstraints().stream().map(UniqueConstraint::columns),
                        table.indexes().stream().filter(Index::unique).map(DowngradeBackfill::columns))
                .anyMatch(columns -> isOnly(columns, column));
        return Optional.ofNullable(unique ? table.primaryKey() : null)
                .map(PrimaryKey::columns)
                .filter(columns -> columns.size() == 1 && !isOnly(columns, column))
                .map(columns -> columns.get(0))
                // The downgrade computes the value from the rows of the model's table.
                .filter(name -> sides.hasModelColumn(table.name(), name))
                .map(name -> new SqlText(sides.words().quote(name)));
    }

    private static List<String> columns(Index index) {
        return index.parts().stream().map(part -> String.valueOf(part.column())).toList();
    }

    /** Returns the first value of a list in a check, or the lowest value of a range. */
    private Optional<SqlText> allowed(Table table, Column column) {
        return table.checks().stream()
                .flatMap(check -> inList(check, table, column).or(() -> lowest(check, table, column)).stream())
                .findFirst();
    }

    private static Optional<SqlText> inList(CheckConstraint check, Table table, Column column) {
        return ListCheck.parse(check)
                .filter(list -> list.limits(column.name(), table.names()))
                .map(list -> {
                    String value = list.values().get(0);
                    return new SqlText(list.texts() ? "'" + value.replace("'", "''") + "'" : value);
                });
    }

    /** Returns the lower limit of a check that begins with {@code column between …} or {@code column >= …}. */
    private static Optional<SqlText> lowest(CheckConstraint check, Table table, Column column) {
        Pattern range = Pattern.compile(
                "\\(*([\"`\\[]?)(" + Pattern.quote(column.name())
                        + ")[\"`\\]]?\\)*\\s*(?:>=|between\\s)\\s*\\(*('(?:[^']|'')*'|[-+]?\\d+(?:\\.\\d+)?).*",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        Matcher matcher = range.matcher(check.condition().sql().strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        NameRule names = table.names().others();
        String compared = matcher.group(1).isEmpty() ? names.store(matcher.group(2)) : matcher.group(2);
        return names.same(compared, column.name()) ? Optional.of(new SqlText(matcher.group(3))) : Optional.empty();
    }

    private boolean isOnly(List<String> columns, Column column) {
        return columns.size() == 1
                && sides.sameness()
                        .nameKey(columns.get(0))
                        .equals(sides.sameness().nameKey(column.name()));
    }
}
