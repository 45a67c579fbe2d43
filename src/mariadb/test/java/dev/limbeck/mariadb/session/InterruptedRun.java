package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.model.TableName;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.testing.FailingConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link ManySteps}, and continues a run that was interrupted. */
final class InterruptedRun {
    private static final TableName VERSIONS = TableName.of("alembic_version");

    private InterruptedRun() {}

    /** Creates the tables in the database at the URL; {@return the URL} */
    static String prepare(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : ManySteps.SETUP) {
                statement.execute(sql);
            }
        }
        return url;
    }

    static void drop(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + url.replaceFirst(".*/(\\w+)\\?.*", "$1"));
        }
    }

    /** {@return the definitions of all objects and the rows of all tables} */
    static List<String> dump(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>(new MariadbDialect()
                    .like(connection)
                    .reflector()
                    .reflect(connection)
                    .definitions());
            for (String sql :
                    List.of("select * from owner", "select * from pet order by id", "select * from alembic_version")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder(sql);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            line.append(' ').append(rows.getString(i));
                        }
                        lines.add(line.toString());
                    }
                }
            }
            return lines;
        }
    }

    static StepwiseRunner runner(Connection connection) throws SQLException {
        return runner(connection, new MariadbDialect().like(connection));
    }

    static StepwiseRunner runner(Connection connection, Dialect dialect) {
        RunContext session =
                new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(60));
        return new StepwiseRunner(session, new VersionTable(dialect, VERSIONS));
    }

    /** Runs the revision; {@return the number of its statements} */
    static int run(String url, RevisionStep step) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            FailingConnection counted = new FailingConnection(connection, Integer.MAX_VALUE, false);
            runner(counted.connection()).run(step, new ManySteps(), Resumption.ASK);
            return counted.executions();
        }
    }

    /** Runs the revision again; the interruption might have occurred after the last statement that has an effect. */
    static void runAgain(String url, RevisionStep step) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Dialect dialect = new MariadbDialect().like(connection);
            if (VersionRows.of(new VersionTable(dialect, VERSIONS).read(connection))
                    .equals(step.before())) {
                runner(connection).run(step, new ManySteps(), Resumption.ASK);
            } else {
                new Journal(dialect, connection, VERSIONS).removeEmpty();
            }
        }
    }
}
