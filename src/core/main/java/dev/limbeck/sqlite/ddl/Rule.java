package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of a clause of CREATE TABLE (sqlite.org/lang_createtable.html). */
public sealed interface Rule {

    /**
     * PRIMARY KEY.
     *
     * @param parts its columns; empty for the constraint of a column, where it means that column
     * @param order the ASC or DESC after a column's PRIMARY KEY, or null
     * @param autoincrement the AUTOINCREMENT, or null
     */
    record Primary(List<KeyPart> parts, @Nullable Token order, @Nullable Token autoincrement) implements Rule {}

    /**
     * UNIQUE.
     *
     * @param parts its columns; empty for the constraint of a column, where it means that column
     */
    record Unique(List<KeyPart> parts) implements Rule {}

    /** NOT NULL. */
    record NotNull() implements Rule {
        /** The only instance needed. */
        static final NotNull PLAIN = new NotNull();
    }

    /** A bare NULL, which has no effect. */
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

        /** {@return whether the value is stored with the row} */
        public boolean stored() {
            return kind != null && kind.is("STORED");
        }
    }

    /**
     * REFERENCES on a column, or FOREIGN KEY … REFERENCES.
     *
     * @param columns the referring columns; empty for the constraint of a column, where it means that column
     * @param table the referenced table
     * @param referenced the referenced columns; empty means its primary key
     * @param onDelete the action when a parent is deleted
     * @param onUpdate the action when a parent key changes
     * @param match the word after MATCH, or null
     * @param deferral when it is checked, or null if not specified
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
     * DEFERRABLE or NOT DEFERRABLE; a separate clause belongs to the last foreign key declared before it.
     *
     * @param span its position
     * @param when the resulting deferrability
     */
    record Deferral(Span span, Deferrability when) implements Rule {}

    /** A CONSTRAINT name without a constraint, which SQLite accepts. */
    record Nothing() implements Rule {}
}
