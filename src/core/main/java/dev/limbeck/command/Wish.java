package dev.limbeck.command;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rename that someone decided.
 *
 * @param from the table in the database
 * @param fromColumn its column, or null when the table is renamed
 * @param to the table in the model
 * @param toColumn its column, or null when the table is renamed
 * @param flag the flag as it was given, or null when it stands in the settings: then it may be long done
 */
record Wish(
        TableName from, @Nullable String fromColumn, TableName to, @Nullable String toColumn, @Nullable String flag) {

    /** {@return the wishes of the command line, and those of the settings that it says nothing about} */
    static List<Wish> of(Decisions given, Decisions settings) {
        List<Wish> wishes = new ArrayList<>();
        given.renames().forEach((from, to) -> wishes.add(of(from, to, true)));
        settings.renames().forEach((from, to) -> {
            if (given.renames().keySet().stream().noneMatch(from::equalsIgnoreCase)) {
                wishes.add(of(from, to, false));
            }
        });
        return wishes;
    }

    private static Wish of(String from, String to, boolean given) {
        int dot = from.indexOf('.');
        boolean table = dot < 0;
        int newDot = to.indexOf('.');
        if (from.isBlank() || to.isBlank() || (table && newDot >= 0)) {
            throw new CommandException("The rename " + from + "=" + to
                    + " means nothing. Write table.old=table.new for a column, and old=new for a table.");
        }
        String flag = (table ? "--rename-table " : "--rename ") + from + "=" + to;
        TableName old = TableName.of(table ? from : from.substring(0, dot));
        return new Wish(
                old,
                table ? null : from.substring(dot + 1),
                table ? TableName.of(to) : newDot < 0 ? old : TableName.of(to.substring(0, newDot)),
                table ? null : newDot < 0 ? to : to.substring(newDot + 1),
                given ? flag : null);
    }

    boolean ofTable() {
        return fromColumn == null;
    }

    String gone() {
        return fromColumn == null ? from.toString() : from + "." + fromColumn;
    }

    String added() {
        return toColumn == null ? to.toString() : to + "." + toColumn;
    }
}
