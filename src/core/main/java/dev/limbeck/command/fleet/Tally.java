package dev.limbeck.command.fleet;

import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.result.fleet.FleetResult.Failure;
import dev.limbeck.result.fleet.FleetResult.Group;
import dev.limbeck.settings.Passwords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts outcomes, and keeps the names of the databases on which the command did not succeed. */
final class Tally {
    private record Kind(Status status, List<String> current) {}

    private record Reason(Status status, String message) {}

    /**
     * The databases that failed for the same reason.
     *
     * @param message the message of the first of them, with its name
     */
    private record Failed(String message, List<String> databases) {}

    private final Map<Kind, Integer> groups = new LinkedHashMap<>();
    private final Map<Reason, Failed> failures = new LinkedHashMap<>();
    private final FleetListener listener;
    private int done;
    private boolean failed;
    private @Nullable String failureOfRun;

    Tally(FleetListener listener) {
        this.listener = listener;
    }

    synchronized void add(DatabaseOutcome outcome, String url) {
        done++;
        if (outcome.status().isSuccess()) {
            groups.merge(new Kind(outcome.status(), outcome.current()), 1, Integer::sum);
        } else {
            Reason reason = new Reason(outcome.status(), generalized(outcome, url));
            failures.computeIfAbsent(reason, ignored -> new Failed(outcome.message(), new ArrayList<>()))
                    .databases()
                    .add(outcome.database());
            failed |= outcome.status() == Status.FAILED;
        }
        listener.databaseFinished(outcome, done);
    }

    /** Records that no database can be processed, for a reason that is not specific to any of them. */
    synchronized void fail(String message) {
        failureOfRun = message;
    }

    /** {@return whether no database can be processed} */
    synchronized boolean isRunFailed() {
        return failureOfRun != null;
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
                .replace(Passwords.mask(url), FleetRun.PLACEHOLDER)
                .replace(Passwords.maskUrl(url), FleetRun.PLACEHOLDER)
                .replace(Passwords.remove(url), FleetRun.PLACEHOLDER)
                .replace(file, FleetRun.PLACEHOLDER)
                .replaceAll(word(outcome.database()), FleetRun.PLACEHOLDER);
    }

    /** Returns a pattern that matches the name, except where it is part of a longer name. */
    private static String word(String name) {
        return "(?<![\\w./-])" + Pattern.quote(name) + "(?![\\w/-])";
    }

    /** {@return whether the command failed on at least one database} */
    synchronized boolean hasFailed() {
        return failed;
    }

    synchronized FleetResult result(int total) {
        List<Group> counted = new ArrayList<>();
        groups.forEach((kind, count) -> counted.add(new Group(kind.status(), kind.current(), count)));
        counted.sort(Comparator.comparing(Group::count).reversed());
        List<Failure> reasons = new ArrayList<>();
        if (failureOfRun != null) {
            reasons.add(new Failure(Status.FAILED, failureOfRun, List.of()));
        }
        failures.forEach((reason, all) -> reasons.add(new Failure(
                reason.status(),
                all.databases().size() == 1 ? all.message() : reason.message(),
                all.databases().stream().sorted().toList())));
        return new FleetResult(total, total - done, counted, reasons);
    }
}
