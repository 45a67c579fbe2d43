package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.RevisionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The position of the database in the history. It is read at most once in ten seconds, even if probes and meters
 * request it more often.
 */
final class DatabaseState {
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private final Limbeck limbeck;
    private final String target;
    private final LongSupplier clock;
    private @Nullable Supplier<Position> known;
    private long lastTime;

    DatabaseState(Limbeck limbeck, String target) {
        this(limbeck, target, System::nanoTime);
    }

    DatabaseState(Limbeck limbeck, String target, LongSupplier clock) {
        this.limbeck = limbeck;
        this.target = target;
        this.clock = clock;
    }

    /**
     * The position of the database in the history.
     *
     * @param current the ids of its current revisions
     * @param pending the ids of the revisions that have not been applied, up to the target of the application
     * @param inProgress the revision that the database is in the middle of
     */
    record Position(List<String> current, List<String> pending, Optional<InProgress> inProgress) {}

    /**
     * {@return the revision of the database, and the pending revisions}
     *
     * @throws dev.limbeck.LimbeckException if the database cannot be read, or is at a revision that the application
     *     does not have
     */
    synchronized Position read() {
        Supplier<Position> result = known;
        if (result == null || clock.getAsLong() - lastTime > MAX_AGE.toNanos()) {
            result = attempt();
            known = result;
            lastTime = clock.getAsLong();
        }
        return result.get();
    }

    /** {@return a supplier of the position, or of the failure to read it} */
    private Supplier<Position> attempt() {
        try {
            Position position =
                    new Position(ids(limbeck.current()), ids(limbeck.pending(target)), limbeck.inProgress());
            return () -> position;
        } catch (LimbeckException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static List<String> ids(List<RevisionInfo> revisions) {
        return revisions.stream().map(RevisionInfo::id).toList();
    }
}
