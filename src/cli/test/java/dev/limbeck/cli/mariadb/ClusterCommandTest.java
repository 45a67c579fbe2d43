package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.GaleraCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command on a Galera cluster of three nodes, one of which is lost in the last test. */
@Tag("process")
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterCommandTest {
    private static final String REVISION =
            """
            package db.revisions;

            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;

            @Revision(id = "%1$s", downRevision = {%2$s}, created = "2026-11-23T07:45:12Z", message = "step %1$s")
            public final class Rev_%1$s_step extends Migration {
                @Override
                public void upgrade(Operations op) {
                    %3$s
                }

                @Override
                public void downgrade(Operations op) {
                    %4$s
                }
            }
            """;

    private static final String UPDATE =
            "select id from information_schema.processlist where time_ms > 500 and info like 'update item set n%'";

    private static GaleraCluster cluster;

    @TempDir
    Path folder;

    private String database;

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(3);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void createDatabase() {
        database = cluster.createDatabase();
    }

    private ServerProject project(String name, String url) {
        ServerProject project = new ServerProject(folder.resolve(name), url);
        project.write(
                "revisions/Rev_11aa_step.java",
                REVISION.formatted(
                        "11aa",
                        "",
                        "op.createTable(\"item\", column(\"id\", bigint()).nullable(false), column(\"n\", integer()),"
                                + " primaryKey(\"id\"));"
                                + " op.execute(\"insert into item (id) select seq from seq_1_to_300\");",
                        "op.dropTable(\"item\");"));
        project.write(
                "revisions/Rev_22bb_step.java",
                REVISION.formatted(
                        "22bb",
                        "\"11aa\"",
                        "op.addColumn(\"item\", column(\"name\", varchar(20)));"
                                + " op.execute(\"update item set n = id + sleep(0.02), name = 'x'\");"
                                + " op.createIndex(\"ix_name\", \"item\", \"name\");",
                        "op.execute(\"update item set n = id - sleep(0.02)\");"
                                + " op.dropIndex(\"ix_name\", \"item\"); op.dropColumn(\"item\", \"name\");"));
        return project;
    }

    private List<String> rows(int node, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(cluster.url(node, database));
                Statement statement = connection.createStatement()) {
            statement.execute("set wsrep_sync_wait = 7");
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }

    private void execute(int node, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.url(node, database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until a node is running the slow update; {@return that node} */
    private int awaitUpdate(CompletableFuture<Outcome> run) throws Exception {
        while (!run.isDone()) {
            for (int node : cluster.running()) {
                if (!rows(node, UPDATE).isEmpty()) {
                    return node;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError(run.get().toString());
    }

    @Test
    @Order(1)
    void upgradesThroughSeveralNodesAtOnceApplyEachRevisionOnce() throws Exception {
        List<CompletableFuture<Outcome>> runs = new ArrayList<>();
        for (int node = 1; node <= 3; node++) {
            ServerProject project = project("node" + node, cluster.url(node, database));
            runs.add(CompletableFuture.supplyAsync(() -> project.run("upgrade", "head", "--format", "json")));
        }
        List<String> applied = new ArrayList<>();
        for (CompletableFuture<Outcome> run : runs) {
            Outcome outcome = run.get();
            assertThat(outcome.code()).as(outcome.toString()).isZero();
            Matcher ids = Pattern.compile("\"id\": ?\"(\\w+)\"").matcher(outcome.out());
            ids.results().map(each -> each.group(1)).forEach(applied::add);
        }
        assertThat(applied).containsExactlyInAnyOrder("11aa", "22bb");
        for (int node = 1; node <= 3; node++) {
            assertThat(rows(node, "select concat(count(*), ' ', sum(n), ' ', min(name)) from item"))
                    .containsExactly("300 45150 x");
            assertThat(rows(node, "select version_num from alembic_version")).containsExactly("22bb");
        }
    }

    @Test
    @Order(2)
    void theLeaseIsNoDifferenceAndCopiesStopTheCluster() {
        ServerProject project = project("one", cluster.url(1, database));
        project.output("upgrade", "head");
        project.write(
                "revisions/Rev_33cc_step.java",
                REVISION.formatted(
                        "33cc",
                        "\"22bb\"",
                        "op.batchAlterTable(\"item\", batch -> { batch.alterColumn(\"n\", c -> c.type(bigint()));"
                                + " batch.addColumn(column(\"m\", integer())); });",
                        ""));
        assertThat(project.output("upgrade", "head", "--plan"))
                .contains("every write to any table waits on every node of the cluster while this runs");
        Outcome refused = project.run("upgrade", "head", "--fail-on-hazard", "cluster-stop");
        assertThat(refused.code()).isNotZero();
        assertThat(project.output("tables")).doesNotContain("limbeck_lease");
        assertThat(project.output("doctor")).doesNotContain("lease");
    }

    /** Another node commits its write first, so the transaction of the revision is rolled back and repeated. */
    @Test
    @Order(3)
    void rowsAreChangedAgainAfterAConflictWithAnotherNode() throws Exception {
        ServerProject project = project("conflict", cluster.url(1, database));
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
        awaitUpdate(run);
        execute(2, "update item set n = 7 where id = 1");
        Outcome outcome = run.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(rows(2, "select concat(count(*), ' ', sum(n), ' ', min(name)) from item"))
                .containsExactly("300 45150 x");
    }

    /**
     * A relative target must be resolved only once, not a second time from the revision that the run has already
     * reached.
     */
    @Test
    @Order(4)
    void aRunContinuesToTheTargetThatItBeganWith() throws Exception {
        ServerProject project = project("relative", cluster.url(database));
        project.output("upgrade", "head");
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("downgrade", "-1"));
        awaitUpdate(run);
        execute(
                1,
                "kill connection "
                        + rows(1, UPDATE.replace("select 1", "select id")).get(0));
        Outcome outcome = run.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(outcome.err()).contains("The run continues on a server that database.url specifies.");
        assertThat(rows(2, "select version_num from alembic_version")).containsExactly("11aa");
        assertThat(rows(2, "select concat(count(*), ' ', sum(n)) from item")).containsExactly("300 45150");
    }

    /**
     * Simulates a node whose machine has lost its network connection, so that the database connection hangs without an
     * error.
     */
    @Test
    @Order(5)
    void theRunContinuesOnAnotherNodeIfItsNodeGivesNoAnswer() throws Exception {
        ServerProject project = project("silent", cluster.url(database));
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
        int node = awaitUpdate(run);
        cluster.pause(node);
        try {
            Outcome outcome = run.get(2, TimeUnit.MINUTES);
            assertThat(outcome.code()).as(outcome.toString()).isZero();
            assertThat(outcome.err()).contains("The run continues on a server that database.url specifies.");
        } finally {
            cluster.resume(node);
        }
        for (int each = 1; each <= 3; each++) {
            assertThat(rows(each, "select concat(count(*), ' ', sum(n), ' ', min(name)) from item"))
                    .containsExactly("300 45150 x");
            assertThat(rows(each, "select version_num from alembic_version")).containsExactly("22bb");
        }
    }

    @Test
    @Order(6)
    void theRunContinuesOnAnotherNodeIfItsNodeIsLost() throws Exception {
        ServerProject project = project("all", cluster.url(database));
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
        int node = awaitUpdate(run);
        int other = node % 3 + 1;
        cluster.kill(node);
        Outcome outcome = run.get();
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(outcome.err())
                .contains("The connection to the database was lost: ")
                .contains("The run continues on a server that database.url specifies.");
        assertThat(rows(other, "select concat(count(*), ' ', sum(n), ' ', min(name)) from item"))
                .containsExactly("300 45150 x");
        assertThat(rows(other, "select version_num from alembic_version")).containsExactly("22bb");
        assertThat(rows(
                        other,
                        "select count(*) from information_schema.statistics where table_schema = database()"
                                + " and index_name = 'ix_name'"))
                .containsExactly("1");
    }

    @Test
    @Order(7)
    void aNodeWithoutMajorityIsNamed() throws Exception {
        List<Integer> rest = cluster.running();
        assertThat(rest).hasSize(2);
        ServerProject project = project("minority", cluster.url(rest.get(0), database));
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> project.run("upgrade", "head"));
        awaitUpdate(run);
        cluster.kill(rest.get(1));
        assertThat(run.get().toString())
                .contains("Revision 22bb stopped.", "This node of the cluster is not connected to the majority");
        Outcome outcome = project.run("current");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("This node of the cluster does not accept statements. This node of the cluster is not"
                        + " connected to the majority of the nodes")
                .doesNotContain("uses the table");
    }
}
