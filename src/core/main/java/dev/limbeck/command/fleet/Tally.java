package dev.limbeck.command.fleet;

import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.result.fleet.FleetResult.Failure;
import dev.limbeck.result.fleet.FleetResult.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts outcomes, and keeps the names of the databases on which the command did not succeed. */
final class Tally {
    private record Kind(Status status, List<String> current) {}

    private record Reason(Status status, String message) {}

    private final Map<Kind, Integer> groups = new LinkedHashMap<>();
    private final Map<Reason, List<String>> failures = new LinkedHashMap<>();
    private final FleetListener listener;
    private int done;
    private boolean failed;

    Tally(FleetListener listener) {
        this.listener = listener;
    }

    synchronized void add(DatabaseOutcome outcome, String url) {
        done++;
        if (outcome.status().isSuccess()) {
            groups.merge(new Kind(outcome.status(), outcome.current()), 1, Integer::sum);
        } else {
            Reason reason = new Reason(outcome.status(), generalized(outcome, url));
            failures.computeIfAbsent(reason, ignored -> new ArrayList<>()).add(outcome.database());
            failed |= outcome.status() == Status.FAILED;
        }
        listener.databaseFinished(outcome, done);
    }

    /**
     * Returns the message without the name of the database, so that equal failures of several databases are counted
     * together.
     */
    private static String generalized(DatabaseOutcome outcome, String url) {
        if (url.isEmpty()) {
            return outcome.message();
        }
        String file = url.replaceFirst("^jdbc:\\w+:(file:)?", "");
        return outcome.message()
                .replace(url, FleetRun.PLACEHOLDER)
                .replace(file, FleetRun.PLACEHOLDER)
                .replaceAll(word(outcome.database()), FleetRun.PLACEHOLDER);
    }

    /** Returns a pattern that matches the name, except where it is part of a longer name. */
    private static String word(String name) {
        return "(?<![\\w./-])" + Pattern.quote(name) + "(?![\\w/-])";
    }

    /** {@return whether the command failed on a database} */
    synchronized boolean hasFailed() {
        return failed;
    }

    synchronized FleetResult result(int total) {
        List<Group> counted = new ArrayList<>();
        groups.forEach((kind, count) -> counted.add(new Group(kind.status(), kind.current(), count)));
        counted.sort(Comparator.comparing(Group::count).reversed());
        List<Failure> reasons = new ArrayList<>();
        failures.forEach((reason, names) -> reasons.add(new Failure(
                reason.status(), reason.message(), names.stream().sorted().toList())));
        return new FleetResult(total, total - done, counted, reasons);
    }
}
