package dev.limbeck.sqlite.rows;

import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.sameness.Affinity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds queries that return the rows of the old table with the column names and values that they will have after the
 * batch.
 */
final class ResultingRows {
    private final Draft draft;
    private final String table;
    /** The old columns by folded name. */
    private final Map<String, ColumnText> before = new HashMap<>();

    /** Builds queries for the given draft. */
    ResultingRows(Draft draft) {
        this.draft = draft;
        this.table = draft.table().name();
        draft.originalText()
                .columns()
                .forEach(column ->
                        before.putIfAbsent(SqliteNames.fold(column.name().name()), column));
    }

    /** {@return whether the column is generated} */
    static boolean isGenerated(ColumnText column) {
        return column.clauses(Rule.GeneratedAs.class).findAny().isPresent();
    }

    /** {@return the SQL of the unchanged old rows, under the table's name} */
    String oldRows() {
        return Sql.mainName(table) + " AS " + SqliteNames.spell(table);
    }

    /** {@return the SQL of the new rows, under the table's name} */
    String namedRows() {
        return rows() + " AS " + SqliteNames.spell(table);
    }

    /**
     * {@return the SQL of the old rows with the new names; generated columns are recomputed in the order of their
     * dependencies}
     */
    String rows() {
        List<ColumnText> open = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (ColumnText column : draft.text().columns()) {
            if (isGenerated(column)) {
                open.add(column);
            } else {
                stored.add(
                        value(column) + " AS " + SqliteNames.spell(column.name().name()));
            }
        }
        String key = RowCopy.keyExpression(draft.originalText()) + " AS \"limbeck key\"";
        String rows =
                "(SELECT " + Stream.concat(Stream.of(key), stored.stream()).collect(Collectors.joining(", ")) + " FROM "
                        + oldRows() + ")";
        while (!open.isEmpty()) {
            List<ColumnText> ready =
                    open.stream().filter(column -> isIndependent(column, open)).toList();
            List<ColumnText> next = ready.isEmpty() ? List.copyOf(open) : ready;
            rows = "(SELECT *, "
                    + next.stream()
                            .map(column -> converted(column, "(" + expression(column) + "\n)") + " AS "
                                    + SqliteNames.spell(column.name().name()))
                            .collect(Collectors.joining(", "))
                    + " FROM " + rows + " AS " + SqliteNames.spell(table) + ")";
            open.removeAll(next);
        }
        return rows;
    }

    /** {@return the expression of a generated column} */
    String expression(ColumnText column) {
        return column.rule(Rule.GeneratedAs.class)
                .map(rule -> draft.text().text(rule.expression()))
                .orElse("NULL");
    }

    private boolean isIndependent(ColumnText column, List<ColumnText> open) {
        List<Token> code = Tokenizer.code(expression(column));
        return open.stream().noneMatch(other -> code.stream()
                .anyMatch(token -> token.kind() != Token.Kind.STRING
                        && SqliteNames.areSame(token.name(), other.name().name())));
    }

    private String value(ColumnText column) {
        String name = column.name().name();
        String source = draft.valueExpression(name)
                .or(() ->
                        column.rule(Rule.Default.class).map(rule -> draft.text().text(rule.expression())))
                .orElse("NULL");
        return isRetyped(column) ? converted(column, source) : collated(column, source);
    }

    private String converted(ColumnText column, String value) {
        Affinity affinity = Affinity.of(draft.text().text(column.type()));
        return collated(
                column,
                affinity != Affinity.BLOB && affinity != Affinity.NUMERIC
                        ? "CAST(" + value + " AS " + affinity + ")"
                        : value);
    }

    private static String collated(ColumnText column, String value) {
        return column.rule(Rule.Collate.class)
                .map(rule ->
                        value + " COLLATE " + SqliteNames.spell(rule.collation().name()))
                .orElse(value);
    }

    /** {@return whether all of the given names are columns of the new table} */
    boolean hasColumns(List<String> columns) {
        return columns.stream().allMatch(name -> draft.text().column(name).isPresent());
    }

    /** {@return whether the column stores or compares its values differently than before} */
    boolean isRetyped(ColumnText column) {
        String origin = draft.originalName(column.name().name());
        return origin != null
                && !oldColumn(origin)
                        .filter(old -> collation(old).equals(collation(column)) && storesAlike(old, column))
                        .isPresent();
    }

    /** {@return the column of the old table with the given name} */
    Optional<ColumnText> oldColumn(String name) {
        return Optional.ofNullable(before.get(SqliteNames.fold(name)));
    }

    /**
     * Returns whether both types store values in the same way. In a STRICT table, types with the same affinity can
     * differ.
     */
    private boolean storesAlike(ColumnText before, ColumnText after) {
        String from = draft.originalText().text(before.type());
        String to = draft.text().text(after.type());
        boolean affinitiesAlone = !draft.originalText().options().strict()
                && !draft.text().options().strict();
        return SqliteNames.areSame(from, to)
                || (affinitiesAlone && Affinity.of(from).storesLike(Affinity.of(to)));
    }

    private static String collation(ColumnText column) {
        return column.rule(Rule.Collate.class)
                .map(rule -> " " + SqliteNames.fold(rule.collation().name()))
                .orElse("");
    }
}
