package dev.limbeck.dialect;

/**
 * One of several statements in a text.
 *
 * @param sql the statement, without what ends it
 * @param line the line on which it begins, from 1
 */
public record Piece(String sql, int line) {}
