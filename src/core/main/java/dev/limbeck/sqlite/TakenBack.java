package dev.limbeck.sqlite;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a batch asks of the rows and takes back in a later step: NOT NULL, a constraint, a unique index. SQLite's own
 * statements would ask it of the rows in between; a copy knows the end alone.
 */
final class TakenBack {
    private static final String COLUMN = "column ";
    private static final String CONSTRAINT = "constraint ";
    private static final String INDEX = "index ";

    private final Set<String> asked = new HashSet<>();

    private TakenBack() {}

    /** {@return whether a step takes back what one before it asks} */
    static boolean any(List<TableOperation> steps) {
        TakenBack batch = new TakenBack();
        return steps.stream().anyMatch(batch::takesBack);
    }

    private boolean takesBack(TableOperation step) {
        if (step instanceof AlterColumn alter) {
            return nullability(alter);
        } else if (step instanceof DropColumn drop) {
            return asked.contains(key(COLUMN, drop.column().name()));
        } else if (step instanceof RenameColumn rename) {
            follow(COLUMN, rename.from(), rename.to());
        } else if (step instanceof AddConstraint add && add.constraint().name() != null) {
            asked.add(key(CONSTRAINT, add.constraint().name()));
        } else if (step instanceof DropConstraint drop) {
            return asked.contains(
                    key(CONSTRAINT, String.valueOf(drop.constraint().name())));
        } else if (step instanceof RenameConstraint rename) {
            follow(CONSTRAINT, rename.from(), rename.to());
        } else if (step instanceof CreateIndex create && create.index().unique()) {
            asked.add(key(INDEX, create.index().name()));
        } else if (step instanceof DropIndex drop) {
            return asked.contains(key(INDEX, drop.index().name()));
        } else if (step instanceof RenameIndex rename) {
            follow(INDEX, rename.from(), rename.to());
        }
        return false;
    }

    private boolean nullability(AlterColumn alter) {
        String column = key(COLUMN, alter.after().name());
        if (alter.before().nullable() && !alter.after().nullable()) {
            asked.add(column);
            return false;
        }
        return alter.after().nullable() && asked.contains(column);
    }

    private void follow(String kind, String from, String to) {
        if (asked.remove(key(kind, from))) {
            asked.add(key(kind, to));
        }
    }

    private static String key(String kind, String name) {
        return kind + Names.fold(name);
    }
}
