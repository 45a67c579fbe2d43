package dev.limbeck.command.review;

import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.render.DiagramNotes;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the notes of a sketch by the names of tables and columns. Names are compared by the rules of the sketch's
 * schema.
 */
public final class SketchNotes implements DiagramNotes {
    private final NameRules names;
    private final Map<String, Map<String, String>> tables = new HashMap<>();

    /** Creates an object with the notes of the sketch. */
    public SketchNotes(Sketch sketch) {
        names = sketch.schema().names();
        for (Note note : sketch.notes()) {
            tables.computeIfAbsent(names.tables().key(note.table()), ignored -> new HashMap<>())
                    .put(names.others().key(note.column()), note.text());
        }
    }

    @Override
    public String describe(TableName name) {
        return describe(name, "");
    }

    @Override
    public String describe(TableName table, String column) {
        return tables.getOrDefault(names.tables().key(table.toString()), Map.of())
                .getOrDefault(names.others().key(column), "");
    }
}
