package dev.limbeck.command.decide;

import dev.limbeck.compare.Comparison;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that a comparison's new checks allow in a column, for instance in the column of an enum that is stored by
 * name.
 *
 * @param comparison the comparison with the model
 * @param names the rules for names in the database
 */
record AllowedValues(Comparison comparison, NameRules names) {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|[+-]?\\d+");

    /** {@return the first value that a check allows in the column, as an SQL literal} */
    Optional<String> findFirst(TableName table, String column) {
        return checks(table)
                .filter(check -> check.limits(column, names))
                .findFirst()
                .map(check -> literal(check, check.values().get(0)));
    }

    /**
     * {@return the reason why the value violates a new check of its column; empty if it does not, or if it is not a
     * literal}
     */
    Optional<String> findViolation(TableName table, String column, SqlText value) {
        String sql = value.sql().strip();
        return LITERAL.matcher(sql).matches()
                ? checks(table)
                        .filter(check -> check.limits(column, names))
                        .filter(check -> check.texts() == sql.startsWith("'"))
                        .filter(check -> check.values().stream()
                                .noneMatch(allowed -> literal(check, allowed).equals(sql)))
                        .findFirst()
                        .map(check -> "the check of " + column + " allows only "
                                + check.values().stream()
                                        .map(allowed -> literal(check, allowed))
                                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** {@return the reason why one of the values, by {@code table.column}, violates a new check; empty if none does} */
    Optional<String> findViolation(Map<String, SqlText> values) {
        return comparison.operations().stream()
                .filter(AlterTable.class::isInstance)
                .map(operation -> ((AlterTable) operation).table())
                .distinct()
                .flatMap(table -> values.entrySet().stream()
                        .filter(entry -> isOfTable(entry.getKey(), table))
                        .flatMap(entry -> findViolation(
                                table, entry.getKey().substring(table.toString().length() + 1), entry.getValue())
                                .map(why -> "the backfill " + entry.getValue().sql() + " of " + entry.getKey()
                                        + " cannot be used: " + why)
                                .stream()))
                .findFirst();
    }

    private boolean isOfTable(String column, TableName table) {
        String start = table + ".";
        return column.length() > start.length() && names.tables().same(column.substring(0, start.length()), start);
    }

    private Stream<ListCheck> checks(TableName table) {
        return comparison.operations().stream()
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(batch -> batch.table().equals(table))
                .flatMap(batch -> batch.steps().stream())
                .filter(AddConstraint.class::isInstance)
                .map(step -> ((AddConstraint) step).constraint())
                .filter(CheckConstraint.class::isInstance)
                .flatMap(check -> ListCheck.parse((CheckConstraint) check).stream());
    }

    private static String literal(ListCheck check, String value) {
        return check.texts() ? "'" + value.replace("'", "''") + "'" : value;
    }
}
