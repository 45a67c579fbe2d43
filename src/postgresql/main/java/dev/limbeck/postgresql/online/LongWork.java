package dev.limbeck.postgresql.online;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Determines which steps of a revision take time in proportion to the number of rows of a table while other programs
 * wait.
 *
 * @param planner plans the operations
 * @param steps the steps of the revision
 */
record LongWork(Planner planner, List<RecordedStep> steps) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * A step that processes every row of a table.
     *
     * @param table the table, by its name before the revision
     * @param what a description of the step, as a sentence without a period at the end
     */
    record Work(TableName table, String what) {}

    /** {@return the tables to which the steps refer, by their names before the revision, if they existed then} */
    Set<TableName> tables() {
        Map<TableName, TableName> names = new HashMap<>();
        Set<TableName> tables = new LinkedHashSet<>();
        for (RecordedStep step : steps) {
            if (step.operation() instanceof ExecuteSql sql) {
                mentioned(sql, step.catalog()).forEach(each -> tables.add(names.getOrDefault(each, each)));
            } else if (step.operation() != null) {
                step.operation().tables().forEach(each -> tables.add(names.getOrDefault(each, each)));
            }
            rename(step.operation(), names);
        }
        tables.removeIf(table -> steps.get(0).catalog().table(table).isEmpty());
        return tables;
    }

    private static void rename(@Nullable Operation operation, Map<TableName, TableName> names) {
        if (operation instanceof RenameTable rename) {
            names.put(rename.to(), names.getOrDefault(rename.from(), rename.from()));
        }
    }

    /**
     * {@return the first step that processes every row of a large table while other programs wait because of that step
     * or another step}
     */
    Optional<Work> find(Predicate<TableName> large) {
        boolean locks = steps.stream().anyMatch(LongWork::locks);
        Map<TableName, TableName> names = new HashMap<>();
        for (RecordedStep step : steps) {
            for (Work work : work(step, locks)) {
                TableName table = names.getOrDefault(work.table(), work.table());
                if (large.test(table)) {
                    return Optional.of(new Work(table, work.what()));
                }
            }
            rename(step.operation(), names);
        }
        return Optional.empty();
    }

    /** Returns whether the step locks tables; it is not known which tables an SQL statement locks. */
    private static boolean locks(RecordedStep step) {
        Operation operation = step.operation();
        if (operation instanceof ExecuteSql sql) {
            return sql.sql() != null && SYNTAX.kind(sql.sql().sql()) == Statement.Kind.SCHEMA;
        }
        return operation != null
                && !operation.accept(new OperationLocks(step.catalog())).isEmpty();
    }

    private List<Work> work(RecordedStep step, boolean locks) {
        Operation operation = step.operation();
        if (operation == null) {
            return locks ? ofCode() : List.of();
        }
        if (operation instanceof ExecuteSql sql) {
            return locks && sql.sql() != null && SYNTAX.kind(sql.sql().sql()) == Statement.Kind.ROWS
                    ? mentioned(sql, step.catalog()).stream()
                            .map(table ->
                                    new Work(table, "an SQL statement uses " + table + " while tables are locked"))
                            .toList()
                    : List.of();
        }
        return operation instanceof AlterTable batch ? ofBatch(batch, step.catalog()) : List.of();
    }

    /**
     * Returns a step for each table that Java code may use. These tables are unknown, but they are most likely the
     * tables to which the operations of the revision refer.
     */
    private List<Work> ofCode() {
        return tables().stream()
                .map(table -> new Work(table, "Java code may use " + table + " while tables are locked"))
                .toList();
    }

    private List<Work> ofBatch(AlterTable batch, Catalog catalog) {
        try {
            OperationPlan plan = planner.plan(planner.expand(batch, catalog::schema), catalog, PlanOptions.DEFAULT);
            List<Work> found = new ArrayList<>();
            for (Statement statement : plan.statements()) {
                boolean rows = statement.sql().startsWith("UPDATE ");
                if (rows || !statement.hazards().isEmpty()) {
                    found.add(new Work(
                            batch.table(), "\"" + batch.describe() + "\" processes all rows of " + batch.table()));
                }
            }
            return found;
        } catch (UnsupportedChange reportedByTheRun) {
            return List.of();
        }
    }

    private static List<TableName> mentioned(ExecuteSql sql, Catalog catalog) {
        if (sql.sql() == null) {
            return List.of();
        }
        Set<String> words = new HashSet<>();
        for (SqlToken token : SqlTokenizer.meaningful(sql.sql().sql())) {
            words.add(token.name());
        }
        return catalog.tableNames().stream()
                .filter(table -> words.contains(table.name()))
                .toList();
    }
}
