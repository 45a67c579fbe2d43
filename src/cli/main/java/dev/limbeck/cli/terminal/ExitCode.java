package dev.limbeck.cli.terminal;

/** The exit codes, the same for every command. */
public final class ExitCode {
    /** Success. */
    public static final int OK = 0;
    /** Failure; the message states the reason. */
    public static final int FAILED = 1;
    /** The command line is not valid. */
    public static final int USAGE = 2;
    /** The model and the database differ. */
    public static final int DIFFERENT = 3;
    /** The database is not at the head of the history, or is in the middle of a revision. */
    public static final int NOT_AT_HEAD = 4;

    /** The run was interrupted, by Ctrl-C or SIGTERM. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
