package dev.limbeck.execute.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A statement of an operation. */
@Name("dev.limbeck.Statement")
@Label("Statement")
@Description("A statement of an operation, including those on scratch databases")
@Category("Limbeck")
@StackTrace(false)
final class StatementEvent extends TimedEvent {
    @Label("SQL")
    final String sql;

    StatementEvent(String sql) {
        this.sql = sql;
    }
}
