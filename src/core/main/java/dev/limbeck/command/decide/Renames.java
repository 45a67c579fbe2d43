package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Filter;
import dev.limbeck.compare.RenameCandidate;
import dev.limbeck.compare.RenameCandidates;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.result.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Determines which tables and columns were renamed: from flags and settings, otherwise by asking the user, first about
 * tables and then about their columns. A possible rename without a decision remains a drop and an addition, and is
 * returned as a {@link Choice}. The renames are applied to a scratch copy of the live schema, so that references to the
 * old names change as they do in the database.
 */
public final class Renames {
    /** The suffix of a temporary name. */
    private static final String TEMPORARY = "__renamed";

    private final ScratchDatabases scratches;
    private final Dialect dialect;
    private final Comparer comparer;
    private final Catalog catalog;
    private final Schema model;
    private final List<Choice> open = new ArrayList<>();
    private final List<RenameTable> tables = new ArrayList<>();
    private final Set<TableName> renamedFrom = new HashSet<>();
    private final Set<TableName> renamedTo = new HashSet<>();
    private final Map<TableName, List<RenameColumn>> columns = new LinkedHashMap<>();
    private RenamedViews views = RenamedViews.NONE;

    /** Creates the renames between the given catalog and the model; they are tried in scratch databases. */
    public Renames(ScratchDatabases scratches, Comparer comparer, Catalog catalog, Schema model) {
        this.scratches = scratches;
        this.dialect = scratches.dialect();
        this.comparer = comparer;
        this.catalog = catalog;
        this.model = model;
    }

    /**
     * The renames that the user decided on.
     *
     * @param operations the renames; renames of columns of the same table are in one batch
     * @param live the live schema after the renames
     * @param open the open decisions
     * @param compared the comparison of the live schema with the model; null if there are renames
     */
    public record Decided(List<Operation> operations, Schema live, List<Choice> open, @Nullable Comparison compared) {}

    /**
     * {@return the renames that the user decided on}
     *
     * @throws CommandException if a flag contains an unknown name or requests an impossible rename
     */
    public Decided decide(Decisions given, Decisions settings, Prompt answers) {
        Schema live = catalog.schema();
        List<RenameDecision> decisions = RenameDecision.of(given, settings, live, model);
        refuseSwaps(decisions, live.names());
        Comparison compared = comparer.compare(live, model);
        List<Operation> found = compared.operations();
        views = RenamedViews.of(dialect, live, model, found);
        Set<String> gone = new LinkedHashSet<>(RenameCandidates.droppedNames(found));
        RenameDecisionCheck check = new RenameDecisionCheck(dialect.sameness(), live, model, decisions);
        decisions.stream().filter(RenameDecision::isTableRename).forEach(decision -> check.checkTable(decision)
                .ifPresent(this::add));
        Filter dropped = dropped(given, settings);
        ask(new RenameCandidates(dialect.sameness(), live, model).tables(found), dropped, answers);

        Schema moved = tables.isEmpty() ? live : new RenameTrial(scratches, catalog).apply(operations());
        found = tables.isEmpty() ? found : comparer.compare(moved, model).operations();
        gone.addAll(RenameCandidates.droppedNames(found));
        RenameDecisionCheck columnCheck = new RenameDecisionCheck(dialect.sameness(), moved, model, decisions);
        decisions.stream().filter(decision -> !decision.isTableRename()).forEach(decision -> columnCheck
                .checkColumn(decision, newName(decision.from()))
                .ifPresent(step -> add(newName(decision.from()), step)));
        ask(new RenameCandidates(dialect.sameness(), moved, model).columns(found), dropped, answers);
        check.requireRemoved(given.noRenames(), gone);

        Schema renamed = columns.isEmpty() ? moved : new RenameTrial(scratches, catalog).apply(operations());
        boolean same = tables.isEmpty() && columns.isEmpty();
        return new Decided(operations(), renamed, open, same ? compared : null);
    }

    /**
     * Rejects settings that swap two names. The schema does not show whether two names have already been swapped, so
     * every run would swap them again.
     */
    private static void refuseSwaps(List<RenameDecision> decisions, NameRules names) {
        List<RenameDecision> lasting =
                decisions.stream().filter(decision -> decision.flag() == null).toList();
        for (RenameDecision decision : lasting) {
            boolean swapped = lasting.stream().anyMatch(other -> decision.swapsWith(other, names));
            if (swapped) {
                String flag = decision.isTableRename() ? "--rename-table " : "--rename ";
                throw new CommandException("autogenerate.renames swaps " + decision.oldName() + " and "
                        + decision.newName()
                        + ", but Limbeck cannot detect whether that has already been done. Remove the swap from the "
                        + "settings and specify it once on the command line, as "
                        + flag + decision.oldName() + "=" + decision.newName() + " " + flag + decision.newName() + "="
                        + decision.oldName()
                        + ".");
            }
        }
    }

    private static Filter dropped(Decisions given, Decisions settings) {
        List<String> patterns = new ArrayList<>(given.noRenames());
        patterns.addAll(settings.noRenames());
        return new Filter(List.of(), patterns);
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(viewsToDrop());
        RenameOrder<TableName> names =
                new RenameOrder<>(name -> dialect.sameness().nameKey(name).toString(), Renames::temporary);
        names.order(tables.stream()
                        .map(rename -> new RenameOrder.NameChange<>(rename.from(), rename.to()))
                        .toList())
                .forEach(move -> operations.add(new RenameTable(move.from(), move.to())));
        columns.forEach((table, steps) -> operations.add(new AlterTable(table, ordered(steps))));
        return operations;
    }

    private List<DropView> viewsToDrop() {
        Map<TableName, List<String>> renamed = new LinkedHashMap<>();
        tables.forEach(rename -> renamed.put(rename.from(), List.of()));
        columns.forEach((table, steps) -> {
            TableName old = tables.stream()
                    .filter(rename -> key(rename.to()).equals(key(table)))
                    .map(RenameTable::from)
                    .findFirst()
                    .orElse(table);
            renamed.putIfAbsent(old, steps.stream().map(RenameColumn::from).toList());
        });
        return views.drop(renamed);
    }

    private List<TableOperation> ordered(List<RenameColumn> steps) {
        RenameOrder<String> names = new RenameOrder<>(dialect.sameness()::nameKey, name -> name + TEMPORARY);
        return names
                .order(steps.stream()
                        .map(step -> new RenameOrder.NameChange<>(step.from(), step.to()))
                        .toList())
                .stream()
                .<TableOperation>map(move -> new RenameColumn(move.from(), move.to()))
                .toList();
    }

    private static TableName temporary(TableName name) {
        return new TableName(name.schema(), name.name() + TEMPORARY);
    }

    private TableName newName(TableName live) {
        return tables.stream()
                .filter(rename -> dialect.traits().names().same(rename.from(), live))
                .map(RenameTable::to)
                .findFirst()
                .orElseGet(() -> model.table(live).map(table -> table.name()).orElse(live));
    }

    private void add(RenameTable rename) {
        tables.add(rename);
        renamedFrom.add(key(rename.from()));
        renamedTo.add(key(rename.to()));
    }

    private TableName key(TableName name) {
        return dialect.traits().names().key(name);
    }

    private void add(TableName table, RenameColumn step) {
        columns.computeIfAbsent(table, name -> new ArrayList<>()).add(step);
    }

    /** Asks for each removed table or column whether it was renamed, and suggests the most similar candidate first. */
    private void ask(Stream<List<RenameCandidate>> candidates, Filter dropped, Prompt answers) {
        candidates
                .filter(same -> !isDropped(same.get(0), dropped))
                .forEach(same -> ask(
                        same.stream().filter(candidate -> !decided(candidate)).toList(), answers));
    }

    /** Asks only about renames that a revision can make; a move to another schema is only described. */
    private void ask(List<RenameCandidate> all, Prompt answers) {
        List<RenameCandidate> candidates =
                all.stream().filter(candidate -> !candidate.isMove()).toList();
        if (candidates.isEmpty() && !all.isEmpty()) {
            open.add(RenameChoice.describeMove(all.get(0)));
            return;
        }
        for (RenameCandidate candidate : candidates) {
            Optional<Boolean> answer =
                    answers.askYesNo("Did you rename " + (candidate.from() == null ? "the table " : "")
                            + candidate.oldName() + " to " + candidate.describeNew() + "?");
            if (answer.isEmpty()) {
                open.add(RenameChoice.describe(candidates));
                return;
            }
            if (answer.get()) {
                rename(candidate);
                return;
            }
        }
    }

    private void rename(RenameCandidate candidate) {
        Column from = candidate.from();
        Column to = candidate.to();
        if (from == null || to == null) {
            add(new RenameTable(candidate.table(), candidate.newTable()));
        } else {
            add(candidate.newTable(), new RenameColumn(from.name(), to.name()));
        }
    }

    private static boolean isDropped(RenameCandidate candidate, Filter dropped) {
        Column from = candidate.from();
        return from == null
                ? !dropped.includesTable(candidate.table())
                : !dropped.includesMember(candidate.table(), from.name());
    }

    /** Returns whether a rename decision already contains the old or the new name of the candidate. */
    private boolean decided(RenameCandidate candidate) {
        Column from = candidate.from();
        Column to = candidate.to();
        if (from == null || to == null) {
            return renamedFrom.contains(key(candidate.table())) || renamedTo.contains(key(candidate.newTable()));
        }
        return columns.entrySet().stream()
                .filter(entry -> dialect.traits().names().same(entry.getKey(), candidate.newTable()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(rename -> isSameColumn(rename.from(), from) || isSameColumn(rename.to(), to));
    }

    private boolean isSameColumn(String name, Column column) {
        return dialect.traits().names().others().same(name, column.name());
    }
}
