package dev.limbeck;

/**
 * Some operations of a revision, for {@link Operations#on}.
 *
 * @param <E> the checked exception that it throws, inferred from the lambda
 */
@FunctionalInterface
public interface OperationsBlock<E extends Exception> {

    /** Performs the operations. */
    void run(Operations op) throws E;
}
