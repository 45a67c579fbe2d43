package dev.limbeck.dialect.server;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds queries for existing rows that would not fit the table after a batch.
 *
 * @param rows the rows after the steps so far
 */
public record DataGuards(ChangedRows rows) {
    private static final String PARENT = "limbeck parent";

    private RowSyntax syntax() {
        return rows.syntax();
    }

    private String rowsWhere(String condition) {
        return "SELECT " + syntax().quote(ChangedRows.KEY) + " FROM " + rows.query(condition) + " WHERE " + condition;
    }

    /** {@return the guard for a column that is NOT NULL} */
    public Optional<Guard> notNull(Table table, String column) {
        return rows.has(List.of(column))
                ? Optional.of(new Guard(
                        rowsWhere(syntax().quote(column) + " IS NULL"),
                        table.name() + "." + column + " would be NULL but is NOT NULL",
                        "Specify a value for these rows with backfill(\"...\"), or correct them first."))
                : Optional.empty();
    }

    /** {@return the guard for a new column that needs a value but has none} */
    public Guard noRows(Table table, Column column) {
        return new Guard(
                rowsWhere("true"),
                table.name() + "." + column.name() + " is NOT NULL and has no value for the existing rows",
                "Specify a default, or a value for these rows with backfill(\"...\").");
    }

    /**
     * {@return the guard against a value that the new type would truncate or reject}
     *
     * @param condition the condition that such a value meets
     */
    public Guard unfit(Table table, Column after, String condition) {
        return new Guard(
                rowsWhere(condition),
                table.name() + "." + after.name() + " holds values that do not fit " + syntax().spell(after),
                "Specify the conversion with using(\"...\"), or correct the values first.");
    }

    /** {@return the guard for the constraint; empty if it cannot be built or none is needed} */
    public Optional<Guard> constraint(Constraint constraint, Table table, Optional<Table> referenced) {
        if (!syntax().isEnforced(constraint)) {
            return Optional.empty();
        }
        if (!rows.has(new UsedColumns(syntax().tokens()).in(constraint, table))) {
            return Optional.empty();
        }
        if (constraint instanceof CheckConstraint check) {
            return Optional.of(check(check, table));
        }
        if (constraint instanceof ForeignKey key) {
            return orphans(key, table, referenced);
        }
        boolean distinct = syntax().isNullDistinct(constraint.options());
        List<String> columns =
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueConstraint) constraint).columns();
        String what =
                constraint instanceof PrimaryKey ? "the primary key" : "the unique constraint" + label(constraint);
        return Optional.of(
                duplicates(table, columns.stream().map(syntax()::quote).toList(), distinct, null, what));
    }

    private static String label(Constraint constraint) {
        return constraint.name() == null ? "" : " " + constraint.name();
    }

    private Guard check(CheckConstraint check, Table table) {
        return new Guard(
                rowsWhere("NOT (" + check.condition().sql() + "\n)"),
                "rows of " + table.name() + " violate the check" + label(check) + ": "
                        + check.condition().sql(),
                "Correct these rows first.");
    }

    /** {@return the guard for a unique index; empty for any other index} */
    public Optional<Guard> index(Index index, Table table) {
        if (!index.unique() || !rows.has(new UsedColumns(syntax().tokens()).in(index, table))) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        index.parts()
                .forEach(part -> keys.add(
                        part.column() != null
                                ? syntax().quote(part.column())
                                : "("
                                        + Objects.requireNonNull(part.expression())
                                                .sql() + "\n)"));
        boolean distinct = syntax().isNullDistinct(index.options());
        return Optional.of(duplicates(table, keys, distinct, index.where(), "the unique index " + index.name()));
    }

    private Guard duplicates(Table table, List<String> keys, boolean distinct, @Nullable SqlText where, String what) {
        String filter = where == null ? "true" : "(" + where.sql() + "\n)";
        String present = distinct
                ? keys.stream().map(each -> " AND " + each + " IS NOT NULL").collect(Collectors.joining())
                : "";
        String list = String.join(", ", keys);
        String question =
                "SELECT min(" + syntax().quote(ChangedRows.KEY) + ") FROM " + rows.query(filter + present + " " + list)
                        + " WHERE " + filter + present + " GROUP BY " + list + " HAVING count(*) > 1";
        return new Guard(
                question,
                "rows of " + table.name() + " have duplicate values in (" + list.replaceAll("[\"`]", "") + "),"
                        + " which " + what
                        + " forbids",
                "Remove or change these rows first.");
    }

    /**
     * Builds the guard against rows that refer to a missing row. With MATCH SIMPLE, a key that contains NULL does not
     * refer to any row.
     */
    private Optional<Guard> orphans(ForeignKey key, Table table, Optional<Table> referenced) {
        List<String> parents = parents(key, referenced);
        boolean self = key.referencedTable().equals(table.name());
        if (parents.size() != key.columns().size() || (self && !rows.has(parents))) {
            return Optional.empty();
        }
        String own = syntax().quote(table.name().name());
        String present = key.columns().stream()
                .map(column -> own + "." + syntax().quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, parents.size())
                .mapToObj(i -> syntax().quote(PARENT) + "." + syntax().quote(parents.get(i)) + " = " + own + "."
                        + syntax().quote(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        String others = self
                ? "(SELECT * FROM "
                        + rows.query(parents.stream().map(syntax()::quote).collect(Collectors.joining(" "))) + ")"
                : syntax().quote(key.referencedTable());
        return Optional.of(new Guard(
                rowsWhere(present + " AND NOT EXISTS (SELECT 1 FROM " + others + " AS " + syntax().quote(PARENT)
                        + " WHERE " + same + ")"),
                "rows of " + table.name() + " refer to rows of " + key.referencedTable()
                        + " that do not exist, which the foreign key" + label(key) + " forbids",
                "Remove or correct these rows first."));
    }

    private static List<String> parents(ForeignKey key, Optional<Table> referenced) {
        if (!key.referencedColumns().isEmpty()) {
            return key.referencedColumns();
        }
        return referenced.map(Table::primaryKey).map(PrimaryKey::columns).orElse(List.of());
    }
}
