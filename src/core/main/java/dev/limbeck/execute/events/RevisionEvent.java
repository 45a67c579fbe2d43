package dev.limbeck.execute.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A revision that is applied or reverted. */
@Name("dev.limbeck.Revision")
@Label("Revision")
@Description("A revision that is applied or reverted")
@Category("Limbeck")
@StackTrace(false)
final class RevisionEvent extends TimedEvent {
    @Label("Revision")
    final String revision;

    @Label("Direction")
    final String direction;

    RevisionEvent(String revision, String direction) {
        this.revision = revision;
        this.direction = direction;
    }
}
