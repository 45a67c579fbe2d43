package dev.limbeck.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the old table as the batch will make them: under the new names, with the new values. */
final class RowImage {
    private final Draft draft;
    private final String table;

    RowImage(Draft draft) {
        this.draft = draft;
        this.table = draft.table().name();
    }

    /** {@return whether an expression of the table gives the column's values} */
    static boolean isGenerated(ColumnText column) {
        return column.clauses(Rule.GeneratedAs.class).findAny().isPresent();
    }

    /** {@return the old rows themselves, under the table's name} */
    String old() {
        return Sql.main(table) + " AS " + Names.spell(table);
    }

    /** {@return the new rows, under the table's name} */
    String named() {
        return rows() + " AS " + Names.spell(table);
    }

    /** {@return the old rows under the new names; an added generated column is not among them} */
    String rows() {
        String columns = draft.text().columns().stream()
                .map(column ->
                        value(column) + " AS " + Names.spell(column.name().name()))
                .collect(Collectors.joining(", "));
        return "(SELECT " + Copy.key(draft.before()) + " AS \"limbeck key\", " + columns + " FROM " + old() + ")";
    }

    private String value(ColumnText column) {
        String name = column.name().name();
        String source = draft.source(name)
                .or(() ->
                        column.rule(Rule.Default.class).map(rule -> draft.text().text(rule.expression())))
                .orElse("NULL");
        String type = draft.text().text(column.type());
        Affinity affinity = Affinity.of(type);
        String converted = isRetyped(column) && affinity != Affinity.BLOB && affinity != Affinity.NUMERIC
                ? "CAST(" + source + " AS " + affinity + ")"
                : source;
        return column.rule(Rule.Collate.class)
                .map(rule ->
                        converted + " COLLATE " + Names.spell(rule.collation().name()))
                .orElse(converted);
    }

    /** {@return whether each of these columns has values before the table is changed} */
    boolean isKnown(List<String> columns) {
        return columns.stream().allMatch(name -> draft.text()
                .column(name)
                .filter(column -> !isGenerated(column) || draft.source(name).isPresent())
                .isPresent());
    }

    /** {@return whether the expression names no column that has its values only afterwards} */
    boolean knows(List<Token> expression) {
        return draft.text().columns().stream()
                .filter(column -> isGenerated(column)
                        && draft.source(column.name().name()).isEmpty())
                .noneMatch(column -> expression.stream()
                        .anyMatch(
                                token -> Names.same(token.name(), column.name().name())));
    }

    /** {@return whether the column has another type or collation than before} */
    boolean isRetyped(ColumnText column) {
        String origin = draft.origin(column.name().name());
        return origin != null
                && !draft.before()
                        .column(origin)
                        .map(before -> draft.before().text(before.type()) + collation(before))
                        .equals(Optional.of(draft.text().text(column.type()) + collation(column)));
    }

    private static String collation(ColumnText column) {
        return column.rule(Rule.Collate.class)
                .map(rule -> " " + Names.fold(rule.collation().name()))
                .orElse("");
    }
}
