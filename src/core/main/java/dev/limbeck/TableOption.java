package dev.limbeck;

import dev.limbeck.model.Options;
import dev.limbeck.model.Table;

/**
 * An option of a table or index, or the comment of a table.
 *
 * @param key the key of the option, which begins with the name of its database, or {@code comment}
 * @param value the value
 */
public record TableOption(String key, Object value) implements TableItem, IndexItem {

    /** The options that have their own method in {@link Migration}. */
    public enum Kind {
        /** SQLite's WITHOUT ROWID. */
        WITHOUT_ROWID("sqlite_without_rowid"),
        /** SQLite's STRICT. */
        STRICT("sqlite_strict"),
        /** The comment of a table, on databases that store comments. */
        COMMENT("comment");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        TableOption with(Object value) {
            return new TableOption(key, value);
        }
    }

    /** {@return the table with this option} */
    public Table applyTo(Table table) {
        return key.equals(Kind.COMMENT.key)
                ? table.withComment(value.toString())
                : table.withOptions(table.options().with(key, value));
    }

    /** {@return a copy of the options with this option} */
    public Options applyTo(Options options) {
        return options.with(key, value);
    }
}
