package dev.limbeck.dialect;

import java.util.List;
import java.util.Map;

/**
 * How a schema is made again in an empty scratch database.
 *
 * @param statements the statements in order, each with the object it makes; one that fails is left out and named
 * @param leftOut objects known beforehand to be impossible there (shadow tables), with the reason
 */
public record Replay(List<Definition> statements, Map<String, String> leftOut) {
    /** Copies both. */
    public Replay {
        statements = List.copyOf(statements);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * One object's statement.
     *
     * @param object its name
     * @param sql the statement
     */
    public record Definition(String object, String sql) {}
}
