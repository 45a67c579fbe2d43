package dev.limbeck.ops;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Creates a table with its indexes and initial rows.
 *
 * @param table the complete table
 */
public record CreateTable(Table table) implements Operation {

    /** {@return the operation that creates the given table} */
    public static CreateTable of(Table table) {
        return new CreateTable(table);
    }

    @Override
    public Operation reverse() {
        return new DropTable(table);
    }

    @Override
    public String describe() {
        return "create the table " + table.name();
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
