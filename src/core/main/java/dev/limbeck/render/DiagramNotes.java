package dev.limbeck.render;

import dev.limbeck.model.TableName;

/** Describes how the tables and columns of a diagram change. */
public interface DiagramNotes {
    /** {@return a short description of how the table changes; empty if it does not change} */
    String describe(TableName name);

    /** {@return a short description of how the column changes; empty if it does not change} */
    String describe(TableName table, String column);
}
