package dev.limbeck.spi;

/**
 * Reads the migrations of another tool, so that they can be converted to revisions. Implementations are found by
 * {@code ServiceLoader}.
 */
public interface HistorySource {

    /** {@return the name of the tool on the command line, for instance {@code alembic}} */
    String tool();

    /**
     * Reads the migrations. Does not open a database.
     *
     * @throws HistoryException if the folder, or a program that is needed to read it, is missing or unreadable, if the
     *     tool's configuration has no sections, or if the migrations cannot be read for the database; the message states
     *     what to do
     */
    ForeignHistory read(HistoryRequest request);
}
