package dev.limbeck;

import java.sql.Connection;

/**
 * A data step of a revision, written with JDBC, for {@link Operations#data}.
 *
 * @param <E> the checked exception that it throws, inferred from the lambda
 */
@FunctionalInterface
public interface DataBlock<E extends Exception> {

    /** Changes rows on the connection of the transaction, which cannot be closed, committed or rolled back. */
    void run(Connection connection) throws E;
}
