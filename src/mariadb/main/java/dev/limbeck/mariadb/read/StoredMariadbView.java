package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads the text that the server would store for a view. */
final class StoredMariadbView {
    private static final int NO_SUCH_TABLE = 1146;
    /** Also the error of a statement that another node of the cluster interrupts with a change of its own. */
    private static final int DEADLOCK = 1213;

    private static final int ATTEMPTS = 20;

    private StoredMariadbView() {}

    /**
     * Creates the view under another name, reads its definition, and drops it, because there are no temporary views.
     * First drops the views that an interrupted run left behind.
     *
     * <p>A node of a cluster does not see the locks on the other nodes. If it therefore drops a view that is in use, the
     * view is created again. The same happens if a change by another node interrupts a statement.
     */
    static View read(Connection connection, View view) throws SQLException {
        if (renamed(view.definition().sql(), "").isEmpty()) {
            return view;
        }
        for (int attempt = 1; ; attempt++) {
            String name = HelperViews.newName();
            try (Statement statement = connection.createStatement()) {
                if (attempt == 1) {
                    HelperViews.findLeftovers(connection).forEach(leftover -> drop(statement, leftover));
                }
                return readAs(statement, name, view);
            } catch (SQLException e) {
                boolean dropped = e.getErrorCode() == NO_SUCH_TABLE
                        && String.valueOf(e.getMessage()).contains(name);
                if (!(dropped || e.getErrorCode() == DEADLOCK) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static View readAs(Statement statement, String name, View view) throws SQLException {
        statement.execute("DO get_lock('" + name + "', 0)");
        try {
            statement.execute(renamed(view.definition().sql(), Definitions.quote(name)));
            return show(statement, name, view);
        } finally {
            statement.execute("DO release_lock('" + name + "')");
        }
    }

    private static View show(Statement statement, String name, View view) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW CREATE VIEW " + Definitions.quote(name))) {
            row.next();
            String database = statement.getConnection().getCatalog();
            String sql = MariadbCatalog.view(DatabaseQualifier.remove(row.getString(2), Definitions.quoted(database)));
            return new View(
                    view.name(),
                    new SqlText(sql.replace(
                            Definitions.quoted(name),
                            Definitions.quoted(view.name().name()))));
        } finally {
            statement.execute("DROP VIEW IF EXISTS " + Definitions.quote(name));
        }
    }

    /** Drops a view that another user may have left behind; if that is not permitted, {@code limbeck doctor} reports it. */
    private static void drop(Statement statement, String leftover) {
        try {
            statement.execute("DROP VIEW IF EXISTS " + Definitions.quote(leftover));
        } catch (SQLException notPermitted) {
            // The view does not affect this run.
        }
    }

    /** Returns the statement with another name for the view; empty if the place of its name is unknown. */
    private static String renamed(String sql, String name) {
        List<SqlToken> tokens = MariadbTokens.split(sql);
        int at = 0;
        while (at < tokens.size() && !tokens.get(at).is("view")) {
            at++;
        }
        do {
            at++;
        } while (at < tokens.size()
                && (tokens.get(at).isBlank()
                        || tokens.get(at).is("if")
                        || tokens.get(at).is("not")
                        || tokens.get(at).is("exists")));
        if (at >= tokens.size()
                || !tokens.get(at).isName()
                || (at + 1 < tokens.size() && tokens.get(at + 1).is('.'))) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            text.append(i == at ? name : tokens.get(i).text());
        }
        return text.toString();
    }
}
