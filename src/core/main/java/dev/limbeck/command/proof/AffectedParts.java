package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropSequence;
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
 * The tables that a revision can affect, divided into independent parts of the schema. A proof on these parts is much
 * faster than a proof on the whole schema: on a server, creating a table takes milliseconds. SQLite rereads all
 * definitions on each ALTER TABLE, so a statement takes a thousand times as long on a copy of a thousand tables as on a
 * copy of the single table that changes. Tables that no operation affects contribute nothing to the proof.
 *
 * @param parts the parts, each with its operations
 * @param unaffected the tables that belong to no part
 */
record AffectedParts(List<Part> parts, List<Table> unaffected) {

    /**
     * Operations and the part of a schema that they affect: the tables that change, tables related to these by foreign
     * keys in either direction, and all views and triggers with the tables that they need.
     *
     * @param upgrade the operations of the upgrade
     * @param downgrade the operations of the downgrade
     * @param live the part of the schema on which they run
     */
    record Part(List<Operation> upgrade, List<Operation> downgrade, Catalog live) {

        /** {@return whether the upgrade computes values of rows, possibly from other rows} */
        boolean computesValues() {
            return upgrade.stream()
                    .filter(AlterTable.class::isInstance)
                    .flatMap(operation -> ((AlterTable) operation).steps().stream())
                    .anyMatch(step -> (step instanceof AddColumn add && add.backfill() != null)
                            || (step instanceof AlterColumn alter && alter.using() != null));
        }
    }

    /**
     * {@return the parts that are affected by operations that result in the given schema; empty if they affect the
     * whole schema, or if the affected parts are unknown} On a database server, there is only one part, because another
     * scratch database costs more time than it saves.
     */
    static Optional<AffectedParts> of(Part whole, Schema to, Dialect dialect) {
        Sameness sameness = dialect.sameness();
        TableGroups ties = new TableGroups(dialect);
        for (Operation operation : all(whole)) {
            List<TableName> own = tables(operation, sameness);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            ties.add(own);
        }
        ties.addNeeds(whole.live().schema());
        ties.addNeeds(to);
        Catalog part = ties.affectedPart(whole.live());
        List<Part> courses = new ArrayList<>();
        if (!dialect.traits().has(Feature.EMBEDDED)) {
            courses.add(new Part(whole.upgrade(), whole.downgrade(), part));
            return withUnaffected(whole, part, courses);
        }
        ties.group(part);
        for (Set<TableName> group : ties.groups()) {
            courses.add(new Part(
                    of(group, whole.upgrade(), sameness),
                    of(group, whole.downgrade(), sameness),
                    ties.affectedPart(part, group)));
        }
        return withUnaffected(whole, part, courses);
    }

    private static Optional<AffectedParts> withUnaffected(Part whole, Catalog part, List<Part> courses) {
        Set<Table> affected = new HashSet<>(part.schema().tables());
        List<Table> beyond = whole.live().schema().tables().stream()
                .filter(table -> !affected.contains(table))
                .toList();
        return beyond.isEmpty() && courses.size() == 1
                ? Optional.empty()
                : Optional.of(new AffectedParts(courses, beyond));
    }

    private static List<Operation> all(Part course) {
        List<Operation> all = new ArrayList<>(course.upgrade());
        all.addAll(course.downgrade());
        return all;
    }

    private static List<Operation> of(Set<TableName> group, List<Operation> operations, Sameness sameness) {
        return operations.stream()
                .filter(operation -> group.contains(tables(operation, sameness).get(0)))
                .toList();
    }

    /** {@return the name keys of the tables that the operation changes; empty if the operation is arbitrary SQL} */
    private static List<TableName> tables(Operation operation, Sameness sameness) {
        List<TableName> names = List.of();
        if (operation instanceof AlterTable alter) {
            names = List.of(alter.table());
        } else if (operation instanceof AlterTable.Comment comment) {
            names = List.of(comment.table());
        } else if (operation instanceof CreateTable create) {
            names = List.of(create.table().name());
        } else if (operation instanceof DropTable drop) {
            names = List.of(drop.table().name());
        } else if (operation instanceof CreateSequence create) {
            names = List.of(create.sequence().name());
        } else if (operation instanceof AlterSequence alter) {
            names = List.of(alter.before().name());
        } else if (operation instanceof DropSequence drop) {
            names = List.of(drop.sequence().name());
        } else if (operation instanceof RenameTable rename) {
            names = List.of(rename.from(), rename.to());
        }
        return names.stream().map(sameness::nameKey).toList();
    }

    /**
     * {@return the whole schema after the changes to its parts; empty if two parts define a shared table differently}
     */
    Optional<Schema> combine(List<Schema> reached) {
        if (unaffected.isEmpty() && reached.size() == 1) {
            return Optional.of(reached.get(0));
        }
        Map<TableName, Table> tables = new TreeMap<>();
        unaffected.forEach(table -> tables.put(table.name(), table));
        Set<View> views = new LinkedHashSet<>();
        Set<Trigger> triggers = new LinkedHashSet<>();
        Map<TableName, Sequence> sequences = new TreeMap<>();
        for (Schema schema : reached) {
            for (Table table : schema.tables()) {
                Table other = tables.putIfAbsent(table.name(), table);
                if (other != null && !other.equals(table)) {
                    return Optional.empty();
                }
            }
            views.addAll(schema.views());
            triggers.addAll(schema.triggers());
            schema.sequences().forEach(sequence -> sequences.put(sequence.name(), sequence));
        }
        return Optional.of(new Schema(
                List.copyOf(tables.values()),
                List.copyOf(views),
                List.copyOf(triggers),
                List.copyOf(sequences.values()),
                reached.get(0).names()));
    }
}
