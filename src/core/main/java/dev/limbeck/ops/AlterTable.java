package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes a table in one batch, like Alembic's {@code batch_alter_table}.
 *
 * @param table the table
 * @param steps the changes, in order
 * @param recreate whether the table is copied
 */
public record AlterTable(TableName table, List<TableOperation> steps, Recreate recreate) implements Operation {
    /** Copies the steps and rejects an empty batch. */
    public AlterTable {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A batch on " + table + " needs at least one step");
        }
    }

    /** Creates a batch that copies the table only if necessary. */
    public AlterTable(TableName table, List<TableOperation> steps) {
        this(table, steps, Recreate.AUTO);
    }

    /** {@return a batch that copies the table only if necessary} */
    public static AlterTable of(TableName table, TableOperation... steps) {
        return new AlterTable(table, List.of(steps));
    }

    /** {@return a copy of this batch with the given steps} */
    public AlterTable withSteps(List<TableOperation> other) {
        return new AlterTable(table, other, recreate);
    }

    /** {@return a copy of this batch with the given rule for copying the table} */
    public AlterTable withRecreate(Recreate other) {
        return new AlterTable(table, steps, other);
    }

    @Override
    public Operation reverse() {
        List<TableOperation> reversed =
                steps.stream().map(TableOperation::reverse).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(reversed);
        return new AlterTable(table, reversed, recreate);
    }

    @Override
    public String describe() {
        return "change the table " + table;
    }

    @Override
    public List<TableName> tables() {
        return List.of(table);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /**
     * Changes the comment of a table.
     *
     * @param table the table
     * @param before the comment before the change, or null
     * @param after the comment after the change, or null
     */
    public record Comment(TableName table, @Nullable String before, @Nullable String after) implements Operation {
        /** {@return the operation that changes the comment of a table} */
        public static Comment of(TableName table, @Nullable String before, @Nullable String after) {
            return new Comment(table, before, after);
        }

        @Override
        public Operation reverse() {
            return new Comment(table, after, before);
        }

        @Override
        public String describe() {
            return "change the comment of the table " + table;
        }

        @Override
        public List<TableName> tables() {
            return List.of(table);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
