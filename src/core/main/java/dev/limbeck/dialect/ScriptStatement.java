package dev.limbeck.dialect;

/**
 * A statement in a script.
 *
 * @param sql the statement, without its terminator
 * @param line the line on which it starts, counted from 1
 */
public record ScriptStatement(String sql, int line) {}
