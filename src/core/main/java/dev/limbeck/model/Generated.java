package dev.limbeck.model;

/**
 * The rule of a generated column.
 *
 * @param expression what computes the value
 * @param stored whether the value is kept with the row, or computed at each read
 */
public record Generated(SqlText expression, boolean stored) {}
