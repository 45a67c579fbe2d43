package dev.limbeck.postgresql.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresqlScratchesTest {

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static String databases(Connection connection) throws SQLException {
        return ask(connection, "select count(*) from pg_database where datname like 'limbeck_scratch_%'");
    }

    @Test
    void aScratchDatabaseExistsUntilItIsClosed() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            String before = databases(live);
            Connection scratch = scratches.open(new Scratches.Place(live));
            assertThat(databases(live)).isNotEqualTo(before);
            assertThat(scratches.findLeftovers(live)).doesNotContain(ask(scratch, "select current_database()"));
            assertThat(ask(
                            scratch,
                            "select datcollate || encoding from pg_database" + " where datname = current_database()"))
                    .isEqualTo(ask(
                            live,
                            "select datcollate || encoding from pg_database" + " where datname = current_database()"));
            scratch.close();
            assertThat(scratch.isClosed()).isTrue();
            assertThat(databases(live)).isEqualTo(before);
        }
    }

    @Test
    void aScratchDatabaseIsResetAndCopiedWithItsRows() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            run(live, "create schema \"My App\"");
            live.setSchema("My App");
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            try (Connection one = scratches.open(new Scratches.Place(live));
                    Connection other = scratches.copy(one, new Scratches.Place(live))) {
                run(one, "create table t (s varchar(3) check (s in ('A', 'B')))");
                run(one, "insert into t values ('A')");
                scratches.copyInto(one, other);
                assertThat(ask(other, "select s from \"My App\".t")).isEqualTo("A");
                run(one, "insert into t values ('B')");
                assertThat(ask(other, "select count(*) from t")).isEqualTo("1");
                scratches.reset(one);
                assertThat(ask(one, "select to_regclass('t')")).isEqualTo("null");
            }
        }
    }

    /** The name alone does not make a database a leftover. */
    @Test
    void aDatabaseThatAnInterruptedRunLeftIsFound() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            run(live, "create database limbeck_scratch_users_own");
            run(live, "create database limbeck_scratch_left");
            run(
                    live,
                    "comment on database limbeck_scratch_left is 'Scratch database of Limbeck, created by process 1'");
            assertThat(new PostgresqlDialect().like(live).scratches().findLeftovers(live))
                    .contains("limbeck_scratch_left")
                    .doesNotContain("limbeck_scratch_users_own");
            run(live, "drop database limbeck_scratch_users_own");
            run(live, "drop database limbeck_scratch_left");
        }
    }

    @Test
    void eachTableGetsSampleRows() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Dialect dialect = new PostgresqlDialect().like(live);
            run(
                    live,
                    """
                    create type mood as enum ('sad', 'ok');
                    create domain mail as varchar(20);
                    create table a (id bigint generated always as identity primary key, b_id bigint not null,
                        m mood not null, d date not null, t time not null, z timestamp with time zone not null,
                        u uuid not null unique, j jsonb not null, x bytea not null, l varchar(3)[] not null,
                        e varchar(9) not null check (e in ('A', 'B')), c char(1) not null, mail mail not null,
                        f boolean not null, n numeric(5, 2) not null, r int4range not null, i inet not null);
                    create table b (id bigint generated by default as identity primary key, a text not null unique);
                    alter table a add foreign key (b_id) references b;
                    create table impossible (a int not null check (a > 5 and a < 4));
                    """);
            Catalog catalog = dialect.reflector().reflect(live);
            assertThat(dialect.scratches().insertSamples(live, catalog.schema().tables(), 2))
                    .containsExactly(TableName.of("impossible"));
            assertThat(ask(live, "select count(*) from a")).isEqualTo("2");
            run(live, "insert into b (a) values ('next')");
        }
    }

    @Test
    void anExpressionThatCannotBeComputedIsExplained() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            assertThat(scratches.explainUncomputable(live, SqlText.of("now()"), null))
                    .isEmpty();
            live.setAutoCommit(false);
            assertThat(scratches.explainUncomputable(live, SqlText.of("missing()"), null))
                    .hasValueSatisfying(text -> assertThat(text).contains("missing()"));
            assertThat(ask(live, "select 1")).isEqualTo("1");
        }
    }
}
