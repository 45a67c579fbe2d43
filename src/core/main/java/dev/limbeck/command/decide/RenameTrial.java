package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Applies renames to a scratch copy of the live schema, so that the database also renames the references in keys,
 * checks, views and triggers.
 */
record RenameTrial(ScratchDatabases scratches, Catalog live) {

    /**
     * {@return the schema after the given renames; objects that cannot be copied are unchanged}
     *
     * @throws CommandException if an operation is rejected
     */
    Schema apply(List<Operation> renames) {
        try (Scratch scratch = scratches.of(live)) {
            scratch.run(renames);
            Schema renamed = scratch.reflect().schema();
            Set<TableName> leftOut = scratch.omittedObjects().keySet();
            List<Table> tables = new ArrayList<>(renamed.tables());
            live.schema().tables().stream()
                    .filter(table -> leftOut.contains(table.name()))
                    .forEach(tables::add);
            tables.sort(Comparator.comparing(Table::name));
            return renamed.withTables(tables);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            throw new CommandException(
                    "The rename cannot be carried out on a copy of the schema. " + e.getMessage(), e);
        }
    }
}
