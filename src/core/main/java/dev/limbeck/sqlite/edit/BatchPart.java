package dev.limbeck.sqlite.edit;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.StepRewriter;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The column renames of a batch, separated from its other steps, because foreign keys of other tables are updated only
 * if SQLite itself renames the column. A step before a rename is rewritten with the new name, so that the rename can be
 * executed first. This is impossible if either name refers to another column before the rename, or may refer to another
 * column in a query. In that case the batch is split into two parts, each of which copies the table.
 *
 * @param renames the renames
 * @param rest the other steps, for the table after the renames
 */
public record BatchPart(List<TableOperation> renames, List<TableOperation> rest) {

    /** {@return the parts of the batch in order} */
    public static List<BatchPart> split(TableName table, List<TableOperation> steps) {
        List<BatchPart> parts = new ArrayList<>();
        BatchPart part = new BatchPart(new ArrayList<>(), new ArrayList<>());
        for (TableOperation step : steps) {
            if (!(step instanceof RenameColumn rename)) {
                part.rest.add(step);
                continue;
            }
            if (part.drops(rename.from())
                    || part.rest.stream()
                            .anyMatch(earlier -> queries(earlier) && mentions(table, earlier, rename.from()))
                    || part.rest.stream().anyMatch(earlier -> mentions(table, earlier, rename.to()))) {
                parts.add(part);
                part = new BatchPart(new ArrayList<>(), new ArrayList<>());
            }
            part.move(table, rename);
        }
        parts.add(part);
        return parts;
    }

    /**
     * {@return whether a column with the given name is dropped} If a column of that name is added later, triggers and
     * views do not distinguish it from the dropped one.
     */
    private boolean drops(String column) {
        return rest.stream()
                .anyMatch(step -> step instanceof DropColumn drop
                        && SqliteNames.areSame(drop.column().name(), column));
    }

    /**
     * {@return whether the step computes a value with a query; in a query, a name may refer to a column of another
     * table}
     */
    private static boolean queries(TableOperation step) {
        SqlText expression = step instanceof AddColumn add
                ? add.backfill()
                : step instanceof AlterColumn alter ? alter.using() : null;
        return expression != null && ExpressionTables.of(expression.sql()).hasAny();
    }

    /**
     * Moves a rename ahead of the other steps; if one of these steps adds the renamed column, it is added under the new
     * name.
     */
    private void move(TableName table, RenameColumn rename) {
        boolean isNew = rest.stream()
                .anyMatch(step -> step instanceof AddColumn add
                        && SqliteNames.areSame(add.column().name(), rename.from()));
        StepRewriter renamed = new StepRewriter(table, rename, ColumnRename::apply, NameRules.ASCII_INSENSITIVE);
        rest.replaceAll(step -> step.accept(renamed));
        if (!isNew) {
            renames.add(rename);
        }
    }

    private static boolean mentions(TableName table, TableOperation step, String column) {
        RenameColumn rename = new RenameColumn(column, ColumnRename.OTHER);
        StepRewriter other = new StepRewriter(table, rename, ColumnRename::apply, NameRules.ASCII_INSENSITIVE);
        return !step.accept(other).equals(step);
    }
}
