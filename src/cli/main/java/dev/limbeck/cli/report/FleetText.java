package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.ControlCharacters;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetResult;
import java.util.ArrayList;
import java.util.List;

/** The results of commands on a fleet as text. */
final class FleetText {
    private static final int NAMES = 5;

    private final TextStyle style;

    FleetText(TextStyle style) {
        this.style = style;
    }

    List<String> lines(DatabaseOutcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(outcome.database() + ": " + what(outcome));
        outcome.details().forEach(detail -> lines.add("  " + ControlCharacters.escapeLine(detail)));
        return lines;
    }

    private static String what(DatabaseOutcome outcome) {
        if (!outcome.status().isSuccess()) {
            return word(outcome.status()) + ": " + outcome.message();
        }
        int ran = outcome.revisions().size();
        return "at " + place(outcome.current())
                + (ran == 0 ? "" : ", " + ran + (ran == 1 ? " revision" : " revisions") + " run")
                + (outcome.status() == Status.DIFFERENT ? ", differs" : "");
    }

    List<String> lines(FleetResult result) {
        List<String> lines = new ArrayList<>();
        boolean alike = result.groups().stream().allMatch(group -> group.status() == Status.UNCHANGED);
        for (FleetResult.Group group : result.groups()) {
            lines.add(databases(group.count()) + " at " + place(group.current())
                    + (alike && group.status() == Status.UNCHANGED ? "" : ": " + word(group.status())));
        }
        for (FleetResult.Failure failure : result.failures()) {
            int count = failure.databases().size();
            lines.add(style.error((count == 0 ? "" : databases(count) + ": ") + word(failure.status())) + ": "
                    + failure.message().replace("\n", "\n  "));
            if (count > 0) {
                lines.add("  " + names(failure.databases()));
            }
        }
        if (result.notBegun() > 0) {
            lines.add(style.warning(databases(result.notBegun()) + ": not started"));
        }
        return lines;
    }

    private static String names(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMES, all.size())));
        return all.size() <= NAMES ? first : first + " and " + (all.size() - NAMES) + " more";
    }

    private static String databases(int count) {
        return count == 1 ? "1 database" : count + " databases";
    }

    private static String place(List<String> current) {
        return current.isEmpty() ? "base" : String.join(", ", current);
    }

    private static String word(Status status) {
        return switch (status) {
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case DIFFERENT -> "different";
            case UNTOUCHED -> "left unchanged";
            case FAILED -> "failed";
        };
    }
}
