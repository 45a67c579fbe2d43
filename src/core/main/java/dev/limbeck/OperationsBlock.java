package dev.limbeck;

/**
 * A block of operations in a revision, for {@link Operations#on}.
 *
 * @param <E> the checked exception that the block throws, inferred from the lambda
 */
@FunctionalInterface
public interface OperationsBlock<E extends Exception> {

    /** Performs the operations. */
    void run(Operations op) throws E;
}
