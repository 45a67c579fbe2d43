package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Reflector;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.mariadb.GaleraCluster;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.DirectSql;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests the views that Limbeck creates to learn how the server stores a view, on a cluster, where a node does not see
 * the locks on the other nodes.
 */
@Tag("slow")
class ClusterViewTest {
    private static final View VIEW =
            new View(TableName.of("v"), new SqlText("create view v as select a,b from t where (a > 1)"));

    private static GaleraCluster cluster;

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static String definitions(Connection connection) throws SQLException {
        return KilledViewTest.views(connection)
                + DirectSql.ask(
                        connection,
                        "select count(*) from"
                                + " information_schema.tables where table_schema = database() and table_name = 'limbeck_journal'")
                + DirectSql.ask(
                        connection,
                        "select group_concat(table_name, view_definition order by table_name) from"
                                + " information_schema.views where table_schema = database()")
                + DirectSql.ask(connection, "select group_concat(version_num) from alembic_version");
    }

    /** The process is killed after each of its statements, and the revision is completed on the other node. */
    @Test
    void theOtherNodeDropsTheView() throws Exception {
        String database = cluster.createDatabase();
        String url = cluster.url(1, database);
        int left = 0;
        try (Connection one = DriverManager.getConnection(url);
                Connection two = DriverManager.getConnection(cluster.url(2, database))) {
            KilledViewTest.prepare(one);
            InterruptedRun.runner(one).run(SingleRevision.UPGRADE, KilledViewTest.REVISION, Resumption.ASK);
            String undisturbed = definitions(one);
            MariadbSettings.pin(two);
            boolean stopped = true;
            for (int at = 1; stopped; at++) {
                KilledViewTest.prepare(one);
                stopped = KilledViewTest.kill(url, at);
                if (KilledViewTest.views(two).size() > 2) {
                    left++;
                }
                new MariadbSessions(null, true).breakLock(two);
                if (DirectSql.ask(two, "select count(*) from alembic_version").equals("0")) {
                    InterruptedRun.runner(two).run(SingleRevision.UPGRADE, KilledViewTest.REVISION, Resumption.ASK);
                } else {
                    new Journal(new MariadbDialect().like(two), two, TableName.of("alembic_version")).removeEmpty();
                }
                assertThat(definitions(two)).as("statement " + at).isEqualTo(undisturbed);
            }
        }
        assertThat(left).isPositive();
    }

    @Test
    void commandsOnBothNodesReadTheirViews() {
        String database = cluster.createDatabase();
        CompletableFuture<?>[] commands = new CompletableFuture<?>[4];
        for (int i = 0; i < commands.length; i++) {
            int node = 1 + i % 2;
            commands[i] = CompletableFuture.runAsync(() -> {
                try (Connection connection = DriverManager.getConnection(cluster.url(node, database))) {
                    DirectSql.run(connection, "create table if not exists t (id int primary key, a int, b int)");
                    Reflector reflector = new MariadbDialect().like(connection).reflector();
                    for (int n = 0; n < 25; n++) {
                        assertThat(reflector
                                        .stored(connection, VIEW)
                                        .definition()
                                        .sql())
                                .contains("where \"t\".\"a\" > 1");
                    }
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
        }
        CompletableFuture.allOf(commands).join();
    }
}
