package dev.limbeck.execute;

/** A revision could not be run; the database is as it was before it. */
final class RevisionFailure extends ExecutionException {
    private final String why;

    RevisionFailure(String what, String why, Throwable cause) {
        super(what + " " + why, cause);
        this.why = why;
    }

    @Override
    public String why() {
        return why;
    }
}
