package dev.limbeck.command;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * One difference between the database and the model, or one thing a revision does.
 *
 * @param kind what is done, for instance {@code addColumn}
 * @param table the table, view or trigger it is done to
 * @param name the column, constraint or index, or an empty text when it is the table itself
 * @param description one line for a person, for instance {@code add column user.hashed_password varchar(100)}
 * @param hazards what it may cost
 */
public record Change(String kind, String table, String name, String description, List<Hazard> hazards) {
    /** {@return the same as something that is done already} */
    Change withoutHazards() {
        return new Change(kind, table, name, description, List.of());
    }

    /** Copies the hazards. */
    public Change {
        hazards = List.copyOf(hazards);
    }
}
