package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries that find rows that would make a revision fail when it runs step by step. */
record RowQuestions(RunContext session, Catalog catalog) {
    /**
     * Checks existing rows before the first step. Rows of a table that earlier SQL or Java code changes, and references
     * to a table that an earlier step changes, are checked later, before the step that requires the check.
     */
    void ask(List<Step> steps) throws SQLException {
        NameRules names = catalog.schema().names();
        Set<TableName> changed = new HashSet<>();
        Set<TableName> replaced = new HashSet<>();
        Map<TableName, List<TableOperation>> earlier = new HashMap<>();
        Set<Guard> asked = new HashSet<>();
        for (Step each : steps) {
            if (!(each instanceof Step.Change change) || change.operation() instanceof ExecuteSql) {
                return;
            }
            Set<TableName> tables =
                    change.operation().tables().stream().map(names::key).collect(Collectors.toSet());
            if (change.operation() instanceof AlterTable batch) {
                TableName key = names.key(batch.table());
                List<TableOperation> all = earlier.computeIfAbsent(key, table -> new ArrayList<>());
                if (catalog.table(batch.table()).isPresent() && !replaced.contains(key)) {
                    List<TableOperation> known = Stream.concat(all.stream(), batch.steps().stream())
                            .filter(step -> !refersTo(step, table -> changed.contains(names.key(table))))
                            .toList();
                    ask(batch.withSteps(known), all.isEmpty(), asked);
                }
                all.addAll(batch.steps());
                if (batch.steps().stream().allMatch(RowQuestions::onlyDropsRule)) {
                    continue;
                }
            } else {
                replaced.addAll(tables);
            }
            changed.addAll(tables);
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

    private static boolean refersTo(TableOperation step, Predicate<TableName> table) {
        return step instanceof AddConstraint add
                && add.constraint() instanceof ForeignKey key
                && table.test(key.referencedTable());
    }

    private static boolean onlyDropsRule(TableOperation step) {
        return step instanceof DropConstraint || step instanceof DropIndex;
    }
}
