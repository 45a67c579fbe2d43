package dev.limbeck.ops;

import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement that the vocabulary has no word for.
 *
 * @param sql the statement
 * @param reverseSql the statement that takes it back, or null where there is nothing to take back
 */
public record ExecuteSql(@Nullable SqlText sql, @Nullable SqlText reverseSql) implements Operation {
    /** Refuses an operation that does nothing in either direction. */
    public ExecuteSql {
        if (sql == null && reverseSql == null) {
            throw new IllegalArgumentException("A statement is needed in one direction at least");
        }
    }

    @Override
    public Operation reverse() {
        return new ExecuteSql(reverseSql, sql);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
