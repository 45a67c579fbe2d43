package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's decision that a table or column was renamed.
 *
 * @param from the table in the database
 * @param fromColumn the column, or null if the table is renamed
 * @param to the table in the model
 * @param toColumn the column, or null if the table is renamed
 * @param flag the flag on the command line; null if the rename comes from the settings and may therefore already have
 *     been made
 */
record RenameDecision(
        TableName from, @Nullable String fromColumn, TableName to, @Nullable String toColumn, @Nullable String flag) {

    /**
     * {@return the renames on the command line, and the renames in the settings that the command line does not
     * override}
     *
     * @param live the schema of the database, which has the old names
     * @param model the schema of the model, which has the new names
     */
    static List<RenameDecision> of(Decisions given, Decisions settings, Schema live, Schema model) {
        List<RenameDecision> decisions = new ArrayList<>();
        given.renames().forEach((from, to) -> decisions.add(of(from, to, true, live, model)));
        List<RenameDecision> flags = List.copyOf(decisions);
        settings.renames().forEach((from, to) -> {
            RenameDecision lasting = of(from, to, false, live, model);
            if (flags.stream().noneMatch(flag -> flag.renamesSame(lasting, live.names()))) {
                decisions.add(lasting);
            }
        });
        return decisions;
    }

    private static RenameDecision of(String from, String to, boolean given, Schema live, Schema model) {
        if (from.isBlank() || to.isBlank()) {
            throw invalid(from, to);
        }
        WrittenName old = WrittenName.parse(from, live);
        WrittenName renamed = WrittenName.parse(to, model);
        if (old.column() == null) {
            if (renamed.column() != null) {
                throw invalid(from, to);
            }
            String flag = given ? "--rename-table " + from + "=" + to : null;
            return new RenameDecision(old.table(), null, renamed.table(), null, flag);
        }
        boolean sameTable = renamed.column() == null;
        return new RenameDecision(
                old.table(),
                old.columnIn(live),
                sameTable ? old.table() : renamed.table(),
                (sameTable ? new WrittenName(old.table(), to) : renamed).columnIn(model),
                given ? "--rename " + from + "=" + to : null);
    }

    private static CommandException invalid(String from, String to) {
        return new CommandException("The rename " + from + "=" + to
                + " is not valid. Write table.old=table.new for a column, and old=new for a table.");
    }

    private boolean renamesSame(RenameDecision other, NameRules names) {
        return isTableRename() == other.isTableRename()
                && names.same(from, other.from)
                && (fromColumn == null || names.others().same(fromColumn, other.fromColumn));
    }

    /** {@return whether the two renames swap two names: the new name of each is the old name of the other} */
    boolean swapsWith(RenameDecision other, NameRules names) {
        return isTableRename() == other.isTableRename()
                && names.same(from, other.to)
                && names.same(to, other.from)
                && (fromColumn == null
                        ? !names.same(from, to)
                        : names.others().same(fromColumn, other.toColumn)
                                && names.others().same(toColumn, other.fromColumn)
                                && !names.others().same(fromColumn, toColumn));
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
