package dev.limbeck.cli.diagram;

/**
 * A foreign key in a diagram.
 *
 * @param from the table that refers
 * @param fromColumn its first column
 * @param to the table to which it refers
 * @param toColumn the first column to which it refers
 * @param single whether each row is referenced by at most one row
 * @param optional whether the columns can be null
 * @param mark the change to the foreign key
 */
public record DiagramReference(
        String from,
        String fromColumn,
        String to,
        String toColumn,
        boolean single,
        boolean optional,
        ChangeMark mark) {}
