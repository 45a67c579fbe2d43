package dev.limbeck.execute;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;

/** Describes the failure of an operation. */
final class OperationFailure {
    private OperationFailure() {}

    /** {@return the exception for an operation that the database rejected; {@code where} precedes its description} */
    static SqlFailure of(OperationTarget target, Operation operation, String where, SQLException cause) {
        String what = where + target.dialect().traits().product() + " could not " + operation.describe();
        return operation instanceof CreateTable create
                        && exists(target, create.table().name())
                ? SqlFailure.ofExistingTable(what, cause)
                : new SqlFailure(what, cause);
    }

    /** Returns whether a table exists; false if the schema cannot be read after an error. */
    private static boolean exists(OperationTarget target, TableName table) {
        try {
            return target.catalog().table(table).isPresent();
        } catch (SQLException | BrokenSchema | UnreadableSchema e) {
            return false;
        }
    }
}
