package dev.limbeck.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL as written: a default, the condition of a check, or the definition of a view. The model does not parse
 * SQL. The constructor with variants is not part of the API: use {@link #of} and {@link #withVariant}.
 *
 * @param sql the text, without a trailing semicolon
 * @param variants the texts for particular dialects; only the value for existing rows of a new column can have variants
 */
public record SqlText(String sql, List<Variant> variants) {
    /** Copies the list. */
    public SqlText {
        variants = List.copyOf(variants);
    }

    /** Creates a text that is the same in every dialect. */
    public SqlText(String sql) {
        this(sql, List.of());
    }

    /**
     * The text for one dialect.
     *
     * @param dialect the name of the dialect
     * @param sql the text, without a trailing semicolon
     */
    public record Variant(String dialect, String sql) {}

    /** {@return the given text as a piece of SQL} */
    public static SqlText of(String sql) {
        return new SqlText(sql);
    }

    /**
     * {@return a copy of this text with a different text for one dialect}
     *
     * @throws IllegalArgumentException if Limbeck does not know a dialect with the given name
     */
    public SqlText withVariant(String dialect, String other) {
        String name = DialectName.require(dialect).text();
        List<Variant> all = new ArrayList<>(variants);
        all.removeIf(each -> each.dialect().equals(name));
        all.add(new Variant(name, other));
        return new SqlText(sql, all);
    }

    /** {@return the text for the given dialect, without variants} */
    public SqlText forDialect(String dialect) {
        return variants.stream()
                .filter(each -> each.dialect().equals(dialect))
                .findFirst()
                .map(each -> new SqlText(each.sql()))
                .orElseGet(() -> variants.isEmpty() ? this : new SqlText(sql));
    }

    @Override
    public String toString() {
        return sql;
    }
}
