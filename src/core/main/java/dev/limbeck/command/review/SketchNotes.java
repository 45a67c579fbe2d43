package dev.limbeck.command.review;

import dev.limbeck.model.TableName;
import dev.limbeck.render.DiagramNotes;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import java.util.Map;
import java.util.TreeMap;

/** Finds the notes of a sketch by the names of tables and columns, in upper or lower case. */
public final class SketchNotes implements DiagramNotes {
    private final Map<String, Map<String, String>> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Creates an object with the notes of the sketch. */
    public SketchNotes(Sketch sketch) {
        for (Note note : sketch.notes()) {
            tables.computeIfAbsent(note.table(), ignored -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .put(note.column(), note.text());
        }
    }

    @Override
    public String describe(TableName name) {
        return describe(name, "");
    }

    @Override
    public String describe(TableName table, String column) {
        return tables.getOrDefault(table.toString(), Map.of()).getOrDefault(column, "");
    }
}
