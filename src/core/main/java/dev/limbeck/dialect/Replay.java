package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Map;

/**
 * The statements that recreate a schema in an empty scratch database.
 *
 * @param statements the statements in order, each with the object it creates; a statement that fails is skipped and
 *     reported
 * @param leftOut the objects that cannot be recreated in a scratch database (such as shadow tables), each with the
 *     reason
 */
public record Replay(List<Definition> statements, Map<TableName, String> leftOut) {
    /** Copies the list and the map. */
    public Replay {
        statements = List.copyOf(statements);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * The statement that creates an object.
     *
     * @param object the name of the object
     * @param sql the statement
     */
    public record Definition(TableName object, String sql) {}
}
