package dev.limbeck.execute.failure;

/** Thrown when a revision could not be run. The database is as it was before. */
public final class RevisionFailure extends ExecutionException {
    private final String why;

    /** Creates the exception from what failed and why. */
    public RevisionFailure(String what, String why, Throwable cause) {
        super(what + " " + why, cause);
        this.why = why;
    }

    @Override
    public String reason() {
        return why;
    }
}
