package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Divides operations into groups that can be planned independently, each on a copy of the part of the schema that it
 * affects. A database may read all of its definitions on each change, so on a copy of the whole schema, the time for
 * changing all tables would grow with the square of their number.
 *
 * <p>Unlike the parts of a proof, the groups do not combine tables merely because a foreign key exists between them.
 * Two tables must be planned together only if a foreign key between them is added or dropped, and the referenced table
 * is also dropped or renamed, or gains or loses columns or constraints. A new table is created in each group that
 * refers to it.
 */
final class PlanGroups {
    /** The minimum number of changed tables in a group, if there are enough changed tables. */
    private static final int SIZE = 40;

    private final List<Operation> operations;
    private final Dialect dialect;
    private final TableGroups ties;
    private final Map<TableName, CreateTable> created = new HashMap<>();
    private final Set<TableName> restructured = new HashSet<>();
    private boolean divisible = true;

    private PlanGroups(List<Operation> operations, Dialect dialect) {
        this.operations = operations;
        this.dialect = dialect;
        this.ties = new TableGroups(dialect);
    }

    /**
     * Operations that are planned together.
     *
     * @param operations the operations, in their original order
     * @param live the part of the schema that they affect
     * @param apart whether the plan of each operation is the same before and after the other operations
     */
    record Group(List<Operation> operations, Catalog live, boolean apart) {}

    /** {@return the groups; a single group if one of the operations can affect the whole schema} */
    static List<Group> of(List<Operation> operations, Catalog live, Dialect dialect) {
        PlanGroups groups = new PlanGroups(operations, dialect);
        groups.collect();
        return groups.divisible && operations.size() > SIZE
                ? groups.divide(live)
                : List.of(new Group(operations, live, groups.areApart(operations)));
    }

    /** Returns whether each operation changes a different table, and no other table can depend on its change. */
    private boolean areApart(List<Operation> some) {
        Set<TableName> seen = new HashSet<>();
        return some.stream()
                        .allMatch(one ->
                                (one instanceof CreateTable || (one instanceof AlterTable alter && leavesOthers(alter)))
                                        && tables(one).stream().allMatch(seen::add))
                && ties.groups().stream()
                        .noneMatch(tied -> tied.size() > 1 && tied.stream().anyMatch(seen::contains));
    }

    private boolean leavesOthers(AlterTable alter) {
        return alter.steps().stream().allMatch(step -> keepsStructure(step) || step instanceof AddColumn)
                && foreignKeys(alter).stream().noneMatch(key -> created.containsKey(key(key.referencedTable())));
    }

    private void collect() {
        for (Operation operation : operations) {
            List<TableName> names = tables(operation);
            divisible &= !names.isEmpty();
            ties.add(names);
            if (operation instanceof CreateTable create) {
                created.put(names.get(0), create);
            } else if (!(operation instanceof AlterTable alter)
                    || !alter.steps().stream().allMatch(PlanGroups::keepsStructure)) {
                restructured.addAll(names);
            }
        }
        for (Operation operation : operations) {
            for (ForeignKey key : foreignKeys(operation)) {
                TableName referenced = key(key.referencedTable());
                if (restructured.contains(referenced)) {
                    ties.add(List.of(tables(operation).get(0), referenced));
                }
            }
        }
    }

    private static boolean keepsStructure(TableOperation step) {
        return step instanceof AlterColumn
                || step instanceof CreateIndex
                || step instanceof DropIndex
                || constraint(step).filter(ForeignKey.class::isInstance).isPresent();
    }

    private List<Group> divide(Catalog live) {
        ties.addNeeds(live.schema());
        Map<TableName, List<Integer>> positions = new HashMap<>();
        for (int at = 0; at < operations.size(); at++) {
            for (TableName table : tables(operations.get(at))) {
                positions.computeIfAbsent(table, key -> new ArrayList<>()).add(at);
            }
        }
        List<Group> groups = new ArrayList<>();
        Set<TableName> open = new LinkedHashSet<>();
        for (Set<TableName> tied : ties.groups()) {
            open.addAll(tied);
            if (open.size() >= SIZE) {
                groups.add(group(open, positions, live));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            groups.add(group(open, positions, live));
        }
        return groups;
    }

    private Group group(Set<TableName> tables, Map<TableName, List<Integer>> positions, Catalog live) {
        Set<TableName> all = new LinkedHashSet<>(tables);
        Set<TableName> referenced = new LinkedHashSet<>();
        List<TableName> open = new ArrayList<>(tables);
        Set<Integer> own = new TreeSet<>();
        tables.forEach(table -> own.addAll(positions.getOrDefault(table, List.of())));
        while (!open.isEmpty()) {
            TableName table = open.remove(open.size() - 1);
            for (int at : positions.getOrDefault(table, List.of())) {
                Operation operation = operations.get(at);
                if (!own.contains(at) && !(operation instanceof CreateTable)) {
                    continue;
                }
                own.add(at);
                for (ForeignKey key : foreignKeys(operation)) {
                    TableName name = key(key.referencedTable());
                    referenced.add(name);
                    if (created.containsKey(name) && all.add(name)) {
                        open.add(name);
                    }
                }
            }
        }
        List<Operation> chosen = own.stream().map(operations::get).toList();
        return new Group(chosen, ties.affectedPart(live, all, referenced), areApart(chosen));
    }

    private static List<ForeignKey> foreignKeys(Operation operation) {
        if (operation instanceof CreateTable create) {
            return create.table().foreignKeys();
        }
        if (operation instanceof DropTable drop) {
            return drop.table().foreignKeys();
        }
        if (operation instanceof AlterTable alter) {
            return alter.steps().stream()
                    .map(PlanGroups::constraint)
                    .flatMap(Optional::stream)
                    .filter(ForeignKey.class::isInstance)
                    .map(ForeignKey.class::cast)
                    .toList();
        }
        return List.of();
    }

    private static Optional<Constraint> constraint(TableOperation step) {
        if (step instanceof AddConstraint add) {
            return Optional.of(add.constraint());
        }
        return step instanceof DropConstraint drop ? Optional.of(drop.constraint()) : Optional.empty();
    }

    /** Returns the tables that the operation changes; none if it may depend on any table. */
    private List<TableName> tables(Operation operation) {
        boolean known = operation instanceof AlterTable
                || operation instanceof CreateTable
                || operation instanceof DropTable
                || operation instanceof RenameTable;
        return known ? operation.tables().stream().map(this::key).toList() : List.of();
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
    }
}
