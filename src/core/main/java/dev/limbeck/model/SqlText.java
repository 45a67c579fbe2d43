package dev.limbeck.model;

/**
 * A piece of SQL as someone wrote it: a default, a check's condition, a view's definition. Never parsed by the model.
 *
 * @param sql the text, without a closing semicolon
 */
public record SqlText(String sql) {

    @Override
    public String toString() {
        return sql;
    }
}
