package dev.limbeck.dialect.emulation;

import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlType;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.function.Predicate;

/** Replaces identities that only the key of a table implies: by a plain identity on SQLite, by none elsewhere. */
public final class ImpliedIdentities {
    private ImpliedIdentities() {}

    /** {@return an operation with the same effect on a database in which a key never implies an identity} */
    public static Operation drop(Operation operation) {
        return operation instanceof AlterTable batch && batch.steps().stream().anyMatch(ImpliedIdentities::changes)
                ? batch.withSteps(
                        batch.steps().stream().map(ImpliedIdentities::drop).toList())
                : operation;
    }

    private static boolean changes(TableOperation step) {
        return step instanceof AlterColumn alter && (isImplied(alter.before()) || isImplied(alter.after()));
    }

    private static TableOperation drop(TableOperation step) {
        return step instanceof AlterColumn alter
                ? new AlterColumn(
                        resolve(alter.before(), type -> false),
                        resolve(alter.after(), type -> false),
                        alter.using(),
                        alter.reverseUsing(),
                        alter.move())
                : step;
    }

    static boolean isImplied(Column column) {
        Identity identity = column.identity();
        return identity != null && identity.isImplied();
    }

    /**
     * {@return the column without an implied identity}
     *
     * @param numbersKey whether a key of the given type is an identity column
     */
    static Column resolve(Column column, Predicate<SqlType> numbersKey) {
        return isImplied(column) ? column.withIdentity(numbersKey.test(column.type()) ? Identity.PLAIN : null) : column;
    }
}
