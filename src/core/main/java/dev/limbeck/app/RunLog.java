package dev.limbeck.app;

import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs the revisions that run at level INFO, and the statements at level DEBUG. */
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
