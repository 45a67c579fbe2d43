package dev.limbeck.command.decide;

import dev.limbeck.compare.RenameCandidate;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes possible renames, with the flags for each decision. */
final class RenameChoice {
    /**
     * The maximum number of candidates in the list; the other candidates are only counted, but can be chosen with the
     * same flag.
     */
    private static final int MAX_LISTED = 20;

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./=-]+");

    private static final Pattern UNQUOTED = Pattern.compile("[a-z_][a-z0-9_]*");

    private RenameChoice() {}

    /** {@return the choice between renaming a column or table to one of several names and dropping it} */
    static Choice describe(List<RenameCandidate> candidates) {
        RenameCandidate first = candidates.get(0);
        boolean table = first.from() == null;
        List<RenameCandidate> shown = candidates.subList(0, Math.min(candidates.size(), MAX_LISTED));
        List<Choice.Option> options = new ArrayList<>();
        for (RenameCandidate candidate : shown) {
            String flag = (table ? "--rename-table " : "--rename ") + candidate.oldName() + "=" + candidate.newName();
            options.add(new Choice.Option(quote(flag), table ? "keep its rows" : "keep its values"));
        }
        options.add(new Choice.Option(
                quote("--no-rename " + first.oldName()), table ? "drop it with its rows" : "drop it with its values"));
        String added = shown.stream()
                .map(candidate -> table ? candidate.newName() : candidate.describeNew())
                .collect(Collectors.joining(", "));
        return new Choice(
                first.oldName(),
                (table ? "The table " : "") + first.oldName() + " was removed and " + added
                        + (candidates.size() == shown.size()
                                ? ""
                                : " and " + (candidates.size() - shown.size()) + " more")
                        + (candidates.size() == 1 ? " is" : " are") + " new. Was it renamed?",
                options);
    }

    /** {@return the choice between moving a table to another schema, which autogenerate cannot do, and dropping it} */
    static Choice describeMove(RenameCandidate candidate) {
        return new Choice(
                candidate.oldName(),
                "The table " + candidate.oldName() + " was removed and " + candidate.newName()
                        + " is new, in another schema. If it was moved, first move it in a revision without"
                        + " --autogenerate: "
                        + move(candidate.table(), candidate.newTable().schema())
                        + ". Apply that revision, then compare again.",
                List.of(new Choice.Option(quote("--no-rename " + candidate.oldName()), "drop it with its rows")));
    }

    /** {@return the call that moves a table to a schema; null means the default schema, whose name is not known} */
    static String move(TableName table, @Nullable String schema) {
        String from = table.schema();
        String name = (from == null ? "" : sql(from) + ".") + sql(table.name());
        String sql = "alter table " + name + " set schema " + (schema == null ? "…" : sql(schema));
        return "op.execute(\"" + sql.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }

    private static String sql(String name) {
        return UNQUOTED.matcher(name).matches() ? name : NameRule.exact(name);
    }

    /** {@return the flag, with its value in quotes if a POSIX shell would interpret it} */
    private static String quote(String flag) {
        int space = flag.indexOf(' ');
        String value = flag.substring(space + 1);
        return PLAIN.matcher(value).matches()
                ? flag
                : flag.substring(0, space + 1) + "\"" + value.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }
}
