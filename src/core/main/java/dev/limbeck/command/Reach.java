package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a revision can reach of a schema. SQLite reads all definitions again at each ALTER TABLE, so a proof on a copy of a
 * thousand tables takes a thousand times what it takes on the one that changes; what no operation can reach proves nothing.
 *
 * @param part the tables that change, those they refer to, those that refer to them, and all views and triggers with what
 *     they need
 * @param beyond the tables that are not in the part
 */
record Reach(Catalog part, List<Table> beyond) {

    /** {@return what the operations reach on the way from one schema to the other; nothing where that is all or unknown} */
    static Optional<Reach> of(List<Operation> operations, Catalog from, Schema to) {
        Set<TableName> names = new LinkedHashSet<>();
        for (Operation operation : operations) {
            List<TableName> own = tables(operation);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(own);
        }
        Set<TableName> needed = new LinkedHashSet<>(names);
        Set<String> changed = new HashSet<>();
        names.forEach(name -> changed.add(CaseFolding.fold(name.name())));
        addNeeded(from.schema(), changed, needed);
        addNeeded(to, changed, needed);
        Catalog part = from.around(needed);
        Set<Table> there = new HashSet<>(part.schema().tables());
        List<Table> beyond = from.schema().tables().stream()
                .filter(table -> !there.contains(table))
                .toList();
        return beyond.isEmpty() ? Optional.empty() : Optional.of(new Reach(part, beyond));
    }

    /** {@return the tables that the operation changes; none for one whose text may say anything} */
    private static List<TableName> tables(Operation operation) {
        if (operation instanceof AlterTable alter) {
            return List.of(alter.table());
        }
        if (operation instanceof CreateTable create) {
            return List.of(create.table().name());
        }
        if (operation instanceof DropTable drop) {
            return List.of(drop.table().name());
        }
        return operation instanceof RenameTable rename ? List.of(rename.from(), rename.to()) : List.of();
    }

    /** Adds what the changed tables refer to, and their indexes, whose names a schema has once. */
    private static void addNeeded(Schema schema, Set<String> changed, Set<TableName> needed) {
        for (Table table : schema.tables()) {
            if (changed.contains(CaseFolding.fold(table.name().name()))) {
                table.foreignKeys().forEach(key -> needed.add(key.referencedTable()));
                table.indexes().forEach(index -> needed.add(TableName.of(index.name())));
            }
        }
    }

    /** {@return what the part became, with what is beyond it} */
    Schema whole(Schema reached) {
        List<Table> tables = new ArrayList<>(beyond);
        tables.addAll(reached.tables());
        tables.sort(Comparator.comparing(Table::name));
        return new Schema(tables, reached.views(), reached.triggers());
    }
}
