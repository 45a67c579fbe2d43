package dev.limbeck.command;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a decided rename leads from what the database has to what only the model has. A flag that does not is an
 * error that says what there is; what stands in the settings may be long done, or wait for a change that is not made yet,
 * and is passed over.
 *
 * @param live the live schema; for columns with its tables renamed
 * @param wishes all that is to be renamed: a name that is taken may become free, and the old one be taken
 */
record WishCheck(Sameness sameness, Schema live, Schema model, List<Wish> wishes) {

    /** {@return the rename of a table, if it is to be made} */
    Optional<RenameTable> table(Wish wish) {
        Table from = live.table(wish.from()).orElse(null);
        Table to = model.table(wish.to()).orElse(null);
        if (from == null) {
            return refused(wish, "the database has no table " + wish.from() + "." + near(wish.from(), live));
        }
        if (to == null) {
            return refused(wish, "the model has no table " + wish.to() + "." + near(wish.to(), model));
        }
        if (from.name().equals(to.name())) {
            return refused(wish, "the table is called so already.");
        }
        if (!from.name().sameAs(to.name())) {
            if (live.table(to.name()).isPresent() && !isWished(wish, Wish::gone, wish.added())) {
                return refused(wish, "the database has a table " + to.name() + " already." + swap(wish));
            }
            if (model.table(from.name()).isPresent() && !isWished(wish, Wish::added, wish.gone())) {
                return refused(wish, "the model has a table " + from.name() + " still." + swap(wish));
            }
        }
        return Optional.of(new RenameTable(from.name(), to.name()));
    }

    /** {@return the rename of a column of the table that has that name now, if it is to be made} */
    Optional<RenameColumn> column(Wish wish, TableName name) {
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
        return column(wish, table, wanted);
    }

    private Optional<RenameColumn> column(Wish wish, Table table, Table wanted) {
        Column from = table.column(String.valueOf(wish.fromColumn())).orElse(null);
        Column to = wanted.column(String.valueOf(wish.toColumn())).orElse(null);
        if (from == null) {
            return refused(wish, "the database has no column " + wish.gone() + "." + near(wish.fromColumn(), table));
        }
        if (to == null) {
            return refused(wish, "the model has no column " + wish.added() + "." + near(wish.toColumn(), wanted));
        }
        if (from.name().equals(to.name())) {
            return refused(wish, "the column is called so already.");
        }
        if (!sameness.name(from.name()).equals(sameness.name(to.name()))) {
            if (table.column(to.name()).isPresent()
                    && !isWished(wish, Wish::gone, wish.from() + "." + wish.toColumn())) {
                return refused(
                        wish, "the database has a column " + table.name() + "." + to.name() + " already." + swap(wish));
            }
            if (wanted.column(from.name()).isPresent()
                    && !isWished(wish, Wish::added, wish.to() + "." + wish.fromColumn())) {
                return refused(
                        wish, "the model has a column " + wanted.name() + "." + from.name() + " still." + swap(wish));
            }
        }
        return Optional.of(new RenameColumn(from.name(), to.name()));
    }

    /** Whether another rename of the command line has that end; one of the settings may be long done. */
    private boolean isWished(Wish wish, Function<Wish, String> end, String name) {
        return wish.flag() != null
                && wishes.stream()
                        .filter(other -> other.flag() != null && other.ofTable() == wish.ofTable())
                        .anyMatch(other -> sameness.name(end.apply(other)).equals(sameness.name(name)));
    }

    private static String swap(Wish wish) {
        return " If the two change their names, say so of the other, too: "
                + (wish.ofTable() ? "--rename-table " : "--rename ") + wish.added() + "=" + wish.gone() + ".";
    }

    /**
     * Requires that what shall not count as renamed is gone.
     *
     * @throws CommandException if nothing of that name is
     */
    void requireGone(List<String> names, Collection<String> gone) {
        for (String name : names) {
            boolean pattern = name.contains("*") || name.contains("?");
            if (!pattern && gone.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new CommandException("--no-rename " + name + " names nothing that is gone. "
                        + (gone.isEmpty()
                                ? "Nothing is: every column and table of the database is in the model."
                                : "Gone are: " + String.join(", ", gone) + "."));
            }
        }
    }

    private static <T> Optional<T> refused(Wish wish, String why) {
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
        return Nearest.to(name, names)
                .map(found -> " Did you mean " + found + "?")
                .orElseGet(() -> names.isEmpty()
                        ? " It has none."
                        : Stream.concat(names.stream().limit(20), names.size() > 20 ? Stream.of("…") : Stream.empty())
                                .collect(Collectors.joining(", ", " It has: ", ".")));
    }
}
