package dev.limbeck.command.autogenerate;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library that read the entities for a revision, for instance {@code Hibernate ORM 7.4.13.Final}. The library is
 * recorded in the Javadoc of a revision, since a different version may generate a different schema, for instance with
 * different checks, NOT NULL or unique constraints.
 *
 * @param provider the name and version of the library
 */
public record ProviderNote(String provider) {
    private static final String BEGINNING = "Written from the entities as ";
    private static final String END = " reads them.";
    private static final Pattern PARAGRAPH =
            Pattern.compile(BEGINNING.replace(" ", "[\\s*]+") + "(.+?)" + END.replace(" ", "[\\s*]+"), Pattern.DOTALL);

    /** {@return the paragraph for a revision file} */
    public String paragraph() {
        return BEGINNING + provider + END;
    }

    /**
     * {@return a warning if the entities for the last revision were read by a different version, which may explain
     * changes}
     */
    Optional<String> findDifference(RevisionGraph history) {
        return history.revisions().stream()
                .sorted(Comparator.comparing(RevisionFile::created).reversed())
                .flatMap(revision -> of(revision).map(before -> difference(revision, before)).stream())
                .findFirst()
                .filter(line -> !line.isEmpty());
    }

    private String difference(RevisionFile revision, ProviderNote before) {
        return before.equals(this)
                ? ""
                : "The entities are read by " + provider + "; for the last revision, " + revision.id() + ", they"
                        + " were read by " + before.provider + ". This can explain changes that do not come from "
                        + "an entity.";
    }

    private static Optional<ProviderNote> of(RevisionFile revision) {
        if (revision.source() == null) {
            return Optional.empty();
        }
        try {
            Matcher paragraph = PARAGRAPH.matcher(Files.readString(revision.source()));
            return paragraph.find()
                    ? Optional.of(new ProviderNote(paragraph.group(1).replaceAll("[\\s*]+", " ")))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
