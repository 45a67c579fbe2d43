package dev.limbeck.compare;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something that is gone and something new of a like shape: perhaps one thing under another name. Nobody but the person
 * who changed the model knows.
 *
 * @param table the live name of the table
 * @param newTable the new name of the table; equal to {@code table} when a column is meant
 * @param from the column that is gone, or null when the table itself is meant
 * @param to the new column, or null when the table itself is meant
 */
public record RenameCandidate(TableName table, TableName newTable, @Nullable Column from, @Nullable Column to) {

    /** {@return what is gone: {@code user.pw}, or the table} */
    public String gone() {
        return from == null ? table.toString() : table + "." + from.name();
    }

    /** {@return what is new: {@code user.hashed_password}, or the table} */
    public String added() {
        return to == null ? newTable.toString() : newTable + "." + to.name();
    }

    /** {@return what is new, with the type of a column: {@code user.hashed_password (varchar(100))}} */
    public String described() {
        return to == null ? added() : added() + " (" + to.type() + ")";
    }
}
