package dev.limbeck.compare;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dropped table or column and a similar new table or column. Only the user who changed the model knows whether this
 * is a rename.
 *
 * @param table the live name of the table
 * @param newTable the new name of the table; for a column, the same as {@code table}
 * @param from the dropped column, or null for a table
 * @param to the new column, or null for a table
 */
public record RenameCandidate(TableName table, TableName newTable, @Nullable Column from, @Nullable Column to) {

    /** {@return whether the tables belong to different schemas, in which case a rename is not enough} */
    public boolean isMove() {
        return !Objects.equals(table.schema(), newTable.schema());
    }

    /** {@return the old name: {@code user.pw}, or the name of the table} */
    public String oldName() {
        return from == null ? table.toString() : table + "." + from.name();
    }

    /** {@return the new name: {@code user.hashed_password}, or the name of the table} */
    public String newName() {
        return to == null ? newTable.toString() : newTable + "." + to.name();
    }

    /** {@return the new name, followed by the type if it is a column: {@code user.hashed_password (varchar(100))}} */
    public String describeNew() {
        return to == null ? newName() : newName() + " (" + to.type() + ")";
    }
}
