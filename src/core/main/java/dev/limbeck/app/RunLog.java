package dev.limbeck.app;

import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the application's log which revisions were applied, and, when it asks for it, which statements were run. */
final class RunLog implements RunListener {
    private static final Logger LOG = System.getLogger("dev.limbeck");

    @Override
    public void revisionStarted(String direction, String from, String to, String message) {
        LOG.log(Level.INFO, "Running {0} {1} -> {2}, {3}", direction, from, to, message);
    }

    @Override
    public void statementStarted(Statement statement) {
        LOG.log(Level.DEBUG, () -> statement.sql());
    }
}
