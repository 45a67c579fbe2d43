package dev.limbeck.execute.events;

import dev.limbeck.result.Direction;

/** Begins events for the JDK Flight Recorder, if the Java runtime includes it and it is recording. */
public final class FlightEvents {
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private static final Span NOT_RECORDED = new Span() {};

    private FlightEvents() {}

    /** {@return the event for a revision that is starting} */
    public static Span revision(String id, Direction direction) {
        return isRecording() ? new RevisionEvent(id, direction.code()).started() : NOT_RECORDED;
    }

    /** {@return the event for a statement that is starting} */
    public static Span statement(String sql) {
        return isRecording() ? new StatementEvent(sql).started() : NOT_RECORDED;
    }

    /** {@return the event for a wait for the locks that a transaction needs} */
    public static Span lockWait() {
        return isRecording() ? new LockWaitEvent().started() : NOT_RECORDED;
    }

    /**
     * Returns whether events are recorded. The classes that use the module are loaded only if the module is present.
     */
    private static boolean isRecording() {
        return AVAILABLE && TimedEvent.isRecording();
    }

    /** The time between the beginning and the end of an event. The event ends when this object is closed. */
    public interface Span extends AutoCloseable {
        /** Marks the event as successful; otherwise it is recorded as failed. */
        default void succeeded() {}

        /** Ends the event. */
        @Override
        default void close() {}
    }
}
