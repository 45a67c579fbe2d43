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
     * @param parts the columns of the key; empty for a column constraint, which applies to its own column
     * @param order the token ASC or DESC after a column's PRIMARY KEY, or null
     * @param autoincrement the token AUTOINCREMENT, or null
     */
    record Primary(List<KeyPart> parts, @Nullable Token order, @Nullable Token autoincrement) implements Rule {}

    /**
     * UNIQUE.
     *
     * @param parts the unique columns; empty for a column constraint, which applies to its own column
     */
    record Unique(List<KeyPart> parts) implements Rule {}

    /** NOT NULL. */
    record NotNull() implements Rule {
        /** The only instance needed. */
        static final NotNull PLAIN = new NotNull();
    }

    /** NULL, which has no effect as a column constraint. */
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
     * @param expression the value or the expression, including any parentheses
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
     * @param kind the token STORED or VIRTUAL, or null
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
     * @param columns the referring columns; empty for a column constraint, which applies to its own column
     * @param table the referenced table
     * @param referenced the referenced columns; empty means the primary key of the referenced table
     * @param onDelete the action when a referenced row is deleted
     * @param onUpdate the action when a referenced key changes
     * @param match the word after MATCH, or null
     * @param deferral the clause that specifies when the foreign key is checked, or null
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
     * DEFERRABLE or NOT DEFERRABLE; if it is a separate clause, it belongs to the last foreign key declared before it.
     *
     * @param span the position of the clause
     * @param when the resulting deferrability
     */
    record Deferral(Span span, Deferrability when) implements Rule {}

    /** A CONSTRAINT name without a constraint, which SQLite accepts. */
    record Nothing() implements Rule {}
}
