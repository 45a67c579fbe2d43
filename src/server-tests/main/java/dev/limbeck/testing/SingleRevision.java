package dev.limbeck.testing;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The first revision of a history. */
public final class SingleRevision extends Migration {
    /** The step that applies the revision. */
    public static final RevisionStep UPGRADE = new RevisionStep(
            new RevisionFile(
                    new RevisionHeader("b2", List.of(), List.of(), List.of(), null, Instant.EPOCH),
                    "first",
                    "first",
                    null),
            Direction.UPGRADE,
            List.of(new RowChange.Insert("b2")),
            VersionRows.NONE,
            VersionRows.of("b2"));

    private final Consumer<Operations> up;
    private final Consumer<Operations> down;

    /** A revision whose downgrade does nothing. */
    public SingleRevision(Consumer<Operations> up) {
        this(up, op -> {});
    }

    /** A revision with the given operations. */
    public SingleRevision(Consumer<Operations> up, Consumer<Operations> down) {
        this.up = up;
        this.down = down;
    }

    @Override
    public void upgrade(Operations op) {
        up.accept(op);
    }

    @Override
    public void downgrade(Operations op) {
        down.accept(op);
    }
}
