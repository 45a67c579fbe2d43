package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The queries that find rows that would make a revision fail when it runs step by step. */
record RowQuestions(RunContext session, Catalog catalog) {
    /**
     * Checks existing rows before the first step. Rows of a table that earlier SQL or Java code changes, and references
     * to columns that an earlier step changes, are checked later, before the step that requires the check.
     */
    void ask(List<Step> steps) throws SQLException {
        NameRules names = catalog.schema().names();
        Set<TableName> replaced = new HashSet<>();
        Map<TableName, List<TableOperation>> earlier = new HashMap<>();
        Set<Guard> asked = new HashSet<>();
        for (Step each : steps) {
            if (!(each instanceof Step.Change change) || change.operation() instanceof ExecuteSql) {
                return;
            }
            if (change.operation() instanceof AlterTable batch) {
                TableName key = names.key(batch.table());
                List<TableOperation> all = earlier.computeIfAbsent(key, table -> new ArrayList<>());
                if (catalog.table(batch.table()).isPresent() && !replaced.contains(key)) {
                    List<TableOperation> known = Stream.concat(all.stream(), batch.steps().stream())
                            .filter(step -> !refersTo(step, reference -> {
                                TableName table = names.key(reference.referencedTable());
                                return replaced.contains(table)
                                        || earlier.getOrDefault(table, List.of()).stream()
                                                .anyMatch(other -> concerns(other, reference, names.others()));
                            }))
                            .toList();
                    if (!known.isEmpty()) {
                        ask(batch.withSteps(known), all.isEmpty(), asked);
                    }
                }
                all.addAll(batch.steps());
            } else {
                change.operation().tables().stream().map(names::key).forEach(replaced::add);
            }
        }
    }

    /**
     * Checks whether the rows fit all changes to a table up to a certain step. If these changes cannot be made at once,
     * the rows are checked later.
     */
    private void ask(AlterTable batch, boolean single, Set<Guard> asked) throws SQLException {
        StatementRunner runner = new StatementRunner(session.connection(), session.listener());
        try {
            for (Guard guard : session.dialect().planner().rowQuestions(batch, catalog)) {
                if (asked.add(guard)) {
                    runner.check(guard);
                }
            }
        } catch (UnsupportedChange | IllegalArgumentException | SQLException e) {
            if (single) {
                throw e;
            }
        }
    }

    private static boolean refersTo(TableOperation step, Predicate<ForeignKey> reference) {
        return step instanceof AddConstraint add && add.constraint() instanceof ForeignKey key && reference.test(key);
    }

    /** Returns whether a change to the referenced table may change the referenced values or the key that they need. */
    private static boolean concerns(TableOperation step, ForeignKey key, NameRule rule) {
        if (step instanceof AlterColumn alter) {
            return isReferenced(alter.before().name(), key, rule);
        }
        if (step instanceof DropColumn drop) {
            return isReferenced(drop.column().name(), key, rule);
        }
        if (step instanceof RenameColumn rename) {
            return isReferenced(rename.from(), key, rule) || isReferenced(rename.to(), key, rule);
        }
        if (step instanceof AddColumn add) {
            return isReferenced(add.column().name(), key, rule);
        }
        return !(step instanceof DropConstraint || step instanceof DropIndex);
    }

    private static boolean isReferenced(String column, ForeignKey key, NameRule rule) {
        return key.referencedColumns().isEmpty()
                || key.referencedColumns().stream().anyMatch(each -> rule.same(each, column));
    }
}
