package dev.limbeck.model;

/**
 * A piece of SQL as written: a default, the condition of a check, or the definition of a view. The model does not parse
 * SQL.
 *
 * @param sql the text, without a trailing semicolon
 */
public record SqlText(String sql) {

    /** {@return the given text as a piece of SQL} */
    public static SqlText of(String sql) {
        return new SqlText(sql);
    }

    @Override
    public String toString() {
        return sql;
    }
}
