package dev.limbeck.execute.record;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;

/** Compares the default of a column with the default that a revision expects. */
@FunctionalInterface
public interface DefaultCheck {
    /** {@return whether the column has the given default} */
    boolean isSame(Column live, SqlText expected);
}
