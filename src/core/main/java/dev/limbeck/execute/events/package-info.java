/**
 * Events for the JDK Flight Recorder: each revision, each planned statement, and each wait for a lock. Limbeck also
 * runs on a Java runtime without the module {@code jdk.jfr}, but without these events.
 *
 * <p>This package is internal: it may change in any version. The names and fields of the events are part of the
 * documentation.
 */
@NullMarked
package dev.limbeck.execute.events;

import org.jspecify.annotations.NullMarked;
