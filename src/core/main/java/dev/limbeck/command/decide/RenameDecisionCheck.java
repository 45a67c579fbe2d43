package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a rename decision maps a name that exists in the database to a name that exists only in the model.
 * Otherwise, a rename on the command line causes an error that lists the existing names, and a rename in the settings
 * is skipped, since it may already have been made or may be intended for a later change.
 *
 * @param live the live schema; when columns are checked, the schema after the renames of tables
 * @param decisions all rename decisions, since another rename may free or take a name
 */
record RenameDecisionCheck(Sameness sameness, Schema live, Schema model, List<RenameDecision> decisions) {

    /** {@return the rename of a table; empty if the decision is skipped} */
    Optional<RenameTable> checkTable(RenameDecision decision) {
        Optional<Sequence> sequence = live.sequence(decision.from());
        if (sequence.isPresent()
                && model.sequence(decision.to()).isPresent()
                && live.sequence(decision.to()).isEmpty()
                && model.sequence(decision.from()).isEmpty()) {
            return Optional.of(new RenameTable(sequence.get().name(), decision.to()));
        }
        Table from = live.table(decision.from()).orElse(null);
        Table to = model.table(decision.to()).orElse(null);
        if (from == null) {
            return refused(
                    decision, "the database has no table " + decision.from() + "." + near(decision.from(), live));
        }
        if (to == null) {
            return refused(decision, "the model has no table " + decision.to() + "." + near(decision.to(), model));
        }
        if (!Objects.equals(from.name().schema(), to.name().schema())) {
            return refused(
                    decision,
                    "a revision cannot move " + from.name()
                            + " to another schema. Move it first, in a revision without --autogenerate: "
                            + RenameChoice.move(from.name(), to.name().schema())
                            + ". Apply that revision, then compare again.");
        }
        if (from.name().equals(to.name())) {
            return refused(decision, "the table already has this name.");
        }
        if (!live.names().same(from.name(), to.name())) {
            if (live.table(to.name()).isPresent()
                    && !isRenamed(decision, RenameDecision::oldName, decision.newName())) {
                return refused(decision, "the database already has a table " + to.name() + "." + swap(decision));
            }
            if (model.table(from.name()).isPresent()
                    && !isRenamed(decision, RenameDecision::newName, decision.oldName())) {
                return refused(decision, "the model still has a table " + from.name() + "." + swap(decision));
            }
        }
        return Optional.of(new RenameTable(from.name(), to.name()));
    }

    /** {@return the rename of a column of the table with the given current name; empty if the decision is skipped} */
    Optional<RenameColumn> checkColumn(RenameDecision decision, TableName name) {
        Table table = live.table(name).orElse(null);
        Table wanted = model.table(name).orElse(null);
        if (table == null) {
            return refused(
                    decision, "the database has no table " + decision.from() + "." + near(decision.from(), live));
        }
        if (wanted == null
                || !(live.names().same(decision.to(), name) || live.names().same(decision.to(), decision.from()))) {
            return refused(
                    decision,
                    "a column cannot move to another table, and " + decision.from()
                            + (wanted == null ? " is not in the model." : " is not renamed to " + decision.to() + "."));
        }
        return checkColumn(decision, table, wanted);
    }

    private Optional<RenameColumn> checkColumn(RenameDecision decision, Table table, Table wanted) {
        Column from = table.column(String.valueOf(decision.fromColumn())).orElse(null);
        Column to = wanted.column(String.valueOf(decision.toColumn())).orElse(null);
        if (from == null) {
            return refused(
                    decision,
                    "the database has no column " + decision.oldName() + "." + near(decision.fromColumn(), table));
        }
        if (to == null) {
            return refused(
                    decision,
                    "the model has no column " + decision.newName() + "." + near(decision.toColumn(), wanted));
        }
        if (from.name().equals(to.name())) {
            return refused(decision, "the column already has this name.");
        }
        if (!sameness.nameKey(from.name()).equals(sameness.nameKey(to.name()))) {
            if (table.column(to.name()).isPresent()
                    && !isRenamed(decision, RenameDecision::oldName, decision.from() + "." + decision.toColumn())) {
                return refused(
                        decision,
                        "the database already has a column " + table.name() + "." + to.name() + "." + swap(decision));
            }
            if (wanted.column(from.name()).isPresent()
                    && !isRenamed(decision, RenameDecision::newName, decision.to() + "." + decision.fromColumn())) {
                return refused(
                        decision,
                        "the model still has a column " + wanted.name() + "." + from.name() + "." + swap(decision));
            }
        }
        return Optional.of(new RenameColumn(from.name(), to.name()));
    }

    /**
     * Returns whether a different rename on the command line has the given name as its old name or as its new name,
     * depending on {@code end}. Renames in the settings do not count, because they may already have been made.
     */
    private boolean isRenamed(RenameDecision decision, Function<RenameDecision, String> end, String name) {
        return decision.flag() != null
                && decisions.stream()
                        .filter(other -> other.flag() != null && other.isTableRename() == decision.isTableRename())
                        .anyMatch(other -> decision.isTableRename()
                                ? live.names().tables().same(end.apply(other), name)
                                : isSame(end.apply(other), name));
    }

    private boolean isSame(String one, String other) {
        return sameness.nameKey(one).equals(sameness.nameKey(other));
    }

    private static String swap(RenameDecision decision) {
        return " If they swap names, specify the other rename, too: "
                + (decision.isTableRename() ? "--rename-table " : "--rename ") + decision.newName() + "="
                + decision.oldName()
                + ".";
    }

    /**
     * Requires that every name that the user declared as not renamed has in fact been removed.
     *
     * @throws CommandException if a name was not removed
     */
    void requireRemoved(List<String> names, Collection<String> gone) {
        for (String name : names) {
            boolean pattern = name.contains("*") || name.contains("?");
            if (!pattern && gone.stream().noneMatch(other -> isSame(name, other))) {
                throw new CommandException("--no-rename " + name + " names nothing that was removed. "
                        + (gone.isEmpty()
                                ? "Every column and table of the database is in the model."
                                : "The removed names are: " + String.join(", ", gone) + "."));
            }
        }
    }

    private static <T> Optional<T> refused(RenameDecision decision, String why) {
        if (decision.flag() == null) {
            return Optional.empty();
        }
        throw new CommandException("No revision was written, because of " + decision.flag() + ": " + why);
    }

    private static String near(TableName name, Schema schema) {
        return near(
                name.toString(),
                schema.tables().stream().map(table -> table.name().toString()).toList());
    }

    private static String near(@org.jspecify.annotations.Nullable String name, Table table) {
        return near(
                String.valueOf(name), table.columns().stream().map(Column::name).toList());
    }

    private static String near(String name, List<String> names) {
        return NearestName.find(name, names)
                .map(found -> " Did you mean " + found + "?")
                .orElseGet(() -> names.isEmpty()
                        ? " It has none."
                        : Stream.concat(names.stream().limit(20), names.size() > 20 ? Stream.of("…") : Stream.empty())
                                .collect(Collectors.joining(", ", " It has: ", ".")));
    }
}
