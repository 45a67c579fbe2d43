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
}
