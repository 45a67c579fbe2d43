package dev.limbeck;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableOptions;
import org.jspecify.annotations.Nullable;

/**
 * An option or the comment of a table.
 *
 * @param kind the kind of option
 * @param text the text of a comment, or null for the other kinds
 */
public record TableOption(Kind kind, @Nullable String text) implements TableItem {

    /** The kinds of options. */
    public enum Kind {
        /** SQLite's WITHOUT ROWID. */
        WITHOUT_ROWID,
        /** SQLite's STRICT. */
        STRICT,
        /** A comment, where the database stores comments. */
        COMMENT
    }

    /** {@return the table with this option} */
    public Table applyTo(Table table) {
        return switch (kind) {
            case WITHOUT_ROWID ->
                table.withOptions(new TableOptions(true, table.options().strict()));
            case STRICT -> table.withOptions(new TableOptions(table.options().withoutRowid(), true));
            case COMMENT -> table.withComment(text);
        };
    }
}
