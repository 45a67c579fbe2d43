package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of another tool's history.
 *
 * @param revisions the revisions, parents first
 * @param warnings what a person should know of it
 * @param versionTable the table in which both tools keep where a database is
 * @param notProved the revisions that were not proved, parents first
 */
public record ImportResult(
        List<Imported> revisions, List<String> warnings, String versionTable, List<NotProved> notProved) {
    /** Copies the lists. */
    public ImportResult {
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
        notProved = List.copyOf(notProved);
    }

    /**
     * A revision that was not proved.
     *
     * @param id its id
     * @param why what fails, or why it was not tried; one line without a full stop
     */
    public record NotProved(String id, String why) {}

    /** {@return whether every revision was proved: applied, reverted and applied again on a scratch database} */
    public ProofOutcome proof() {
        return notProved.isEmpty()
                ? ProofOutcome.DONE
                : ProofOutcome.notDone(notProved.size() + " of " + revisions.size() + " revisions were not proved");
    }

    /**
     * One revision.
     *
     * @param id its id
     * @param message what it is for
     * @param source the other tool's file
     * @param file our file
     * @param untranslated why it refuses to run until a person has written it, or null
     */
    public record Imported(String id, String message, Path source, Path file, @Nullable String untranslated) {}

    /** {@return those that a person has to write} */
    public List<Imported> untranslated() {
        return revisions.stream().filter(each -> each.untranslated() != null).toList();
    }
}
