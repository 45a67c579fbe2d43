package dev.limbeck.sqlite.edit;

import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Detects constraints that a batch adds and removes again in a later step: NOT NULL, other constraints, and unique
 * indexes. SQLite's own statements would enforce such a temporary constraint on the rows; a copy of the table enforces
 * only the constraints that remain at the end.
 */
public final class RevokedSteps {
    private static final String COLUMN = "column ";
    private static final String CONSTRAINT = "constraint ";
    private static final String INDEX = "index ";

    private final Set<String> added = new HashSet<>();

    private RevokedSteps() {}

    /** {@return whether a step removes a constraint that an earlier step adds} */
    public static boolean existIn(List<TableOperation> steps) {
        RevokedSteps batch = new RevokedSteps();
        return steps.stream().anyMatch(batch::removesAdded);
    }

    private boolean removesAdded(TableOperation step) {
        if (step instanceof AlterColumn alter) {
            return removesNotNull(alter);
        } else if (step instanceof DropColumn drop) {
            return added.contains(key(COLUMN, drop.column().name()));
        } else if (step instanceof RenameColumn rename) {
            follow(COLUMN, rename.from(), rename.to());
        } else if (step instanceof AddConstraint add && add.constraint().name() != null) {
            added.add(key(CONSTRAINT, add.constraint().name()));
        } else if (step instanceof DropConstraint drop) {
            return added.contains(
                    key(CONSTRAINT, String.valueOf(drop.constraint().name())));
        } else if (step instanceof RenameConstraint rename) {
            follow(CONSTRAINT, rename.from(), rename.to());
        } else if (step instanceof CreateIndex create && create.index().unique()) {
            added.add(key(INDEX, create.index().name()));
        } else if (step instanceof DropIndex drop) {
            return added.contains(key(INDEX, drop.index().name()));
        } else if (step instanceof RenameIndex rename) {
            follow(INDEX, rename.from(), rename.to());
        }
        return false;
    }

    private boolean removesNotNull(AlterColumn alter) {
        String column = key(COLUMN, alter.after().name());
        if (alter.before().nullable() && !alter.after().nullable()) {
            added.add(column);
            return false;
        }
        return alter.after().nullable() && added.contains(column);
    }

    private void follow(String kind, String from, String to) {
        if (added.remove(key(kind, from))) {
            added.add(key(kind, to));
        }
    }

    private static String key(String kind, String name) {
        return kind + SqliteNames.fold(name);
    }
}
