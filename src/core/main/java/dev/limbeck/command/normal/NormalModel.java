package dev.limbeck.command.normal;

import dev.limbeck.model.Schema;
import java.util.List;

/**
 * A model in its normal form.
 *
 * @param schema the model as the database stores it
 * @param declared the model as the entities declare it, without the parts that were left out
 * @param notes the parts that were left out, one line each
 */
public record NormalModel(Schema schema, Schema declared, List<String> notes) {
    /** Copies the list. */
    public NormalModel {
        notes = List.copyOf(notes);
    }
}
