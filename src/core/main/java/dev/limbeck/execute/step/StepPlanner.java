package dev.limbeck.execute.step;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans each step on the current schema when it is the next step to run, and records the step before its first
 * statement runs.
 */
final class StepPlanner {
    private final RunContext session;
    private final Journal journal;
    private final CurrentSchema schema;

    StepPlanner(RunContext session, Journal journal, CurrentSchema schema) {
        this.session = session;
        this.journal = journal;
        this.schema = schema;
    }

    /** {@return the plan of the operation} */
    OperationPlan plan(Operation operation, Catalog catalog) {
        OperationPlan plan = planOnly(operation, catalog);
        session.listener().operationPlanned(operation, plan);
        return plan;
    }

    private OperationPlan planOnly(Operation operation, Catalog catalog) {
        Planner planner = session.dialect().planner();
        return planner.plan(planner.expand(operation, catalog::schema), catalog, session.options());
    }

    /**
     * {@return for each change of a batch, the number of statements of the plan after which the change is complete;
     * empty if the operation is not a batch of several statements} If the statements do not follow the order of the
     * changes, all of these changes count as complete at the same time.
     */
    List<Integer> countParts(Operation operation, OperationPlan plan, Catalog catalog) {
        if (!(operation instanceof AlterTable batch) || plan.statements().size() < 2) {
            return List.of();
        }
        List<Integer> parts = new ArrayList<>();
        int pending = 0;
        for (int i = 1; i < batch.steps().size(); i++) {
            AlterTable beginning = new AlterTable(batch.table(), batch.steps().subList(0, i), batch.recreate());
            pending++;
            int count = countBeginning(beginning, plan, catalog);
            if (count >= 0) {
                parts.addAll(Collections.nCopies(pending, count));
                pending = 0;
            }
        }
        parts.addAll(Collections.nCopies(pending + 1, plan.statements().size()));
        return parts;
    }

    /** Returns the number of statements of the batch, or -1 if the plan does not begin with these statements. */
    private int countBeginning(AlterTable batch, OperationPlan plan, Catalog catalog) {
        try {
            List<Statement> statements = planOnly(batch, catalog).statements();
            int count = statements.size();
            return count <= plan.statements().size()
                            && texts(statements).equals(texts(plan.statements().subList(0, count)))
                    ? count
                    : -1;
        } catch (UnsupportedChange e) {
            return -1;
        }
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    /** {@return the record of the step with the statements of the plan} */
    JournalEntry planned(JournalEntry step, Operation operation, OperationPlan plan, Catalog catalog) {
        return step.withPlan(plan.statements(), countParts(operation, plan, catalog));
    }

    /**
     * {@return the record of the step with the statements that the current schema requires}
     *
     * @param earlier the schema on which the step was previously planned
     * @param now the current schema
     */
    JournalEntry planAgain(JournalEntry step, Operation operation, Catalog earlier, Catalog now) {
        Operation present = withPresentDefaults(operation, earlier, now);
        return withKnown(planned(step, present, planOnly(present, now), now), now);
    }

    /**
     * Returns the operation with the current value of each default that it keeps and that another program has changed
     * in the meantime. A default that an earlier step of the batch sets is left as it is.
     */
    private static Operation withPresentDefaults(Operation operation, Catalog earlier, Catalog now) {
        if (!(operation instanceof AlterTable batch)) {
            return operation;
        }
        Map<String, String> names = new HashMap<>();
        earlier.table(batch.table())
                .ifPresent(table -> table.columns().forEach(column -> names.put(column.name(), column.name())));
        List<TableOperation> steps = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            TableOperation present = step;
            if (step instanceof AlterColumn change) {
                String name = names.remove(change.before().name());
                if (name != null
                        && Objects.equals(
                                change.before().serverDefault(), change.after().serverDefault())) {
                    present = withPresentDefault(change, name, batch.table(), earlier, now);
                    names.put(change.after().name(), name);
                }
            } else if (step instanceof RenameColumn rename && names.containsKey(rename.from())) {
                names.put(rename.to(), names.remove(rename.from()));
            } else if (step instanceof DropColumn drop) {
                names.remove(drop.column().name());
            }
            steps.add(present);
        }
        return new AlterTable(batch.table(), steps, batch.recreate());
    }

    /** Returns the change with the current default of the column, which had the given name before the batch. */
    private static AlterColumn withPresentDefault(
            AlterColumn change, String name, TableName table, Catalog earlier, Catalog now) {
        Optional<Column> was = column(earlier, table, name);
        Optional<Column> is = column(now, table, name);
        if (was.isEmpty()
                || is.isEmpty()
                || Objects.equals(was.get().serverDefault(), is.get().serverDefault())) {
            return change;
        }
        SqlText value = is.get().serverDefault();
        return new AlterColumn(
                change.before().withServerDefault(value),
                change.after().withServerDefault(value),
                change.using(),
                change.reverseUsing(),
                change.move());
    }

    private static Optional<Column> column(Catalog catalog, TableName table, String name) {
        return catalog.table(table).flatMap(found -> found.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst());
    }

    /**
     * Adds the effects that the statements of a step would have now, before the first of them runs, to the record of
     * the step. A step with a single statement does not need them.
     */
    private JournalEntry withKnown(JournalEntry entry, Catalog catalog) {
        if (entry.statements().size() < 2) {
            return entry;
        }
        StepLosses losses = new StepLosses(session.dialect().planner());
        List<Loss> known = new ArrayList<>(losses.findEffects(entry, catalog, StepLosses.ALL));
        known.addAll(losses.findRestored(entry, catalog));
        return entry.withKnown(known);
    }

    /** Records that the statements are about to run, and returns the record. */
    JournalEntry begin(JournalEntry step, State state, List<Statement> planned, Catalog catalog) throws SQLException {
        JournalEntry entry = new JournalEntry(
                step.number(),
                state,
                step.description(),
                step.text(),
                step.rows(),
                planned,
                step.parts(),
                0,
                schema.digest(catalog),
                null);
        JournalEntry known = withKnown(entry, catalog);
        journal.put(known);
        return known;
    }
}
