package dev.limbeck.compare;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the live schema and the model, in a form for users and for programs.
 *
 * @param kind the kind of difference
 * @param table the table or view that differs, or null if there is none
 * @param name the name of the column, constraint, index or trigger, or null if there is none
 * @param text a description in one line, for instance {@code added column user.hashed_password varchar(100)}
 */
public record Difference(Kind kind, @Nullable TableName table, @Nullable String name, String text) {

    /** The kinds of differences. */
    public enum Kind {
        ADDED_TABLE,
        DROPPED_TABLE,
        RENAMED_TABLE,
        ADDED_COLUMN,
        DROPPED_COLUMN,
        CHANGED_COLUMN,
        RENAMED_COLUMN,
        ADDED_PRIMARY_KEY,
        DROPPED_PRIMARY_KEY,
        ADDED_UNIQUE_CONSTRAINT,
        DROPPED_UNIQUE_CONSTRAINT,
        ADDED_FOREIGN_KEY,
        DROPPED_FOREIGN_KEY,
        ADDED_CHECK,
        DROPPED_CHECK,
        RENAMED_CONSTRAINT,
        ADDED_INDEX,
        DROPPED_INDEX,
        RENAMED_INDEX,
        CHANGED_OPTIONS,
        ADDED_VIEW,
        DROPPED_VIEW,
        ADDED_TRIGGER,
        DROPPED_TRIGGER,
        ADDED_SEQUENCE,
        CHANGED_SEQUENCE,
        DROPPED_SEQUENCE,
        STATEMENT;

        /** {@return the name for users, for instance {@code added column}} */
        public String label() {
            return code().replace('_', ' ');
        }

        /** {@return the name for programs, for instance {@code added_column}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the differences that those operations remove, in their order} */
    public static List<Difference> describe(List<Operation> operations) {
        DifferenceWalk walk = new DifferenceWalk();
        return operations.stream()
                .flatMap(operation -> operation.accept(walk).stream())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
