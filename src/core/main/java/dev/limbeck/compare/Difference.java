package dev.limbeck.compare;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.ChangeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the live schema and the model, in a form for users and for programs.
 *
 * @param kind the kind of difference
 * @param table the table or view that differs, or null if there is none
 * @param name the name of the column, constraint, index or trigger, or null if there is none
 * @param text a description in one line, for instance {@code added column user.hashed_password varchar(100)}
 */
public record Difference(ChangeKind kind, @Nullable TableName table, @Nullable String name, String text) {

    /** {@return the differences that the given operations remove, in their order} */
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
