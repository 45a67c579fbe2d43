package dev.limbeck.sqlite;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch taken apart into its renames and the rest: other tables' foreign keys follow a new name only when SQLite itself
 * renames the column.
 *
 * @param renames the renames
 * @param rest the other steps, for the table as the renames leave it
 */
record RenamesFirst(List<TableOperation> renames, List<TableOperation> rest) {

    /**
     * {@return the batch taken apart}
     *
     * @throws UnsupportedChange if a step before a rename means one of its names
     */
    static RenamesFirst of(List<TableOperation> steps) {
        List<TableOperation> renames = new ArrayList<>();
        List<TableOperation> rest = new ArrayList<>();
        for (TableOperation step : steps) {
            if (step instanceof RenameColumn rename) {
                if (rest.stream().anyMatch(earlier -> means(earlier, rename))) {
                    throw new UnsupportedChange("Renaming column " + rename.from() + " to " + rename.to()
                            + " must come first in its batch, because foreign keys of other tables refer to it.");
                }
                renames.add(step);
            } else {
                rest.add(step);
            }
        }
        return new RenamesFirst(renames, rest);
    }

    private static boolean means(TableOperation step, RenameColumn rename) {
        return Tokenizer.code(step.toString()).stream()
                .anyMatch(token -> Names.same(token.name(), rename.from()) || Names.same(token.name(), rename.to()));
    }
}
