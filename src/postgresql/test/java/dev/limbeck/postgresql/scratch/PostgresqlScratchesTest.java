package dev.limbeck.postgresql.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.session.DatabaseUrl;
import dev.limbeck.testing.DirectSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresqlScratchesTest {

    private static String databases(Connection connection) throws SQLException {
        return DirectSql.ask(connection, "select count(*) from pg_database where datname like 'limbeck_scratch_%'");
    }

    @Test
    void aScratchDatabaseExistsUntilItIsClosed() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            String before = databases(live);
            Connection scratch = scratches.open(new Scratches.Place(live));
            assertThat(databases(live)).isNotEqualTo(before);
            assertThat(scratches.findLeftovers(live))
                    .extracting(Scratches.LeftoverDatabase::name)
                    .doesNotContain(DirectSql.ask(scratch, "select current_database()"));
            assertThat(DirectSql.ask(
                            scratch,
                            "select datcollate || encoding from pg_database" + " where datname = current_database()"))
                    .isEqualTo(DirectSql.ask(
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
            DirectSql.run(live, "create schema \"My App\"");
            live.setSchema("My App");
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            try (Connection one = scratches.open(new Scratches.Place(live));
                    Connection other = scratches.copy(one, new Scratches.Place(live))) {
                DirectSql.run(one, "create table t (s varchar(3) check (s in ('A', 'B')))");
                DirectSql.run(one, "insert into t values ('A')");
                scratches.copyInto(one, other);
                assertThat(DirectSql.ask(other, "select s from \"My App\".t")).isEqualTo("A");
                DirectSql.run(one, "insert into t values ('B')");
                assertThat(DirectSql.ask(other, "select count(*) from t")).isEqualTo("1");
                scratches.reset(one);
                assertThat(DirectSql.ask(one, "select to_regclass('t')")).isEqualTo("null");
            }
        }
    }

    private static void leave(Connection live, String name, String token) throws SQLException {
        DirectSql.run(live, "create database " + name);
        String url = DatabaseUrl.parse(live.getMetaData().getURL())
                .withDatabase(name)
                .toString();
        try (Connection connection = DriverManager.getConnection(url)) {
            DirectSql.run(
                    connection,
                    "create schema limbeck_scratch; create table limbeck_scratch.limbeck_scratch (token text, host"
                            + " text, process bigint, started timestamptz); insert into limbeck_scratch.limbeck_scratch"
                            + " values ('"
                            + token + "', 'here', 1, now())");
        }
    }

    private static List<String> named(Connection live) throws SQLException {
        return List.of(DirectSql.ask(
                        live,
                        "select string_agg(datname, ' ' order by 1) from pg_database where datname like"
                                + " 'limbeck_scratch_%'")
                .split(" "));
    }

    /**
     * A database counts as a leftover only if it contains the table and there is neither a connection nor a lock; its
     * name alone is not sufficient.
     */
    @Test
    void aDatabaseThatAnInterruptedRunLeftIsFoundAndDropped() throws SQLException {
        List<String> others = List.of(
                "limbeck_scratch_users_own",
                "limbeck_scratch_00000000000000a1",
                "limbeck_scratch_00000000000000a2",
                "limbeck_scratch_00000000000000a3",
                "limbeck_scratch_000000b4000000a4");
        String left = "limbeck_scratch_ffffffff000000a5";
        try (Connection live = PostgresqlServer.open()) {
            leave(live, others.get(0), "users_own");
            DirectSql.run(live, "create database " + others.get(1));
            leave(live, others.get(2), "another token");
            leave(live, others.get(3), "00000000000000a3");
            leave(live, others.get(4), "000000b4000000a4");
            leave(live, left, "ffffffff000000a5");
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            try (Connection user = DriverManager.getConnection(
                            DatabaseUrl.parse(live.getMetaData().getURL())
                                    .withDatabase(others.get(3))
                                    .toString());
                    Connection owner = PostgresqlServer.open()) {
                DirectSql.run(owner, "select pg_advisory_lock(1279872339, " + 0xb4 + ")");
                assertThat(scratches.findLeftovers(live)).containsExactly(new Scratches.LeftoverDatabase(left, null));
                scratches.open(new Scratches.Place(live)).close();
                assertThat(scratches.findLeftovers(live)).isEmpty();
                assertThat(named(live)).containsAll(others).doesNotContain(left);
                assertThat(user.isValid(1)).isTrue();
            }
            for (String name : others) {
                DirectSql.run(live, "drop database " + name);
            }
        }
    }

    /**
     * Until a copy of a database gets its own row, it contains the row of the original; in this case, the process of
     * the original has ended as well.
     */
    @Test
    void aCopyThatAnInterruptedRunLeftIsFoundAndDropped() throws SQLException {
        String left = "limbeck_scratch_ffffffff000000c1";
        String inUse = "limbeck_scratch_ffffffff000000c2";
        String twoRows = "limbeck_scratch_ffffffff000000c3";
        try (Connection live = PostgresqlServer.open()) {
            leave(live, left, "fffffffe000000c1");
            leave(live, inUse, "000000b5000000c2");
            leave(live, twoRows, "fffffffe000000c3");
            try (Connection there = DriverManager.getConnection(
                    DatabaseUrl.parse(live.getMetaData().getURL())
                            .withDatabase(twoRows)
                            .toString())) {
                DirectSql.run(
                        there,
                        "insert into limbeck_scratch.limbeck_scratch select * from limbeck_scratch.limbeck_scratch");
            }
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            try (Connection owner = PostgresqlServer.open()) {
                DirectSql.run(owner, "select pg_advisory_lock(1279872339, " + 0xb5 + ")");
                assertThat(scratches.findLeftovers(live)).containsExactly(new Scratches.LeftoverDatabase(left, null));
                scratches.open(new Scratches.Place(live)).close();
                assertThat(named(live)).contains(inUse, twoRows).doesNotContain(left);
            }
            DirectSql.run(live, "drop database " + inUse);
            DirectSql.run(live, "drop database " + twoRows);
        }
    }

    /** The mark is not included in the schema that is read. */
    @Test
    void aScratchDatabaseIsMarkedInvisibly() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            try (Connection one = scratches.open(new Scratches.Place(live));
                    Connection copy = scratches.copy(one, new Scratches.Place(live))) {
                String token =
                        "select 'limbeck_scratch_' || token from limbeck_scratch.limbeck_scratch where process = "
                                + ProcessHandle.current().pid();
                assertThat(DirectSql.ask(one, token)).isEqualTo(DirectSql.ask(one, "select current_database()"));
                assertThat(DirectSql.ask(copy, token)).isEqualTo(DirectSql.ask(copy, "select current_database()"));
                Catalog catalog = new PostgresqlDialect().like(live).reflector().reflect(one);
                assertThat(catalog.tableNames()).isEmpty();
                assertThat(catalog.definitions()).noneMatch(sql -> sql.contains("limbeck_scratch"));
            }
        }
    }

    @Test
    void aServerThatPermitsNoDatabasesKeepsNoConnection() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            DirectSql.run(live, "create role limbeck_nobody login");
            String url = live.getMetaData().getURL().replaceFirst("user=[^&]*", "user=limbeck_nobody");
            Scratches scratches = new PostgresqlDialect().at(url).scratches();
            assertThatThrownBy(() -> scratches.open(new Scratches.Place(null)))
                    .hasMessageContaining("permission denied to create database");
            requireNoSession(live, "limbeck_nobody");
            DirectSql.run(live, "drop role limbeck_nobody");
        }
    }

    /** A server can have several names, and only some users are allowed to read its identifier. */
    @Test
    void theServerOfTheLiveDatabaseIsRecognized() throws SQLException {
        String other = PostgresqlServer.urlOfOtherServer();
        try (Connection live = PostgresqlServer.open()) {
            String url = live.getMetaData().getURL();
            String same = PostgresqlServer.url("postgres").replace("localhost", "127.0.0.1");
            Scratches scratches = new PostgresqlDialect().like(live).scratches();
            assertThat(scratches.isOnLiveServer(new Scratches.Place(live, same)))
                    .isTrue();
            assertThat(scratches.isOnLiveServer(new Scratches.Place(live, other)))
                    .isFalse();
            scratches = new PostgresqlDialect().at(url).scratches();
            assertThat(scratches.isOnLiveServer(new Scratches.Place(null, same)))
                    .isTrue();
            assertThat(scratches.isOnLiveServer(new Scratches.Place(null, other)))
                    .isFalse();
            DirectSql.run(live, "revoke execute on function pg_control_system() from public");
            DirectSql.run(live, "create role limbeck_limited login");
            try (Connection limited =
                    DriverManager.getConnection(url.replaceFirst("user=[^&]*", "user=limbeck_limited"))) {
                assertThat(scratches.isOnLiveServer(new Scratches.Place(limited, same)))
                        .isTrue();
                assertThat(scratches.isOnLiveServer(new Scratches.Place(limited, other)))
                        .isFalse();
            }
            DirectSql.run(live, "grant execute on function pg_control_system() to public");
            DirectSql.run(live, "drop role limbeck_limited");
        }
    }

    /** Tests scratch databases with and without a connection to the live database. */
    @Test
    void aStatementIsRefusedOnTheServerOfTheLiveDatabase() throws SQLException {
        String other = PostgresqlServer.urlOfOtherServer();
        try (Connection live = PostgresqlServer.open()) {
            String same = PostgresqlServer.url("postgres").replace("localhost", "127.0.0.1");
            Scratches scratches =
                    new PostgresqlDialect().at(live.getMetaData().getURL()).scratches();
            for (@Nullable Connection known : new @Nullable Connection[] {live, null}) {
                try (Connection scratch = scratches.open(new Scratches.Place(known, same))) {
                    assertThatThrownBy(() -> DirectSql.run(scratch, "create role limbeck_made"))
                            .hasMessageContaining("Not proved: CREATE ROLE");
                    String name = "update " + DirectSql.ask(live, "select current_database()") + ".public.t set x = 1";
                    assertThatThrownBy(() -> DirectSql.run(scratch, name))
                            .hasMessageContaining("a name in the database");
                }
                try (Connection scratch = scratches.open(new Scratches.Place(known, other))) {
                    DirectSql.run(scratch, "create role limbeck_made; drop role limbeck_made");
                }
            }
        }
    }

    /** A command can use a scratch database for its comparison instead of the live database. */
    @Test
    void aScratchDatabaseTakesThePlaceOfTheLiveDatabase() throws SQLException {
        String other = PostgresqlServer.urlOfOtherServer();
        try (Connection live = PostgresqlServer.open()) {
            Scratches scratches =
                    new PostgresqlDialect().at(live.getMetaData().getURL()).scratches();
            Connection one = scratches.open(new Scratches.Place(live));
            try (Connection two = scratches.open(new Scratches.Place(one))) {
                assertThat(scratches.isOnLiveServer(new Scratches.Place(one))).isTrue();
                one.close();
                scratches.reset(two);
                String name = "update " + DirectSql.ask(live, "select current_database()") + ".public.t set x = 1";
                assertThatThrownBy(() -> DirectSql.run(two, name)).hasMessageContaining("a name in the database");
            }
            try (Connection there = scratches.open(new Scratches.Place(live, other));
                    Connection two = scratches.open(new Scratches.Place(there, other))) {
                assertThat(scratches.isOnLiveServer(new Scratches.Place(there, other)))
                        .isFalse();
                DirectSql.run(two, "create role limbeck_made; drop role limbeck_made");
            }
        }
    }

    /** Hosts can be written in several ways; if a URL has no port, the default port is used. */
    @Test
    void urlsOfTheSameServerAreRecognized() {
        DatabaseUrl usual = DatabaseUrl.parse("jdbc:postgresql://localhost:5432/shop?user=ann");
        for (String same : List.of(
                "jdbc:postgresql:other",
                "jdbc:postgresql:///other",
                "jdbc:postgresql://localhost/other",
                "jdbc:postgresql://LOCALHOST/",
                "jdbc:postgresql://127.0.0.1/other",
                "jdbc:postgresql://[::1]:5432/other",
                "jdbc:postgresql://[::1]",
                "jdbc:postgresql://missing.invalid:5432,localhost/other")) {
            assertThat(ServerComparison.isSame(usual, DatabaseUrl.parse(same)))
                    .as(same)
                    .isTrue();
        }
        for (String different : List.of(
                "jdbc:postgresql://localhost:5433/shop",
                "jdbc:postgresql://missing.invalid/shop",
                "jdbc:postgresql://192.0.2.1:5432/shop",
                "jdbc:postgresql://[::1]:5433,missing.invalid:5432/shop")) {
            assertThat(ServerComparison.isSame(usual, DatabaseUrl.parse(different)))
                    .as(different)
                    .isFalse();
        }
    }

    /**
     * Waits until the user has no session. On the server, a session does not end until shortly after its connection has
     * been closed.
     */
    private static void requireNoSession(Connection live, String user) throws SQLException {
        String query = "select count(*) from pg_stat_activity where usename = '" + user + "'";
        for (int tries = 0; tries < 50 && !DirectSql.ask(live, query).equals("0"); tries++) {
            DirectSql.run(live, "select pg_sleep(0.1)");
        }
        assertThat(DirectSql.ask(live, query)).isEqualTo("0");
    }

    @Test
    void eachTableGetsSampleRows() throws SQLException {
        try (Connection live = PostgresqlServer.open()) {
            Dialect dialect = new PostgresqlDialect().like(live);
            DirectSql.run(
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
                    create table c (id int generated always as identity (minvalue 100 maxvalue 200 cycle) primary key);
                    create table d (id int generated by default as identity (increment by -1) primary key);
                    create table impossible (a int not null check (a > 5 and a < 4));
                    """);
            Catalog catalog = dialect.reflector().reflect(live);
            assertThat(dialect.scratches().insertSamples(live, catalog.schema().tables(), 2))
                    .containsExactly(TableName.of("impossible"));
            assertThat(DirectSql.ask(live, "select count(*) from a")).isEqualTo("2");
            DirectSql.run(live, "insert into b (a) values ('next')");
            DirectSql.run(live, "insert into c default values; insert into d default values");
            assertThat(DirectSql.ask(live, "select max(id) from c")).isEqualTo("101");
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
            assertThat(DirectSql.ask(live, "select 1")).isEqualTo("1");
        }
    }
}
