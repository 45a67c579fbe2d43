package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a decided rename leads from a name in the database to one that only the model has. For a flag, anything
 * else is an error, which lists the existing names. A rename of the settings is skipped, since it may already be done,
 * or be intended for a later change.
 *
 * @param live the live schema; for columns, after the renames of tables
 * @param decisions all decided renames: they may free a name that is taken, and take one that is free
 */
record RenameDecisionCheck(Sameness sameness, Schema live, Schema model, List<RenameDecision> decisions) {

    /** {@return the rename of a table, if it applies} */
    Optional<RenameTable> checkTable(RenameDecision wish) {
        Table from = live.table(wish.from()).orElse(null);
        Table to = model.table(wish.to()).orElse(null);
        if (from == null) {
            return refused(wish, "the database has no table " + wish.from() + "." + near(wish.from(), live));
        }
        if (to == null) {
            return refused(wish, "the model has no table " + wish.to() + "." + near(wish.to(), model));
        }
        if (from.name().equals(to.name())) {
            return refused(wish, "the table already has this name.");
        }
        if (!from.name().sameAs(to.name())) {
            if (live.table(to.name()).isPresent() && !isRenamed(wish, RenameDecision::oldName, wish.newName())) {
                return refused(wish, "the database already has a table " + to.name() + "." + swap(wish));
            }
            if (model.table(from.name()).isPresent() && !isRenamed(wish, RenameDecision::newName, wish.oldName())) {
                return refused(wish, "the model still has a table " + from.name() + "." + swap(wish));
            }
        }
        return Optional.of(new RenameTable(from.name(), to.name()));
    }

    /** {@return the rename of a column of the table with that current name, if it applies} */
    Optional<RenameColumn> checkColumn(RenameDecision wish, TableName name) {
        Table table = live.table(name).orElse(null);
        Table wanted = model.table(name).orElse(null);
        if (table == null) {
            return refused(wish, "the database has no table " + wish.from() + "." + near(wish.from(), live));
        }
        if (wanted == null || !(wish.to().sameAs(name) || wish.to().sameAs(wish.from()))) {
            return refused(
                    wish,
                    "a column stays in its table, and " + wish.from()
                            + (wanted == null ? " is not in the model." : " is not renamed to " + wish.to() + "."));
        }
        return checkColumn(wish, table, wanted);
    }

    private Optional<RenameColumn> checkColumn(RenameDecision wish, Table table, Table wanted) {
        Column from = table.column(String.valueOf(wish.fromColumn())).orElse(null);
        Column to = wanted.column(String.valueOf(wish.toColumn())).orElse(null);
        if (from == null) {
            return refused(wish, "the database has no column " + wish.oldName() + "." + near(wish.fromColumn(), table));
        }
        if (to == null) {
            return refused(wish, "the model has no column " + wish.newName() + "." + near(wish.toColumn(), wanted));
        }
        if (from.name().equals(to.name())) {
            return refused(wish, "the column already has this name.");
        }
        if (!sameness.nameKey(from.name()).equals(sameness.nameKey(to.name()))) {
            if (table.column(to.name()).isPresent()
                    && !isRenamed(wish, RenameDecision::oldName, wish.from() + "." + wish.toColumn())) {
                return refused(
                        wish, "the database already has a column " + table.name() + "." + to.name() + "." + swap(wish));
            }
            if (wanted.column(from.name()).isPresent()
                    && !isRenamed(wish, RenameDecision::newName, wish.to() + "." + wish.fromColumn())) {
                return refused(
                        wish, "the model still has a column " + wanted.name() + "." + from.name() + "." + swap(wish));
            }
        }
        return Optional.of(new RenameColumn(from.name(), to.name()));
    }

    /** Returns whether another rename of the command line has that end; one of the settings may already be done. */
    private boolean isRenamed(RenameDecision wish, Function<RenameDecision, String> end, String name) {
        return wish.flag() != null
                && decisions.stream()
                        .filter(other -> other.flag() != null && other.isTableRename() == wish.isTableRename())
                        .anyMatch(other -> sameness.nameKey(end.apply(other)).equals(sameness.nameKey(name)));
    }

    private static String swap(RenameDecision wish) {
        return " If they swap names, specify the other rename, too: "
                + (wish.isTableRename() ? "--rename-table " : "--rename ") + wish.newName() + "=" + wish.oldName()
                + ".";
    }

    /**
     * Requires that names that are declared as not renamed were removed.
     *
     * @throws CommandException if a name was not removed
     */
    void requireRemoved(List<String> names, Collection<String> gone) {
        for (String name : names) {
            boolean pattern = name.contains("*") || name.contains("?");
            if (!pattern && gone.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new CommandException("--no-rename " + name + " names nothing that was removed. "
                        + (gone.isEmpty()
                                ? "Every column and table of the database is in the model."
                                : "Removed are: " + String.join(", ", gone) + "."));
            }
        }
    }

    private static <T> Optional<T> refused(RenameDecision wish, String why) {
        if (wish.flag() == null) {
            return Optional.empty();
        }
        throw new CommandException("No revision was written, because of " + wish.flag() + ": " + why);
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
