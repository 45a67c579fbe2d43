package dev.limbeck.sqlite.rows;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Generated;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.edit.Draft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether SQLite's own statement for a step reads or writes rows (sqlite.org/lang_altertable.html, 4 and 5,
 * confirmed by measurements).
 */
public final class RowHazards {
    private RowHazards() {}

    /** {@return the hazards if the step reads or writes rows; none if it only changes the schema} */
    static List<Hazard> find(Draft draft, TableOperation step) {
        String rows = "every row of " + draft.table();
        if (step instanceof DropColumn drop && isStored(drop.column().generated())) {
            return rewrite("rewrites " + rows + " to drop " + drop.column().name() + "; writers wait");
        }
        return reads(draft, step)
                .map(what ->
                        List.of(new Hazard(Kind.BLOCKS_WRITES, "reads " + rows + " to " + what + "; writers wait")))
                .orElse(List.of());
    }

    /** {@return the hazards of writing every row; no other connection can write during this time} */
    public static List<Hazard> rewrite(String message) {
        return List.of(new Hazard(Kind.REWRITE, message), new Hazard(Kind.BLOCKS_WRITES, message));
    }

    private static boolean isStored(@Nullable Generated generated) {
        return generated == null || generated.stored();
    }

    private static Optional<String> reads(Draft draft, TableOperation step) {
        if (step instanceof AddColumn add && draft.text().options().strict()) {
            return Optional.of("add " + add.column().name() + " to a STRICT table");
        }
        if (step instanceof AlterColumn alter
                && alter.before().nullable()
                && !alter.after().nullable()) {
            return Optional.of("check that " + alter.after().name() + " is never NULL");
        }
        if (step instanceof AddConstraint add && add.constraint() instanceof CheckConstraint) {
            return Optional.of("check them");
        }
        if (step instanceof CreateIndex create) {
            return Optional.of("build " + create.index().name());
        }
        return step instanceof RenameIndex rename ? Optional.of("build " + rename.to()) : Optional.empty();
    }

    /** {@return the hazards of the given steps} */
    public static List<Hazard> find(Draft draft, List<TableOperation> steps) {
        return steps.stream().flatMap(step -> find(draft, step).stream()).toList();
    }

    /** {@return the reason for an in-place edit, including the steps that SQLite carries out itself} */
    public static String reason(Draft draft, List<Hazard> hazards) {
        boolean writes = hazards.stream().anyMatch(one -> one.kind() == Kind.REWRITE);
        boolean reads = hazards.stream().anyMatch(one -> one.kind() == Kind.BLOCKS_WRITES);
        if (writes) {
            return "SQLite drops the column itself and rewrites the rows of " + draft.table() + "; the rest of the "
                    + "stored definition is edited";
        }
        return reads
                ? "SQLite reads the rows of " + draft.table()
                        + " and makes some of the changes itself; the rest of the stored definition is edited"
                : "no stored value of " + draft.table() + " depends on it";
    }
}
