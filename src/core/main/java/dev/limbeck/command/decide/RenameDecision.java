package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rename that the user has decided.
 *
 * @param from the table in the database
 * @param fromColumn the column, or null if the table is renamed
 * @param to the table in the model
 * @param toColumn the column, or null if the table is renamed
 * @param flag the flag on the command line; null if the rename is from the settings and may therefore already be done
 */
record RenameDecision(
        TableName from, @Nullable String fromColumn, TableName to, @Nullable String toColumn, @Nullable String flag) {

    /**
     * {@return the renames on the command line, and the renames in the settings that the command line does not
     * override}
     */
    static List<RenameDecision> of(Decisions given, Decisions settings) {
        List<RenameDecision> decisions = new ArrayList<>();
        given.renames().forEach((from, to) -> decisions.add(of(from, to, true)));
        settings.renames().forEach((from, to) -> {
            if (given.renames().keySet().stream().noneMatch(from::equalsIgnoreCase)) {
                decisions.add(of(from, to, false));
            }
        });
        return decisions;
    }

    private static RenameDecision of(String from, String to, boolean given) {
        int dot = from.indexOf('.');
        boolean table = dot < 0;
        int newDot = to.indexOf('.');
        if (from.isBlank() || to.isBlank() || (table && newDot >= 0)) {
            throw new CommandException("The rename " + from + "=" + to
                    + " is not valid. Write table.old=table.new for a column, and old=new for a table.");
        }
        String flag = (table ? "--rename-table " : "--rename ") + from + "=" + to;
        TableName old = TableName.of(table ? from : from.substring(0, dot));
        return new RenameDecision(
                old,
                table ? null : from.substring(dot + 1),
                table ? TableName.of(to) : newDot < 0 ? old : TableName.of(to.substring(0, newDot)),
                table ? null : newDot < 0 ? to : to.substring(newDot + 1),
                given ? flag : null);
    }

    boolean isTableRename() {
        return fromColumn == null;
    }

    String oldName() {
        return fromColumn == null ? from.toString() : from + "." + fromColumn;
    }

    String newName() {
        return toColumn == null ? to.toString() : to + "." + toColumn;
    }
}
