package dev.limbeck.cli.review;

import dev.limbeck.cli.review.ReviewReport.HazardLine;
import dev.limbeck.execute.ByteSize;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.result.Change;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects hazards so that each message appears once, with its changes and their costs. */
final class HazardSummary {
    /**
     * The number of seconds that copying a million rows takes, as measured in docs/performance.md: the fastest method
     * copies the stored form of the rows, the slowest copies column by column.
     */
    private static final double FASTEST = 1.1;

    private static final double SLOWEST = 4.7;
    /**
     * The number of seconds that SQLite takes to drop a column of a table with a million rows, all of which it
     * rewrites.
     */
    private static final double FASTEST_IN_PLACE = 0.6;

    private static final double SLOWEST_IN_PLACE = 0.7;
    private static final double MILLION = 1e6;
    private static final String CHANGE = "change the table ";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * The parts of a hazard that are collected.
     *
     * @param locks the locks, which do not depend on the table
     * @param costs the costs of each table or other object, by its name
     */
    private record Entry(Set<Kind> kinds, Set<String> changes, Set<String> locks, Map<String, Set<String>> costs) {
        Entry() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        void add(PlannedOperation operation) {
            List<String> found = kinds.stream().anyMatch(HazardSummary::dependsOnRows)
                    ? HazardSummary.costs(operation)
                    : HazardSummary.rows(operation);
            if (!found.isEmpty()) {
                costs.computeIfAbsent(subject(operation), ignored -> new LinkedHashSet<>())
                        .addAll(found);
            }
        }

        /** Returns the costs. If several tables have costs, there is one line for each table, with its name. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            costs.forEach((table, found) -> lines.addAll(
                    costs.size() == 1 ? List.copyOf(found) : List.of(table + ": " + String.join("; ", found))));
            lines.addAll(locks);
            return lines;
        }
    }

    /** Adds the hazards of a change. The given operations make this change, and may make other changes as well. */
    void add(Change change, List<PlannedOperation> operations) {
        for (Hazard hazard : change.hazards()) {
            add(hazard, change.description());
            Entry entry = entries.get(hazard.message());
            if (entry != null && entry.kinds().stream().anyMatch(HazardSummary::dependsOnRows)) {
                operations.forEach(entry::add);
            }
        }
    }

    /** Adds the hazards of an operation of a plan. */
    void add(PlannedOperation operation) {
        for (Hazard hazard : operation.hazards()) {
            add(hazard, firstLine(operation));
            Entry entry = entries.get(hazard.message());
            if (entry != null) {
                entry.add(operation);
            }
        }
    }

    private void add(Hazard hazard, String change) {
        Entry entry = entries.computeIfAbsent(hazard.message(), ignored -> new Entry());
        entry.kinds().add(hazard.kind());
        entry.changes().add(change);
        String lock = lock(hazard.kind());
        if (lock != null) {
            entry.locks().add(lock);
        }
    }

    /** {@return the hazards, beginning with those that lose data} */
    List<HazardLine> lines() {
        List<HazardLine> lines = new ArrayList<>();
        entries.entrySet().stream()
                .sorted((one, other) -> first(one.getValue()).compareTo(first(other.getValue())))
                .forEach(entry -> lines.add(new HazardLine(
                        entry.getValue().kinds().stream().map(Kind::code).collect(Collectors.joining(", ")),
                        entry.getKey(),
                        List.copyOf(entry.getValue().changes()),
                        entry.getValue().lines())));
        return lines;
    }

    private static Kind first(Entry entry) {
        return entry.kinds().stream().min(Kind::compareTo).orElse(Kind.RUNS_SQL);
    }

    private static String firstLine(PlannedOperation operation) {
        return operation.description().lines().findFirst().orElse("");
    }

    /** Returns the name of the table, if the operation changes one. */
    private static String subject(PlannedOperation operation) {
        String line = firstLine(operation);
        return line.startsWith(CHANGE) ? line.substring(CHANGE.length()) : line;
    }

    /** {@return whether the hazards of the operation already list its costs} */
    static boolean lists(PlannedOperation operation) {
        return operation.hazards().stream().anyMatch(hazard -> dependsOnRows(hazard.kind()));
    }

    private static boolean dependsOnRows(Kind kind) {
        return kind == Kind.REWRITE || kind == Kind.BLOCKS_WRITES || kind == Kind.BLOCKS_READS;
    }

    private static @Nullable String lock(Kind kind) {
        return switch (kind) {
            case BLOCKS_WRITES -> "lock: others cannot write";
            case BLOCKS_READS -> "lock: others can neither read nor write";
            case CLUSTER_STOP -> "lock: all nodes of the cluster wait";
            default -> null;
        };
    }

    private static List<String> rows(PlannedOperation operation) {
        Long rows = operation.rows();
        return rows == null
                ? List.of()
                : List.of(String.format(Locale.ROOT, "%,d", rows) + (rows == 1 ? " row" : " rows"));
    }

    /** Returns the rows, the disk space and the time, if they are known. */
    static List<String> costs(PlannedOperation operation) {
        List<String> costs = new ArrayList<>(rows(operation));
        Long rows = operation.rows();
        Long size = operation.size();
        if (size != null) {
            costs.add("the table has " + ByteSize.format(size));
        }
        PlannedSpace space = operation.space();
        if (space != null) {
            costs.add("about " + ByteSize.format(space.needed()) + " of disk space while it runs; "
                    + ByteSize.format(space.available()) + " free");
        }
        Duration time = operation.time();
        if (time != null) {
            costs.add("time: " + TimeText.measuredHere(time));
        } else if (rows != null && operation.strategy().equals("rebuild")) {
            costs.add(time(rows, FASTEST, SLOWEST));
        } else if (rows != null
                && operation.strategy().equals("in_place")
                && operation.hazards().stream().anyMatch(hazard -> hazard.kind() == Kind.REWRITE)) {
            costs.add(time(rows, FASTEST_IN_PLACE, SLOWEST_IN_PLACE));
        }
        return costs;
    }

    private static String time(long rows, double fastest, double slowest) {
        double least = rows / MILLION * fastest;
        double most = rows / MILLION * slowest;
        String text = most < 1
                ? "less than a second"
                : String.format(Locale.ROOT, "%.0f to %.0f seconds", Math.max(1, least), Math.max(2, most));
        return "time: " + text + ", estimated from a measured rate of " + fastest + " to " + slowest
                + " seconds per million rows";
    }
}
