package dev.limbeck.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.DirectSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that autovacuum is distinguished from a program that changes a definition, even if the role cannot see the
 * activity of other sessions.
 */
class DependentLocksTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final List<TableLock> LOCKS = List.of(new TableLock(TableName.of("t"), Lock.ALL));

    private static final String AUTOVACUUM =
            """
            select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.relation = 'm'::regclass and l.mode = 'ShareUpdateExclusiveLock' and l.granted
                and a.backend_type = 'autovacuum worker'
            """;

    private static void setAutovacuum(Connection connection, String on, String pause) throws SQLException {
        DirectSql.run(connection, "alter system " + on);
        DirectSql.run(connection, "alter system " + pause);
        DirectSql.run(connection, "select pg_reload_conf()");
    }

    @Test
    @Tag("slow")
    void autovacuumChangesNothingForARoleThatCannotSeeOthers() throws Exception {
        String url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            String role = "unseeing_" + connection.getCatalog();
            DirectSql.run(connection, "create table t (id int)");
            DirectSql.run(connection, "insert into t select generate_series(1, 20000)");
            DirectSql.run(
                    connection,
                    "create materialized view m with (autovacuum_analyze_threshold = 1,"
                            + " autovacuum_analyze_scale_factor = 0, autovacuum_vacuum_cost_delay = 100,"
                            + " autovacuum_vacuum_cost_limit = 1) as select id, repeat('x', 900) as text from t");
            DirectSql.run(connection, "create role " + role);
            DirectSql.run(connection, "grant select on t, m to " + role);
            DirectSql.run(connection, "refresh materialized view m");
            setAutovacuum(other, "set autovacuum = on", "set autovacuum_naptime = '1s'");
            try {
                awaitAutovacuum(other);
                DirectSql.run(connection, "set role " + role);
                assertThat(DirectSql.ask(connection, "select count(backend_type) from pg_stat_activity"))
                        .as("the role cannot see others")
                        .isEqualTo("0");
                assertThat(new DependentLocks(connection).findChanged(LOCKS))
                        .as("autovacuum")
                        .isNull();
                assertThat(DirectSql.ask(other, AUTOVACUUM))
                        .as("autovacuum still runs")
                        .isEqualTo("1");
            } finally {
                setAutovacuum(other, "reset autovacuum", "reset autovacuum_naptime");
            }
            other.setAutoCommit(false);
            DirectSql.run(other, "comment on materialized view m is 'changed'");
            assertThat(new DependentLocks(connection).findChanged(LOCKS))
                    .as("another program")
                    .isEqualTo(LOCKS.get(0));
            other.rollback();
            DirectSql.run(connection, "reset role");
            DirectSql.run(connection, "revoke all on t, m from " + role);
            DirectSql.run(connection, "drop role " + role);
        }
    }

    private static void awaitAutovacuum(Connection connection) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (DirectSql.ask(connection, AUTOVACUUM).equals("0") && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(DirectSql.ask(connection, AUTOVACUUM)).isEqualTo("1");
    }
}
