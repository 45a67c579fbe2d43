package dev.limbeck.ops;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Drops a table with its indexes.
 *
 * @param table the complete table, so that it can be recreated
 */
public record DropTable(Table table) implements Operation {

    /** {@return the operation that drops the given table} */
    public static DropTable of(Table table) {
        return new DropTable(table);
    }

    @Override
    public Operation reverse() {
        return new CreateTable(table);
    }

    @Override
    public String describe() {
        return "drop the table " + table.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(table.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
