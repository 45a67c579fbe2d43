package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * A table that the revisions create.
 *
 * @param declared the table as the revisions declare it, which can be more than the database stores
 * @param stored the table as the database stores it after the last revision
 */
public record DeclaredTable(Table declared, Table stored) {

    /** {@return the tables after the given renames} */
    public static List<DeclaredTable> rename(List<DeclaredTable> tables, List<Operation> renames, Dialect dialect) {
        if (renames.isEmpty()) {
            return tables;
        }
        DeclaredSchema declared = new DeclaredSchema(
                dialect, tables.stream().map(DeclaredTable::declared).toList());
        DeclaredSchema stored = new DeclaredSchema(
                dialect, tables.stream().map(DeclaredTable::stored).toList());
        declared.apply(renames);
        stored.apply(renames);
        return declared.tables(Schema.EMPTY.withNames(dialect.traits().names()).withTables(stored.tables()));
    }
}
