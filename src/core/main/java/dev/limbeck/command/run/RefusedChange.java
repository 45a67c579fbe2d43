package dev.limbeck.command.run;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.result.Change;
import dev.limbeck.revision.RevisionFile;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change in a pending revision that has a refused hazard.
 *
 * @param revision the revision
 * @param change the change, with its refused hazards only
 * @param lines the lines of the revision's class that make the change, innermost first
 */
record RefusedChange(RevisionFile revision, Change change, List<Integer> lines) {

    /** {@return the message for the given changes: where they are, which hazards they have, and how to allow them} */
    static String describe(List<RefusedChange> changes) {
        String list = changes.stream().map(RefusedChange::line).collect(Collectors.joining());
        List<String> codes = changes.stream()
                .flatMap(each -> each.change().hazards().stream())
                .map(Hazard::kind)
                .distinct()
                .sorted()
                .map(Hazard.Kind::code)
                .toList();
        boolean sql = changes.stream().allMatch(each -> each.revision.isSql());
        String comment = (sql ? "-- " : "// ") + "limbeck:allow " + String.join(", ", codes) + ": REASON";
        boolean sources = changes.stream().allMatch(each -> each.revision.source() != null || each.revision.isSql());
        return "Nothing was changed: " + (changes.size() == 1 ? "one change has" : changes.size() + " changes have")
                + " a hazard that upgrade.refuse or --fail-on-hazard does not allow." + list + "\nTo allow "
                + (changes.size() == 1 ? "it, " : "them, ")
                + (sources ? "write the comment `" + comment + "` at the end of the line, or " : "")
                + "run the command with "
                + codes.stream().map(code -> "--allow " + code).collect(Collectors.joining(" ")) + ".";
    }

    private String line() {
        String table = change.table().isEmpty() ? "" : ", table " + change.table();
        String place = revision.source() == null && !revision.isSql()
                ? ""
                : "\n    " + revision.location() + (lines.isEmpty() ? "" : ":" + lines.get(0));
        return "\n  revision " + revision.id() + table + ", " + change.description() + ": "
                + String.join("; ", HazardLines.describe(change.hazards())) + place;
    }
}
