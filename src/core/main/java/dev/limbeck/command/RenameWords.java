package dev.limbeck.command;

import dev.limbeck.compare.RenameCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what may have been renamed, and with which flag to decide it. */
final class RenameWords {
    /** Nobody reads through more; the rest is counted, and any of them can be named with the same flag. */
    private static final int MOST = 20;

    private RenameWords() {}

    /** {@return the choice between what one column or table may have become, and dropping it} */
    static Choice choice(List<RenameCandidate> same) {
        RenameCandidate first = same.get(0);
        boolean table = first.from() == null;
        List<RenameCandidate> shown = same.subList(0, Math.min(same.size(), MOST));
        List<Choice.Option> options = new ArrayList<>();
        for (RenameCandidate candidate : shown) {
            String flag = (table ? "--rename-table " : "--rename ") + candidate.gone() + "=" + candidate.added();
            options.add(new Choice.Option(Shell.quoted(flag), table ? "its rows stay" : "its values stay"));
        }
        options.add(new Choice.Option(
                Shell.quoted("--no-rename " + first.gone()),
                table ? "drop it with its rows" : "drop it with its values"));
        String news = shown.stream()
                .map(candidate -> table ? candidate.added() : candidate.described())
                .collect(Collectors.joining(", "));
        return new Choice(
                first.gone(),
                (table ? "The table " : "") + first.gone() + " is gone and " + news
                        + (same.size() == shown.size() ? "" : " and " + (same.size() - shown.size()) + " more")
                        + (same.size() == 1 ? " is" : " are") + " new: was it renamed?",
                options);
    }
}
