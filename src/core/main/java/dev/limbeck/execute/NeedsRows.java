package dev.limbeck.execute;

/** A revision wants rows where there are none, because it is written as a script. */
final class NeedsRows extends ExecutionException {

    NeedsRows(String message) {
        super(message);
    }
}
