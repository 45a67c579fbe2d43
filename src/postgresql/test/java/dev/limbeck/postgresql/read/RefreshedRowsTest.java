package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that reading only the changes to a schema gives the same result as reading the whole schema again. */
class RefreshedRowsTest {
    private static String url = "";

    private final Reflector reflector = new PostgresqlDialect().reflector();
    private Connection connection;

    @BeforeAll
    static void createDatabase() throws SQLException {
        url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            createSchema(connection);
        }
    }

    /** Begins the transaction in which the test changes the database; it is rolled back afterwards. */
    @BeforeEach
    void begin() throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }

    private static void createSchema(Connection connection) throws SQLException {
        run(
                connection,
                """
                CREATE EXTENSION citext;
                CREATE SCHEMA far;
                CREATE TYPE mood AS ENUM ('bad', 'good');
                CREATE DOMAIN price AS numeric CHECK (VALUE >= 0);
                CREATE TYPE pair AS (a int, b int);
                CREATE COLLATION plain FROM "C";
                CREATE FUNCTION twice(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
                CREATE SEQUENCE numbers;
                CREATE TABLE parent (id int PRIMARY KEY, code text UNIQUE, c citext);
                CREATE TABLE "Child one" (id serial PRIMARY KEY, parent_id int REFERENCES parent, n int CHECK (n > 0),
                    m mood DEFAULT 'bad' CHECK (m <> 'good'), p price, q pair CHECK ((q).a > 0), r parent,
                    t text COLLATE plain DEFAULT 'parent'::regclass::text, number bigint DEFAULT nextval('numbers'),
                    twice int GENERATED ALWAYS AS (twice(n)) STORED);
                CREATE INDEX ix ON "Child one" (twice(n), t) WHERE m = 'good';
                CREATE TABLE far.away (id bigint GENERATED ALWAYS AS IDENTITY, code text REFERENCES parent (code));
                CREATE TABLE base (id int, note text);
                CREATE TABLE derived (more int) INHERITS (base);
                CREATE TABLE whole (id int, day date) PARTITION BY RANGE (day);
                CREATE TABLE part PARTITION OF whole FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                CREATE VIEW shown AS SELECT c.id, p.code FROM "Child one" c JOIN parent p ON p.id = c.parent_id;
                CREATE VIEW above AS SELECT id FROM shown;
                CREATE MATERIALIZED VIEW kept AS SELECT id, code FROM parent;
                CREATE INDEX ix_kept ON kept (code);
                CREATE TRIGGER touched BEFORE INSERT ON parent FOR EACH ROW EXECUTE FUNCTION touch();
                CREATE TABLE alone (id int PRIMARY KEY, n int);
                """);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads the schema together with the versions of its catalog rows, so that only changes are read the next time. */
    private PostgresqlCatalog start() throws SQLException {
        return (PostgresqlCatalog) reflector.refresh(connection, reflector.reflect(connection));
    }

    private PostgresqlCatalog requireSame(PostgresqlCatalog before, String what) throws SQLException {
        PostgresqlCatalog now = (PostgresqlCatalog) reflector.refresh(connection, before);
        PostgresqlCatalog fresh = (PostgresqlCatalog) reflector.reflect(connection);
        assertThat(now.definitions()).as(what).isEqualTo(fresh.definitions());
        assertThat(now.schema()).as(what).isEqualTo(fresh.schema());
        assertThat(now.rows().toString()).as(what).isEqualTo(fresh.rows().toString());
        return now;
    }

    private static final String[] CHANGES = {
        "SELECT 1",
        "CREATE TABLE more (id serial PRIMARY KEY, parent_id int REFERENCES parent)",
        "CREATE TABLE empty ()",
        "CREATE TABLE far.more AS SELECT * FROM parent",
        "DROP TABLE alone; CREATE TABLE alone (other text)",
        "DROP TABLE parent CASCADE",
        "ALTER TABLE parent RENAME TO renamed",
        "ALTER TABLE parent RENAME TO renamed; CREATE TABLE parent (id int)",
        "ALTER TABLE \"Child one\" RENAME TO \"Child\"",
        "ALTER TABLE parent SET SCHEMA far",
        "ALTER SCHEMA far RENAME TO near",
        "ALTER TABLE parent SET (fillfactor = 70)",
        "ALTER TABLE alone SET UNLOGGED",
        "COMMENT ON TABLE parent IS 'a comment'",
        "COMMENT ON COLUMN parent.code IS 'a comment'",
        "COMMENT ON COLUMN parent.code IS 'a comment'; COMMENT ON COLUMN parent.code IS NULL",
        "COMMENT ON VIEW shown IS 'a comment'",
        "ALTER TABLE parent ADD n int",
        "ALTER TABLE parent ADD n int; ALTER TABLE parent DROP n",
        "ALTER TABLE parent RENAME COLUMN code TO renamed",
        "ALTER TABLE parent RENAME COLUMN code TO renamed; ALTER TABLE parent ADD code int",
        "ALTER TABLE parent DROP COLUMN code CASCADE",
        "ALTER TABLE \"Child one\" DROP COLUMN n CASCADE",
        "ALTER TABLE \"Child one\" ALTER n SET NOT NULL",
        "ALTER TABLE \"Child one\" ALTER t SET DEFAULT 'x'",
        "ALTER TABLE \"Child one\" ALTER t DROP DEFAULT",
        "ALTER TABLE \"Child one\" ALTER t TYPE varchar(30) COLLATE \"C\"",
        "ALTER TABLE \"Child one\" ALTER twice DROP EXPRESSION",
        "ALTER TABLE far.away ALTER id SET START 5 SET INCREMENT 3 RESTART",
        "ALTER TABLE far.away ALTER id DROP IDENTITY",
        "ALTER TABLE alone ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
        "ALTER TABLE alone ADD CONSTRAINT fk FOREIGN KEY (n) REFERENCES parent ON DELETE CASCADE",
        "ALTER TABLE alone ADD CONSTRAINT fk FOREIGN KEY (n) REFERENCES parent NOT VALID;"
                + "ALTER TABLE alone VALIDATE CONSTRAINT fk",
        "ALTER TABLE \"Child one\" RENAME CONSTRAINT \"Child one_n_check\" TO positive",
        "ALTER TABLE \"Child one\" DROP CONSTRAINT \"Child one_n_check\"",
        "ALTER TABLE parent DROP CONSTRAINT parent_code_key CASCADE",
        "ALTER TABLE \"Child one\" ALTER CONSTRAINT \"Child one_parent_id_fkey\" DEFERRABLE",
        "CREATE UNIQUE INDEX u ON alone (n)",
        "CREATE UNIQUE INDEX u ON alone (n); ALTER TABLE alone ADD CONSTRAINT k UNIQUE USING INDEX u",
        "DROP INDEX ix",
        "ALTER INDEX ix RENAME TO renamed",
        "ALTER INDEX ix SET (fillfactor = 50)",
        "CREATE INDEX ix2 ON kept (id DESC)",
        "CREATE INDEX ix_part ON whole (day)",
        "ALTER TABLE derived NO INHERIT base",
        "ALTER TABLE base ADD b int",
        "CREATE TABLE part2 PARTITION OF whole FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')",
        "ALTER TABLE whole DETACH PARTITION part",
        "ALTER SEQUENCE numbers OWNED BY \"Child one\".number",
        "ALTER SEQUENCE numbers INCREMENT 7",
        "ALTER SEQUENCE numbers RENAME TO renamed",
        "ALTER SEQUENCE \"Child one_id_seq\" RENAME TO renamed",
        "ALTER SEQUENCE \"Child one_id_seq\" OWNED BY NONE",
        "CREATE SEQUENCE more START 5; ALTER TABLE alone ALTER id SET DEFAULT nextval('more')",
        "SELECT nextval('numbers')",
        "ALTER TYPE mood RENAME VALUE 'good' TO 'fine'",
        "ALTER TYPE mood ADD VALUE 'best'",
        "ALTER TYPE mood RENAME TO temper",
        "ALTER TYPE mood SET SCHEMA far",
        "ALTER TYPE pair RENAME ATTRIBUTE a TO first",
        "ALTER TYPE pair RENAME TO two",
        "CREATE TYPE third AS ENUM ('x'); ALTER TABLE alone ADD t third DEFAULT 'x'",
        "ALTER DOMAIN price ADD CHECK (VALUE < 100)",
        "ALTER DOMAIN price RENAME TO cost",
        "ALTER COLLATION plain RENAME TO simple",
        "ALTER FUNCTION twice RENAME TO doubled",
        "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n + n'",
        "CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT",
        "CREATE OR REPLACE VIEW shown AS SELECT c.id, p.code, p.c FROM \"Child one\" c JOIN parent p ON true",
        "ALTER VIEW shown RENAME COLUMN id TO number",
        "ALTER VIEW shown RENAME TO seen",
        "ALTER VIEW shown ALTER id SET DEFAULT 3",
        "CREATE TRIGGER again AFTER UPDATE ON alone FOR EACH ROW EXECUTE FUNCTION touch()",
        "ALTER TABLE parent DISABLE TRIGGER touched",
        "ALTER TABLE parent ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON parent USING (id > 0)",
        "CREATE RULE r AS ON DELETE TO shown DO INSTEAD NOTHING",
        "CREATE STATISTICS s ON id, code FROM parent",
        "GRANT SELECT (id), UPDATE ON shown TO PUBLIC",
        "CREATE TEMPORARY TABLE parent (id int)",
        "CREATE PUBLICATION p FOR TABLE parent",
        "DROP EXTENSION citext CASCADE",
        "CREATE EXTENSION hstore"
    };

    /** The kinds of properties that are restored together with an index or a column. */
    private static final List<String> MARKS = List.of(
            "ALTER TABLE parent CLUSTER ON parent_pkey; ALTER TABLE parent CLUSTER ON parent_code_key;"
                    + "ALTER TABLE parent SET WITHOUT CLUSTER",
            "ALTER TABLE parent REPLICA IDENTITY USING INDEX parent_pkey; ALTER TABLE parent REPLICA IDENTITY DEFAULT",
            "ALTER TABLE parent ALTER code SET STATISTICS 0; ALTER TABLE parent ALTER code SET STATISTICS 50;"
                    + "ALTER TABLE parent ALTER code SET STATISTICS -1",
            "ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS 0; ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS 50;"
                    + "ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS -1",
            "ALTER TABLE parent ALTER code SET (n_distinct = 5); ALTER TABLE parent ALTER code SET (n_distinct = 6);"
                    + "ALTER TABLE parent ALTER code RESET (n_distinct)",
            "CREATE INDEX ix_part ON part (day); DROP INDEX ix_part; ALTER TABLE derived ADD CHECK (id > 0);"
                    + "ALTER TABLE derived DROP CONSTRAINT derived_id_check; ALTER TABLE part ALTER day SET NOT NULL;"
                    + "ALTER TABLE derived ALTER id SET (n_distinct_inherited = 5); COMMENT ON COLUMN part.id IS 'x'");

    /** Returns every third change and all changes to properties or, with -Dlimbeck.long=true, all changes. */
    static List<String> changes() {
        int stride = Boolean.getBoolean("limbeck.long") ? 1 : 3;
        return Stream.concat(
                        IntStream.range(0, CHANGES.length)
                                .filter(i -> i % stride == 0)
                                .mapToObj(i -> CHANGES[i]),
                        MARKS.stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("slow")
    void equalsTheWholeSchema(String change) throws SQLException {
        PostgresqlCatalog before = start();
        for (String statement : change.split(";", -1)) {
            run(connection, statement);
            before = requireSame(before, statement);
        }
        requireSame(before, "again");
    }

    /**
     * Within a transaction, a row that is changed twice keeps the number of the transaction, and a rollback restores
     * the earlier number.
     */
    @Test
    void findsChangesAndRollbacksInATransaction() throws SQLException {
        PostgresqlCatalog now = start();
        run(connection, "ALTER TABLE parent ADD n int");
        now = requireSame(now, "the first change");
        Savepoint savepoint = connection.setSavepoint();
        for (String statement : List.of(
                "ALTER TABLE parent ALTER n SET DEFAULT 1",
                "ALTER TABLE parent ALTER n SET DEFAULT 2",
                "ALTER TABLE parent RENAME n TO m",
                "ALTER TABLE parent ADD CHECK (m > 0)",
                "CREATE INDEX ix_m ON parent (m)")) {
            run(connection, statement);
            now = requireSame(now, statement);
        }
        connection.rollback(savepoint);
        now = requireSame(now, "the rollback");
        run(connection, "CREATE INDEX ix_m ON parent (n)");
        requireSame(now, "another change after the rollback");
    }

    @Test
    void findsChangesOfTheRowsThatBelongToOtherObjects() throws SQLException {
        run(
                connection,
                "CREATE TEXT SEARCH CONFIGURATION searched (PARSER = default); CREATE OPERATOR FAMILY family USING btree");
        PostgresqlCatalog now = start();
        for (String statement : List.of(
                "ALTER TEXT SEARCH CONFIGURATION searched ADD MAPPING FOR word WITH simple",
                "ALTER TEXT SEARCH CONFIGURATION searched DROP MAPPING FOR word",
                "ALTER OPERATOR FAMILY family USING btree ADD OPERATOR 1 < (int4, int4), FUNCTION 1 btint4cmp(int4, int4)",
                "ALTER OPERATOR FAMILY family USING btree ADD FUNCTION 2 (int4, int4) btint4sortsupport(internal)",
                "ALTER OPERATOR FAMILY family USING btree RENAME TO renamed_family")) {
            run(connection, statement);
            now = requireSame(now, statement);
        }
    }

    /** Tests statements that cannot run in a transaction, and statements that move the rows of the system catalogs. */
    @Test
    void findsChangesBetweenTransactions() throws SQLException {
        inOwnDatabase();
        PostgresqlCatalog now = start();
        for (String statement : List.of(
                "CREATE INDEX CONCURRENTLY ix_n ON alone (n)",
                "REINDEX INDEX CONCURRENTLY ix_n",
                "CLUSTER alone USING ix_n",
                "VACUUM FULL pg_attribute",
                "VACUUM FULL alone",
                "ANALYZE",
                "ALTER TYPE mood ADD VALUE 'best'",
                "ALTER TABLE alone ADD m mood DEFAULT 'best'",
                "ALTER TABLE parent RENAME COLUMN code TO renamed",
                "DROP INDEX CONCURRENTLY ix_n")) {
            run(connection, statement);
            now = requireSame(now, statement);
        }
    }

    private void inOwnDatabase() throws SQLException {
        connection.close();
        connection = PostgresqlServer.open();
        createSchema(connection);
    }

    @Test
    void findsTheChangesOfOtherConnections() throws SQLException {
        inOwnDatabase();
        PostgresqlCatalog now = start();
        try (Connection other = connect()) {
            run(other, "ALTER TABLE alone ADD theirs text; CREATE INDEX ix_theirs ON alone (theirs)");
            now = requireSame(now, "another connection");
            run(other, "DROP INDEX ix_theirs");
            OperationPlan none = new OperationPlan(Strategy.NATIVE, "", Need.ANY, List.of());
            assertThat(reflector.refresh(connection, now, List.of(none)).definitions())
                    .isEqualTo(reflector.reflect(connection).definitions());
            assertThat(reflector.refresh(connection, now, List.of()).definitions())
                    .isEqualTo(reflector.reflect(connection).definitions());
        }
    }

    /** The transaction that dropped a table has ended, so another program might have changed the schema since then. */
    @Test
    void findsTheChangesOfOtherConnectionsAfterADroppedTable() throws SQLException {
        inOwnDatabase();
        connection.setAutoCommit(false);
        PostgresqlCatalog now = start();
        OperationPlan drop = new OperationPlan(
                Strategy.NATIVE, "", Need.ANY, List.of(dev.limbeck.dialect.Statement.of("DROP TABLE \"alone\"", "")));
        run(connection, "DROP TABLE \"alone\"");
        assertThat(reflector.refresh(connection, now, List.of(drop)).definitions())
                .as("nothing is read in the same transaction")
                .isEqualTo(reflector.reflect(connection).definitions());
        connection.commit();
        try (Connection other = connect()) {
            run(other, "ALTER TABLE parent ADD theirs text");
        }
        assertThat(reflector.refresh(connection, now, List.of(drop)).definitions())
                .isEqualTo(reflector.reflect(connection).definitions());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(connection.getMetaData().getURL());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ix_n ON alone (n)",
                "ALTER TABLE alone ADD FOREIGN KEY (n) REFERENCES base_key",
                "ALTER TABLE alone ADD CHECK (n > 0)",
                "ALTER TABLE alone ALTER n SET NOT NULL",
                "CREATE TABLE new_one (id int PRIMARY KEY)",
                "DROP TABLE alone"
            })
    void readsNoColumnsOfOtherTables(String change) throws SQLException {
        run(connection, "CREATE TABLE base_key (id int PRIMARY KEY)");
        PostgresqlCatalog before = start();
        run(connection, change);
        PostgresqlCatalog now = (PostgresqlCatalog) reflector.refresh(connection, before);
        long parent = before.rows().relations().stream()
                .filter(row -> before.rows().name(row).equals(TableName.of("parent")))
                .findFirst()
                .orElseThrow()
                .number("oid");
        assertThat(Objects.requireNonNull(now.rows().columns().get(parent)))
                .isSameAs(before.rows().columns().get(parent));
        assertThat(Objects.requireNonNull(now.rows().indexes().get(parent)))
                .isSameAs(before.rows().indexes().get(parent));
    }
}
