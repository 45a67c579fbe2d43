package dev.limbeck.command;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The live schema after renames: they are made in a scratch copy, where keys, checks, views and triggers follow. */
record RenamedCopy(Dialect dialect, Catalog live) {

    /**
     * {@return the schema that these operations leave; what the copy could not take in stays as it is}
     *
     * @throws CommandException if one of them is refused
     */
    Schema of(List<Operation> renames) {
        try (Scratch scratch = Scratch.of(dialect, live)) {
            scratch.run(renames);
            Schema renamed = scratch.reflect().schema();
            Set<String> leftOut = scratch.leftOut().keySet();
            List<Table> tables = new ArrayList<>(renamed.tables());
            live.schema().tables().stream()
                    .filter(table -> leftOut.contains(table.name().name()))
                    .forEach(tables::add);
            tables.sort(Comparator.comparing(Table::name));
            return new Schema(tables, renamed.views(), renamed.triggers());
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            throw new CommandException(
                    "The rename cannot be carried out on a copy of the schema. " + e.getMessage(), e);
        }
    }
}
