package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.TableOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The strongest lock that an operation takes on each table. Locks that let other connections read and write are left
 * out, and so are the locks of SQL statements in a revision, which are unknown.
 *
 * @param catalog the schema before the operation
 */
record OperationLocks(Catalog catalog) implements Operation.Visitor<Map<TableName, Lock>> {

    @Override
    public Map<TableName, Lock> visit(CreateTable operation) {
        return parents(operation.table().foreignKeys(), Lock.WRITES);
    }

    @Override
    public Map<TableName, Lock> visit(DropTable operation) {
        Map<TableName, Lock> locks = parents(operation.table().foreignKeys(), Lock.ALL);
        locks.put(operation.table().name(), Lock.ALL);
        return locks;
    }

    @Override
    public Map<TableName, Lock> visit(RenameTable operation) {
        return Map.of(operation.from(), Lock.ALL);
    }

    @Override
    public Map<TableName, Lock> visit(AlterTable operation) {
        Map<TableName, Lock> locks = new LinkedHashMap<>();
        for (TableOperation step : operation.steps()) {
            Lock lock = lock(step);
            if (lock != Lock.NONE) {
                merge(locks, operation.table(), lock);
            }
            if (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey key) {
                merge(locks, key.referencedTable(), Lock.WRITES);
            } else if (step instanceof DropConstraint drop) {
                findForeignKey(operation.table(), drop.constraint())
                        .ifPresent(key -> merge(locks, key.referencedTable(), Lock.ALL));
            }
        }
        return locks;
    }

    private static void merge(Map<TableName, Lock> locks, TableName table, Lock lock) {
        locks.merge(table, lock, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private static Lock lock(TableOperation step) {
        if (step instanceof RenameIndex || (step instanceof AlterColumn change && changesComment(change))) {
            return Lock.NONE;
        }
        boolean readable = step instanceof CreateIndex
                || (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey);
        return readable ? Lock.WRITES : Lock.ALL;
    }

    /** Returns whether only the comment of the column changes. */
    private static boolean changesComment(AlterColumn change) {
        return change.using() == null
                && change.after()
                        .equals(change.before().withComment(change.after().comment()));
    }

    /** Finds the foreign key, which may be described without its name. */
    private Optional<ForeignKey> findForeignKey(TableName table, Constraint wanted) {
        if (wanted instanceof ForeignKey key) {
            return Optional.of(key);
        }
        try {
            return catalog.table(table).map(Table::foreignKeys).flatMap(keys -> keys.stream()
                    .filter(key -> key.name() != null && key.name().equals(wanted.name()))
                    .findFirst());
        } catch (UnsupportedChange unknown) {
            return Optional.empty();
        }
    }

    private static Map<TableName, Lock> parents(List<ForeignKey> keys, Lock lock) {
        Map<TableName, Lock> locks = new LinkedHashMap<>();
        keys.forEach(key -> locks.put(key.referencedTable(), lock));
        return locks;
    }

    @Override
    public Map<TableName, Lock> visit(AlterTable.Comment operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(CreateView operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(DropView operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(ReplaceView operation) {
        return Map.of(operation.before().name(), Lock.ALL);
    }

    @Override
    public Map<TableName, Lock> visit(CreateTrigger operation) {
        return Map.of(operation.trigger().table(), Lock.WRITES);
    }

    @Override
    public Map<TableName, Lock> visit(DropTrigger operation) {
        return Map.of(operation.trigger().table(), Lock.ALL);
    }

    @Override
    public Map<TableName, Lock> visit(CreateSequence operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(AlterSequence operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(DropSequence operation) {
        return Map.of();
    }

    @Override
    public Map<TableName, Lock> visit(ExecuteSql operation) {
        return Map.of();
    }
}
