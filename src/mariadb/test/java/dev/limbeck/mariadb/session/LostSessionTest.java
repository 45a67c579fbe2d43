package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.model.TableName;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.testing.LostConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision whose session is lost at any statement, forwards or back, is completed by the next run. */
class LostSessionTest {
    /** The distance of the statements at which a run is stopped; all of them with -Dlimbeck.long=true. */
    private static final int STRIDE = Boolean.getBoolean("limbeck.long") ? 1 : 13;

    private static final TableName VERSIONS = TableName.of("alembic_version");

    /** {@return the URL of a new database before the revision, or after it} */
    private static String database(boolean upgraded) throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : ManySteps.SETUP) {
                statement.execute(sql);
            }
        }
        if (upgraded) {
            run(url, ManySteps.step());
        }
        return url;
    }

    private static void drop(String url) throws SQLException {
        String name = url.replaceFirst(".*/(\\w+)\\?.*", "$1");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name);
        }
    }

    /** {@return the definitions of all objects and the rows of all tables} */
    private static List<String> dump(String url) throws SQLException {
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

    private static StepwiseRunner runner(Connection connection) throws SQLException {
        Dialect dialect = new MariadbDialect().like(connection);
        RunContext session =
                new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(20));
        return new StepwiseRunner(session, new VersionTable(dialect, VERSIONS));
    }

    private static void run(String url, RevisionStep step) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            runner(connection).run(step, new ManySteps(), Resumption.ASK);
        }
    }

    /** Runs until the session is lost; {@return whether it was lost before the end} */
    private static boolean stop(String url, RevisionStep step, int at, boolean after) throws SQLException {
        try (Connection real = DriverManager.getConnection(url)) {
            Migration migration = new ManySteps();
            try {
                runner(new LostConnection(real, at, after).connection()).run(step, migration, Resumption.ASK);
            } catch (LostConnection.Killed e) {
                return true;
            }
            return false;
        }
    }

    /** The session may have been lost after the last statement that matters. */
    private static void runAgain(String url, RevisionStep step) throws SQLException {
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextRunCompletesTheRevision(boolean after) throws SQLException {
        for (boolean up : List.of(true, false)) {
            RevisionStep step = up ? ManySteps.step() : ManySteps.step().reverse();
            String undisturbed = database(!up);
            run(undisturbed, step);
            List<String> wanted = dump(undisturbed);
            int points = 0;
            for (int at = after ? 1 : 1 + STRIDE / 2; ; at += STRIDE) {
                String url = database(!up);
                if (!stop(url, step, at, after)) {
                    drop(url);
                    break;
                }
                points++;
                runAgain(url, step);
                assertThat(dump(url))
                        .as("stopped at %d of the %s", at, step.direction())
                        .isEqualTo(wanted);
                drop(url);
            }
            assertThat(points).isGreaterThan(30 / STRIDE);
        }
    }
}
