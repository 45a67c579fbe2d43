package dev.limbeck.cli;

/** The exit codes, the same for every command. */
final class ExitCode {
    /** Success. */
    static final int OK = 0;
    /** Failure; the message gives the reason. */
    static final int FAILED = 1;
    /** The command line is not valid. */
    static final int USAGE = 2;
    /** The model and the database differ. */
    static final int DIFFERENT = 3;
    /** The database is not at the head of the history. */
    static final int NOT_AT_HEAD = 4;

    private ExitCode() {}
}
