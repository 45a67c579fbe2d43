package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Renames a table, along with the references to it in foreign keys, views and triggers.
 *
 * @param from the old name
 * @param to the new name
 */
public record RenameTable(TableName from, TableName to) implements Operation {

    /** {@return the operation that renames a table} */
    public static RenameTable of(TableName from, TableName to) {
        return new RenameTable(from, to);
    }

    @Override
    public Operation reverse() {
        return new RenameTable(to, from);
    }

    @Override
    public String describe() {
        return "rename the table " + from;
    }

    @Override
    public List<TableName> tables() {
        return List.of(from, to);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
