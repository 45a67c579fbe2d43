package dev.limbeck.spi;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Reads the migrations of another tool, so that they can be converted to revisions. Implementations are found by
 * {@code ServiceLoader}.
 */
public interface HistorySource {

    /** {@return the name of the tool on the command line, for instance {@code alembic}} */
    String tool();

    /**
     * Reads all migrations in a folder. Does not open a database.
     *
     * @param folder the project or script folder of the tool
     * @param zone the time zone for dates that do not specify one
     * @throws HistoryException if the folder, or a program that is needed to read it, is missing or unreadable; the
     *     message states what to do
     */
    ForeignHistory read(Path folder, ZoneId zone);

    /**
     * Reads the migrations that a section of the tool's configuration file specifies. Does not open a database.
     *
     * @param folder the project or script folder of the tool, or its configuration file
     * @param section the name of the section
     * @param zone the time zone for dates that do not specify one
     * @throws HistoryException as in {@link #read}, or if the tool's configuration has no sections
     */
    default ForeignHistory readSection(Path folder, String section, ZoneId zone) {
        throw new HistoryException("The configuration of " + tool() + " has no sections.", null);
    }
}
