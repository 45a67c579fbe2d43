package dev.limbeck.command;

import dev.limbeck.dialect.Room;
import dev.limbeck.dialect.Steps;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a revision as it would be carried out.
 *
 * @param description what it does, for instance {@code change the table user}
 * @param steps the way, the reason, the statements with their hazards and guards
 * @param rows how many rows the table has now, where the operation copies or reads every one; else null
 * @param room the disk space, where rows are copied and the database is in a file; else null
 */
public record PlannedOperation(String description, Steps steps, @Nullable Long rows, @Nullable Room room) {}
