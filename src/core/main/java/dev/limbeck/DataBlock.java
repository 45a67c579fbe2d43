package dev.limbeck;

import java.sql.Connection;

/**
 * A data step of a revision, written with JDBC, for {@link Operations#data}.
 *
 * @param <E> the checked exception that the block throws, inferred from the lambda
 */
@FunctionalInterface
public interface DataBlock<E extends Exception> {

    /**
     * Changes rows. The connection belongs to the running transaction and cannot be closed, committed or rolled back.
     */
    void run(Connection connection) throws E;
}
