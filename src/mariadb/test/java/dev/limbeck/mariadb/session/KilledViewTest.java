package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.FailingConnection;
import dev.limbeck.testing.ForkedJvm;
import dev.limbeck.testing.SingleRevision;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a view that Limbeck creates to learn how the server stores a view does not remain. */
@Tag("slow")
class KilledViewTest {
    /** A view that a user may have created; its name resembles those of Limbeck's views. */
    static final String OWN = "limbeck_view_0123456789abcdef0123456789abcdef";

    static final SingleRevision REVISION = new SingleRevision(op -> op.replaceView(
            "v",
            new SqlText("create view v as select a,b from t where (a > 1)"),
            new SqlText("create view v as select a from t")));

    /** A process that runs the revision up to a given statement and waits there until it is killed. */
    static final class Run {
        private Run() {}

        /** Prints "stopped" after the statement, or "done" if there are fewer statements. */
        public static void main(String[] arguments) throws SQLException, InterruptedException {
            try (Connection real = DriverManager.getConnection(arguments[0])) {
                FailingConnection held = new FailingConnection(real, Integer.parseInt(arguments[1]), true, () -> {
                    System.out.println("stopped");
                    Thread.sleep(600_000);
                });
                InterruptedRun.runner(held.connection()).run(SingleRevision.UPGRADE, REVISION, Resumption.ASK);
            }
            System.out.println("done");
        }
    }

    static boolean kill(String url, int at) throws IOException, InterruptedException {
        try (ForkedJvm process = ForkedJvm.start(Run.class, url, String.valueOf(at))) {
            String line = process.line();
            process.kill();
            assertThat(line).isIn("stopped", "done");
            return "stopped".equals(line);
        }
    }

    static List<String> views(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.views where"
                        + " table_schema = database() order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "drop view if exists v",
                    "drop table if exists t, alembic_version, limbeck_journal",
                    "create table alembic_version (version_num varchar(32) not null primary key)",
                    "create table t (id int primary key, a int, b int)",
                    "create or replace view " + OWN + " as select 1 as one",
                    "create view v as select a, b from t where a > 1")) {
                statement.execute(sql);
            }
        }
    }

    /** Waits until the server has noticed that the process no longer exists, and has released its locks. */
    private static List<String> leftovers(Connection connection) throws SQLException, InterruptedException {
        List<String> found = List.of();
        for (int i = 0; i < 200 && found.isEmpty(); i++) {
            Thread.sleep(20);
            found = new MariadbDialect().like(connection).scratches().findLeftoverViews(connection);
        }
        return found;
    }

    @Test
    void theNextRunDropsTheView() throws Exception {
        String url = MariadbServer.createDatabase();
        int left = 0;
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int at = 1; ; at++) {
                prepare(connection);
                boolean stopped = kill(url, at);
                if (views(connection).size() > 2) {
                    left++;
                    List<String> found = leftovers(connection);
                    assertThat(found).hasSize(1).doesNotContain(OWN);
                    assertThat(views(connection)).contains(OWN, "v", found.get(0));
                    assertThat(new MariadbDialect()
                                    .like(connection)
                                    .reflector()
                                    .reflect(connection)
                                    .viewAndTriggerNames())
                            .containsExactly(TableName.of(OWN), TableName.of("v"));
                    InterruptedRun.runner(connection).run(SingleRevision.UPGRADE, REVISION, Resumption.ASK);
                    assertThat(views(connection)).containsExactly(OWN, "v");
                } else if (!stopped || left > 0) {
                    break;
                }
            }
            assertThat(views(connection)).containsExactly(OWN, "v");
        }
        assertThat(left).isPositive();
    }
}
