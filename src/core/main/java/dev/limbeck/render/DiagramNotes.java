package dev.limbeck.render;

import dev.limbeck.model.TableName;

/** How tables and columns in a diagram change. */
public interface DiagramNotes {
    /** {@return a short description of how the table changes; empty if it does not change} */
    String describe(TableName name);

    /** {@return a short description of how the column changes; empty if it does not change} */
    String describe(TableName table, String column);
}
