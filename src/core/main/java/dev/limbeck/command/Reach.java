package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a revision can reach of a schema, in parts that have nothing to do with each other. SQLite reads all definitions again
 * at each ALTER TABLE, so a proof on a copy of a thousand tables takes a thousand times what it takes on the one that changes;
 * what no operation can reach proves nothing.
 *
 * @param courses the parts, with the operations on each
 * @param beyond the tables that are in no part
 */
record Reach(List<Course> courses, List<Table> beyond) {

    /**
     * Operations, and as much of a schema as they reach: the tables that change, those they refer to, those that refer to
     * them, and all views and triggers with what they need.
     *
     * @param upgrade the operations of the upgrade
     * @param downgrade those of the downgrade
     * @param live what they are run on
     */
    record Course(List<Operation> upgrade, List<Operation> downgrade, Catalog live) {

        /** {@return whether the upgrade computes values of rows, from which rows nobody knows} */
        boolean computesValues() {
            return upgrade.stream()
                    .filter(AlterTable.class::isInstance)
                    .flatMap(operation -> ((AlterTable) operation).steps().stream())
                    .anyMatch(step -> (step instanceof AddColumn add && add.backfill() != null)
                            || (step instanceof AlterColumn alter && alter.using() != null));
        }
    }

    /** {@return what the course reaches on its way to that schema; nothing where that is all, or cannot be told} */
    static Optional<Reach> of(Course whole, Schema to) {
        Ties ties = new Ties();
        for (Operation operation : all(whole)) {
            List<String> own = tables(operation);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            ties.add(own);
        }
        ties.addNeeds(whole.live().schema());
        ties.addNeeds(to);
        Catalog part = ties.around(whole.live());
        ties.tie(part);
        List<Course> courses = new ArrayList<>();
        for (Set<String> group : ties.groups()) {
            courses.add(new Course(of(group, whole.upgrade()), of(group, whole.downgrade()), ties.around(part, group)));
        }
        Set<Table> there = new HashSet<>(part.schema().tables());
        List<Table> beyond = whole.live().schema().tables().stream()
                .filter(table -> !there.contains(table))
                .toList();
        return beyond.isEmpty() && courses.size() == 1 ? Optional.empty() : Optional.of(new Reach(courses, beyond));
    }

    private static List<Operation> all(Course course) {
        List<Operation> all = new ArrayList<>(course.upgrade());
        all.addAll(course.downgrade());
        return all;
    }

    private static List<Operation> of(Set<String> group, List<Operation> operations) {
        return operations.stream()
                .filter(operation -> group.contains(tables(operation).get(0)))
                .toList();
    }

    /** {@return the tables that the operation changes, folded; none for one whose text may say anything} */
    private static List<String> tables(Operation operation) {
        List<TableName> names = List.of();
        if (operation instanceof AlterTable alter) {
            names = List.of(alter.table());
        } else if (operation instanceof CreateTable create) {
            names = List.of(create.table().name());
        } else if (operation instanceof DropTable drop) {
            names = List.of(drop.table().name());
        } else if (operation instanceof RenameTable rename) {
            names = List.of(rename.from(), rename.to());
        }
        return names.stream().map(name -> CaseFolding.fold(name.name())).toList();
    }

    /** {@return what the parts became, with what is beyond them; nothing where they do not agree on what they share} */
    Optional<Schema> whole(List<Schema> reached) {
        Map<TableName, Table> tables = new TreeMap<>();
        beyond.forEach(table -> tables.put(table.name(), table));
        Set<View> views = new LinkedHashSet<>();
        Set<Trigger> triggers = new LinkedHashSet<>();
        for (Schema schema : reached) {
            for (Table table : schema.tables()) {
                Table other = tables.putIfAbsent(table.name(), table);
                if (other != null && !other.equals(table)) {
                    return Optional.empty();
                }
            }
            views.addAll(schema.views());
            triggers.addAll(schema.triggers());
        }
        return Optional.of(new Schema(List.copyOf(tables.values()), List.copyOf(views), List.copyOf(triggers)));
    }
}
