package dev.limbeck.sqlite;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a clause of a CREATE TABLE says (sqlite.org/lang_createtable.html). */
sealed interface Rule {

    /**
     * PRIMARY KEY.
     *
     * @param parts its columns; empty behind a column, where it means that column
     * @param order the ASC or DESC behind a column's PRIMARY KEY, or null
     * @param autoincrement the AUTOINCREMENT, or null
     */
    record Primary(List<KeyPart> parts, @Nullable Token order, @Nullable Token autoincrement) implements Rule {}

    /**
     * UNIQUE.
     *
     * @param parts its columns; empty behind a column, where it means that column
     */
    record Unique(List<KeyPart> parts) implements Rule {}

    /** NOT NULL. */
    record NotNull() implements Rule {
        /** All of them are alike. */
        static final NotNull PLAIN = new NotNull();
    }

    /** A bare NULL, which says nothing. */
    record Null() implements Rule {}

    /**
     * CHECK.
     *
     * @param condition the condition, without the parentheses around it
     */
    record Check(Span condition) implements Rule {}

    /**
     * DEFAULT.
     *
     * @param expression the value or the expression, with its parentheses
     */
    record Default(Span expression) implements Rule {}

    /**
     * COLLATE.
     *
     * @param collation the collation's name
     */
    record Collate(Token collation) implements Rule {}

    /**
     * GENERATED ALWAYS AS, or AS alone.
     *
     * @param expression the expression, without the parentheses around it
     * @param kind the STORED or VIRTUAL, or null
     */
    record GeneratedAs(Span expression, @Nullable Token kind) implements Rule {

        /** {@return whether the value is kept with the row} */
        boolean stored() {
            return kind != null && kind.is("STORED");
        }
    }

    /**
     * REFERENCES behind a column, or FOREIGN KEY … REFERENCES.
     *
     * @param columns the referring columns; empty behind a column, where it means that column
     * @param table the table referred to
     * @param referenced the columns there; empty means its primary key
     * @param onDelete what a deleted parent does
     * @param onUpdate what a changed key does
     * @param match the word behind MATCH, or null
     * @param deferral when it is checked, or null where it does not say
     */
    record References(
            List<Token> columns,
            Token table,
            List<Token> referenced,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            @Nullable Token match,
            @Nullable Deferral deferral)
            implements Rule {}

    /**
     * DEFERRABLE or NOT DEFERRABLE; as a clause of its own it belongs to the foreign key declared last before it.
     *
     * @param span where it stands
     * @param when what it amounts to
     */
    record Deferral(Span span, Deferrability when) implements Rule {}

    /** Nothing: a CONSTRAINT name with no constraint behind it, which SQLite accepts. */
    record Nothing() implements Rule {}
}
