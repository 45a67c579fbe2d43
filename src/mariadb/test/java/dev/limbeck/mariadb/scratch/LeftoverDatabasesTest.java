package dev.limbeck.mariadb.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Scratches.LeftoverDatabase;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbInstance;
import dev.limbeck.testing.DirectSql;
import dev.limbeck.testing.ForkedJvm;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a scratch database that a killed process left behind is dropped, and that no other database is. */
@Tag("process")
class LeftoverDatabasesTest {
    private static MariadbInstance server;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(MariadbInstance.findProblem() == null, MariadbInstance::findProblem);
        server = MariadbInstance.install("--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync");
        server.start();
        server.createDatabase("app");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** A process that creates two scratch databases and waits until it is killed. */
    static final class Run {
        private Run() {}

        /** Prints the names of the databases. */
        public static void main(String[] arguments) throws SQLException, InterruptedException {
            try (Connection live = DriverManager.getConnection(arguments[0])) {
                Scratches scratches = new MariadbDialect().like(live).scratches();
                String one = scratches.open(new Scratches.Place(live)).getCatalog();
                String other = scratches.open(new Scratches.Place(live)).getCatalog();
                System.out.println(one + " " + other);
                Thread.sleep(600_000);
            }
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database));
    }

    private static Scratches scratches(Connection live) throws SQLException {
        return new MariadbDialect().like(live).scratches();
    }

    private static List<String> leave() throws IOException, InterruptedException, SQLException {
        List<String> names;
        try (ForkedJvm process = ForkedJvm.start(Run.class, server.url("app"))) {
            names = List.of(String.valueOf(process.line()).split(" "));
            assertThat(names).hasSize(2);
            try (Connection live = connect("app")) {
                assertThat(scratches(live).findLeftovers(live)).isEmpty();
                scratches(live).open(new Scratches.Place(live)).close();
                assertThat(databases(live)).containsAll(names);
            }
            process.kill();
        }
        try (Connection live = connect("app")) {
            awaitEnd(live, names);
        }
        return names;
    }

    /** Waits until the server has noticed that the process no longer exists, and has released its locks. */
    private static void awaitEnd(Connection live, List<String> names) throws SQLException, InterruptedException {
        for (String name : names) {
            String lock = "select is_free_lock('" + name + "') and not exists (select 1 from"
                    + " information_schema.processlist where db = '" + name + "')";
            for (int i = 0; i < 500 && DirectSql.ask(live, lock).equals("0"); i++) {
                Thread.sleep(20);
            }
        }
    }

    private static List<String> databases(Connection connection) throws SQLException {
        String names = DirectSql.ask(
                connection,
                "select ifnull(group_concat(schema_name order by 1), '') from information_schema.schemata where"
                        + " schema_name like 'limbeck%'");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    @Test
    void theNextCommandDropsThem() throws Exception {
        List<String> left = leave();
        try (Connection live = connect("app")) {
            assertThat(scratches(live).findLeftovers(live))
                    .containsExactlyInAnyOrder(
                            new LeftoverDatabase(left.get(0), null), new LeftoverDatabase(left.get(1), null));
            try (Connection scratch = scratches(live).open(new Scratches.Place(live))) {
                assertThat(databases(live)).containsExactly(scratch.getCatalog());
            }
            assertThat(databases(live)).isEmpty();
        }
    }

    /** Each of the databases lacks one of the things by which a leftover is recognized. */
    @Test
    void noOtherDatabaseIsDropped() throws Exception {
        List<String> left = leave();
        List<String> others = new ArrayList<>(List.of(
                "limbeck_scratch_00000000000000a1",
                "limbeck_scratch_00000000000000a2",
                "limbeck_scratch_00000000000000a3",
                "limbeck_scratch_mine"));
        try (Connection live = connect("app");
                Connection user = connect(left.get(1))) {
            String mark = DirectSql.ask(
                    live,
                    "select schema_comment from information_schema.schemata where schema_name = '" + left.get(0) + "'");
            DirectSql.run(live, "create database " + others.get(0));
            DirectSql.run(live, "create database " + others.get(1) + " comment '" + mark + "'");
            DirectSql.run(live, "create database " + others.get(2) + " comment 'Scratch database of Limbeck'");
            DirectSql.run(live, "create database " + others.get(3) + " comment '" + mark + "'");
            assertThat(scratches(live).findLeftovers(live)).containsExactly(new LeftoverDatabase(left.get(0), null));
            scratches(live).open(new Scratches.Place(live)).close();
            others.add(left.get(1));
            assertThat(databases(live)).containsExactlyInAnyOrderElementsOf(others);
            assertThat(user.isValid(1)).isTrue();
            for (String name : others) {
                DirectSql.run(live, "drop database " + name);
            }
        }
    }

    /** A replica also has the databases, but not the locks. The same applies to the other nodes of a cluster. */
    @Test
    void aDatabaseOfAnotherServerIsOnlyReported() throws Exception {
        List<String> left = leave();
        try (Connection live = connect("app")) {
            String id = DirectSql.ask(live, "select @@server_id");
            DirectSql.run(live, "set global server_id = 4711");
            assertThat(scratches(live).findLeftovers(live))
                    .extracting(LeftoverDatabase::name)
                    .containsExactlyInAnyOrderElementsOf(left);
            assertThat(scratches(live).findLeftovers(live)).allSatisfy(each -> assertThat(each.origin())
                    .matches("process \\d+ on .+, connected to \\S+:" + server.port() + ", at 20\\S+Z"));
            scratches(live).open(new Scratches.Place(live)).close();
            assertThat(databases(live)).containsExactlyInAnyOrderElementsOf(left);
            DirectSql.run(live, "set global server_id = " + id);
            scratches(live).open(new Scratches.Place(live)).close();
            assertThat(databases(live)).isEmpty();
        }
    }

    @Test
    void commandsThatRunAtTheSameTimeKeepTheirDatabases() throws Exception {
        leave();
        CompletableFuture<?>[] commands = new CompletableFuture<?>[8];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = CompletableFuture.runAsync(() -> {
                try (Connection live = connect("app")) {
                    for (int n = 0; n < 10; n++) {
                        try (Connection scratch = scratches(live).open(new Scratches.Place(live))) {
                            DirectSql.run(scratch, "create table t (id int primary key)");
                            scratches(live).reset(scratch);
                            DirectSql.run(scratch, "create table t (id int primary key)");
                            assertThat(DirectSql.ask(scratch, "select count(*) from t"))
                                    .isEqualTo("0");
                        }
                    }
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
        }
        CompletableFuture.allOf(commands).join();
        try (Connection live = connect("app")) {
            assertThat(databases(live)).isEmpty();
        }
    }
}
