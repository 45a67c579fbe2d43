package dev.limbeck.command.project;

import dev.limbeck.model.TableName;
import java.util.List;

/** The notes of proofs that ran with fewer rows than usual. */
public final class ProofNotes {
    private static final String EMPTY =
            "The proof ran on empty tables, because a sample row was rejected; your rows might be rejected as well: ";
    private static final String UNFILLED = "No sample row was found for ";

    private ProofNotes() {}

    /** {@return the note for a proof that ran without rows because a sample row was rejected} */
    public static String onEmptyTables(String reason) {
        return EMPTY + reason;
    }

    /** {@return the note for a proof in which the table had no rows} */
    public static String unfilled(TableName table) {
        return UNFILLED + table + ", so it was proved without rows";
    }

    /** {@return whether one of the notes of a proof states that a table had no rows} */
    public static boolean lackRows(List<String> notes) {
        return notes.stream().anyMatch(note -> note.startsWith(EMPTY) || note.startsWith(UNFILLED));
    }
}
