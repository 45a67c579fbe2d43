package dev.limbeck.command.decide;

import dev.limbeck.compare.RenameCandidate;
import dev.limbeck.result.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes possible renames, with the flags to decide them. */
final class RenameChoice {
    /**
     * The maximum number of candidates in the list; the other candidates are only counted, but can be chosen with the
     * same flag.
     */
    private static final int MAX_LISTED = 20;

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./=-]+");

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

    /** {@return the flag, with its value in quotes if a POSIX shell would interpret it} */
    private static String quote(String flag) {
        int space = flag.indexOf(' ');
        String value = flag.substring(space + 1);
        return PLAIN.matcher(value).matches()
                ? flag
                : flag.substring(0, space + 1) + "\"" + value.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
    }
}
