package dev.limbeck.spi;

import java.nio.file.Path;
import java.time.ZoneId;

/** Reads the migrations of another tool, so that they can be written as revisions. Found by {@code ServiceLoader}. */
public interface HistorySource {

    /** {@return the tool's name as the command line has it, for instance {@code alembic}} */
    String tool();

    /**
     * Reads every migration of a folder. Opens no database.
     *
     * @param folder what the tool calls its project or its script folder
     * @param zone the zone of dates that name none
     * @throws HistoryException if the folder cannot be read, or what reads it is missing; its message says what to do
     */
    ForeignHistory read(Path folder, ZoneId zone);
}
