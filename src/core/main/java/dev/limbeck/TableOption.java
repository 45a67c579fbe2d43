package dev.limbeck;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableOptions;
import org.jspecify.annotations.Nullable;

/**
 * Something said of a whole table.
 *
 * @param kind what is said
 * @param text the comment, or null
 */
public record TableOption(Kind kind, @Nullable String text) implements TableItem {

    /** What can be said. */
    public enum Kind {
        /** SQLite's WITHOUT ROWID. */
        WITHOUT_ROWID,
        /** SQLite's STRICT. */
        STRICT,
        /** A comment, where the database keeps comments. */
        COMMENT
    }

    /** {@return the table with this said of it} */
    public Table applyTo(Table table) {
        return switch (kind) {
            case WITHOUT_ROWID ->
                table.withOptions(new TableOptions(true, table.options().strict()));
            case STRICT -> table.withOptions(new TableOptions(table.options().withoutRowid(), true));
            case COMMENT -> table.withComment(text);
        };
    }
}
