/**
 * Events for the JDK Flight Recorder: each revision, each planned statement, and each wait for a lock. On a Java
 * runtime without the {@code jdk.jfr} module, Limbeck runs but does not record these events.
 *
 * <p>This package is internal: it may change in any version. The names and fields of the events are part of the
 * documentation.
 */
@NullMarked
package dev.limbeck.execute.events;

import org.jspecify.annotations.NullMarked;
