package dev.limbeck.result;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * One difference between the database and the model, or one change that a revision makes.
 *
 * @param kind the kind of change
 * @param table the table, view or trigger that changes
 * @param name the column, constraint or index, or an empty string for the table itself
 * @param description one readable line, for instance {@code add column user.hashed_password varchar(100)}
 * @param hazards the hazards of the change
 */
public record Change(ChangeKind kind, String table, String name, String description, List<Hazard> hazards) {
    /** {@return the same change with the given hazards} */
    public Change withHazards(List<Hazard> others) {
        return new Change(kind, table, name, description, others);
    }

    /** {@return the same change without its hazards, for a change that has already been made} */
    public Change withoutHazards() {
        return new Change(kind, table, name, description, List.of());
    }

    /** Copies the hazards. */
    public Change {
        hazards = List.copyOf(hazards);
    }
}
