package dev.limbeck.execute.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A wait for the locks that a transaction needs. */
@Name("dev.limbeck.LockWait")
@Label("Lock Wait")
@Description("A wait for the locks that a revision's transaction needs")
@Category("Limbeck")
@StackTrace(false)
@Threshold("10 ms")
final class LockWaitEvent extends TimedEvent {}
