package dev.limbeck.ops;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement that the other operations cannot express.
 *
 * @param sql the statement, or null if there is nothing to run in this direction
 * @param reverseSql the statement that reverts {@code sql}, or null if nothing needs to be reverted
 */
public record ExecuteSql(@Nullable SqlText sql, @Nullable SqlText reverseSql) implements Operation {
    /** Rejects an operation that does nothing in either direction. */
    public ExecuteSql {
        if (sql == null && reverseSql == null) {
            throw new IllegalArgumentException("A statement is required for at least one direction");
        }
    }

    /** {@return the operation that runs the given statement; its reverse operation does nothing} */
    public static ExecuteSql of(SqlText sql) {
        return new ExecuteSql(sql, null);
    }

    /**
     * {@return a copy of this operation with the given statement that reverts it; if it is null, nothing is reverted}
     */
    public ExecuteSql withReverseSql(@Nullable SqlText other) {
        return new ExecuteSql(sql, other);
    }

    @Override
    public Operation reverse() {
        return new ExecuteSql(reverseSql, sql);
    }

    @Override
    public String describe() {
        return "run " + (sql == null ? "nothing" : sql.sql());
    }

    @Override
    public List<TableName> tables() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
