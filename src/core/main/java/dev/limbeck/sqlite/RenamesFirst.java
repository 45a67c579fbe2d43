package dev.limbeck.sqlite;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenamedStep;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch taken apart into its renames and the rest: other tables' foreign keys follow a new name only when SQLite itself
 * renames the column. A step before a rename is said in the new names, so that the rename comes first all the same; where
 * that cannot be, because one of the two names means another column until then, or may mean one in a query, the batch takes two parts, each with a copy
 * of its own.
 *
 * @param renames the renames
 * @param rest the other steps, for the table as the renames leave it
 */
record RenamesFirst(List<TableOperation> renames, List<TableOperation> rest) {

    /** {@return the parts of the batch, one after the other} */
    static List<RenamesFirst> of(TableName table, List<TableOperation> steps) {
        List<RenamesFirst> parts = new ArrayList<>();
        RenamesFirst part = new RenamesFirst(new ArrayList<>(), new ArrayList<>());
        for (TableOperation step : steps) {
            if (!(step instanceof RenameColumn rename)) {
                part.rest.add(step);
                continue;
            }
            if (part.drops(rename.from())
                    || part.rest.stream().anyMatch(earlier -> queries(earlier) && names(table, earlier, rename.from()))
                    || part.rest.stream().anyMatch(earlier -> names(table, earlier, rename.to()))) {
                parts.add(part);
                part = new RenamesFirst(new ArrayList<>(), new ArrayList<>());
            }
            part.move(table, rename);
        }
        parts.add(part);
        return parts;
    }

    /** {@return whether a column of that name goes; if there is one afterwards, triggers and views see it as the same} */
    private boolean drops(String column) {
        return rest.stream()
                .anyMatch(step -> step instanceof DropColumn drop
                        && Names.same(drop.column().name(), column));
    }

    /** {@return whether a value is computed by a query, in which the name may be that of another table's column} */
    private static boolean queries(TableOperation step) {
        SqlText expression = step instanceof AddColumn add
                ? add.backfill()
                : step instanceof AlterColumn alter ? alter.using() : null;
        return expression != null && RowsRead.in(expression.sql()).any();
    }

    /** Lets a rename overtake the other steps; a column that one of them adds is added under its new name. */
    private void move(TableName table, RenameColumn rename) {
        boolean isNew = rest.stream()
                .anyMatch(step ->
                        step instanceof AddColumn add && Names.same(add.column().name(), rename.from()));
        RenamedStep renamed = new RenamedStep(table, rename, ColumnRename::in);
        rest.replaceAll(step -> step.accept(renamed));
        if (!isNew) {
            renames.add(rename);
        }
    }

    private static boolean names(TableName table, TableOperation step, String column) {
        RenamedStep other = new RenamedStep(table, new RenameColumn(column, ColumnRename.OTHER), ColumnRename::in);
        return !step.accept(other).equals(step);
    }
}
