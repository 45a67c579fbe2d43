package dev.limbeck.execute.events;

import dev.limbeck.execute.events.FlightEvents.Span;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;

/** An event that has a duration and either succeeds or fails. */
@Category("Limbeck")
@StackTrace(false)
abstract class TimedEvent extends Event implements Span {
    @Label("Successful")
    boolean successful;

    final Span started() {
        begin();
        return this;
    }

    @Override
    public final void succeeded() {
        successful = true;
    }

    @Override
    public final void close() {
        commit();
    }
}
