package dev.limbeck.execute.events;

import dev.limbeck.result.Direction;
import jdk.jfr.FlightRecorder;

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
     * Returns whether events are recorded. Otherwise, the classes of the events are not loaded: the module may be absent,
     * and Java does not archive them.
     */
    private static boolean isRecording() {
        return AVAILABLE && FlightRecorder.isInitialized();
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
