package dev.limbeck.execute.failure;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.List;

/** Describes the failure of an operation. */
public final class OperationFailure {
    /** The maximum number of lines of a statement that an error message contains in full. */
    private static final int LONG = 8;

    private OperationFailure() {}

    /** Reads the current schema. */
    @FunctionalInterface
    public interface SchemaSource {
        /** {@return the current schema} */
        Catalog read() throws SQLException;
    }

    /**
     * {@return a description of the operation; if the operation is a long statement, only its first line is included,
     * so that the error is not overlooked}
     */
    public static String describe(Operation operation) {
        String text = operation.describe();
        List<String> lines = text.strip().lines().toList();
        return lines.size() <= LONG ? text : lines.get(0) + " … (" + lines.size() + " lines)";
    }

    /** {@return the exception for an operation that the database rejected; {@code what} describes the operation} */
    public static SqlFailure of(
            String what, Dialect dialect, Operation operation, SQLException cause, SchemaSource schema) {
        String advice = OperationTexts.advise(dialect, operation, cause);
        if (!advice.isEmpty()) {
            return SqlFailure.withAdvice(what, cause, advice);
        }
        return operation instanceof CreateTable create && exists(create, schema)
                ? SqlFailure.ofExistingTable(what, cause)
                : new SqlFailure(what, cause);
    }

    /** Returns whether the table exists; false if the schema cannot be read after an error. */
    private static boolean exists(CreateTable create, SchemaSource schema) {
        try {
            return schema.read().table(create.table().name()).isPresent();
        } catch (SQLException | BrokenSchema | UnreadableSchema e) {
            return false;
        }
    }
}
