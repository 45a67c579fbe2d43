package dev.limbeck.ops;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement that the other operations cannot express. Each direction has the text of a statement, or the new
 * values of an enum type, for which the database writes the statement when the operation is planned.
 *
 * @param sql the statement, or null if there is none in this direction
 * @param reverseSql the statement that reverts this operation, or null if there is none
 * @param values the values that an enum type has after this operation, or null if its values are not replaced
 * @param reverseValues the values that an enum type has after this operation is reverted, or null
 */
public record ExecuteSql(
        @Nullable SqlText sql,
        @Nullable SqlText reverseSql,
        @Nullable EnumValues values,
        @Nullable EnumValues reverseValues)
        implements Operation {
    /** Rejects an operation that does nothing in either direction, or two things in one. */
    public ExecuteSql {
        if (sql == null && values == null && reverseSql == null && reverseValues == null) {
            throw new IllegalArgumentException("A statement is required for at least one direction");
        }
        if ((sql != null && values != null) || (reverseSql != null && reverseValues != null)) {
            throw new IllegalArgumentException("Only one statement is possible in each direction");
        }
    }

    /** Creates an operation that runs the given statements. At least one of them is not null. */
    public ExecuteSql(@Nullable SqlText sql, @Nullable SqlText reverseSql) {
        this(sql, reverseSql, null, null);
    }

    /**
     * The values of an enum type in their order.
     *
     * @param type the type
     * @param values the values
     */
    public record EnumValues(TableName type, List<String> values) {
        /** Copies the values. */
        public EnumValues {
            values = List.copyOf(values);
        }

        /** {@return the values for another type} */
        public EnumValues withType(TableName other) {
            return new EnumValues(other, values);
        }

        /** {@return other values for the same type} */
        public EnumValues withValues(List<String> others) {
            return new EnumValues(type, others);
        }

        private String describe() {
            return values.isEmpty() ? "no values" : String.join(", ", values);
        }
    }

    /** {@return the operation that runs the given statement; its reverse operation does nothing} */
    public static ExecuteSql of(SqlText sql) {
        return new ExecuteSql(sql, null);
    }

    /** {@return the operation that replaces the values of an enum type; its reverse operation does nothing} */
    public static ExecuteSql of(EnumValues values) {
        return new ExecuteSql(null, null, values, null);
    }

    /**
     * {@return a copy of this operation with the given statement that reverts it; if it is null, nothing is reverted}
     */
    public ExecuteSql withReverseSql(@Nullable SqlText other) {
        return new ExecuteSql(sql, other, values, null);
    }

    /** {@return whether the reverse operation does something} */
    public boolean isReversible() {
        return reverseSql != null || reverseValues != null;
    }

    @Override
    public Operation reverse() {
        return new ExecuteSql(reverseSql, sql, reverseValues, values);
    }

    @Override
    public String describe() {
        return values == null
                ? "run " + (sql == null ? "nothing" : sql.sql())
                : "replace the values of the type " + values.type() + " with " + values.describe();
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
