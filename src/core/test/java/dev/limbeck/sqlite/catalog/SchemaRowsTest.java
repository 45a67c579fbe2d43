package dev.limbeck.sqlite.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.model.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRowsTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<SchemaRow> rows() throws SQLException {
        List<SchemaRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select type, name, tbl_name, sql from sqlite_master where sql is not null order by rowid")) {
            while (row.next()) {
                rows.add(new SchemaRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return rows;
    }

    private List<SchemaRow> reflected() throws SQLException {
        return new CatalogReader(connection, MemoryDatabases.DEFAULT)
                .read(new TextCache())
                .rows();
    }

    @Test
    void emptyDatabaseHasNoRows() throws SQLException {
        assertThat(reflected()).isEmpty();
    }

    @Test
    void readsEveryRowExactlyInTheOrderOfCreation() throws SQLException {
        run(
                "create table b (a int, b text default '|12|table|') -- | ends",
                "create table a (x unique)",
                "create index i on b (a)",
                "create view \"v|1|\" as select 1 as one",
                "create trigger t after insert on b begin select '1|1|1|1|'; end");
        assertThat(reflected()).hasSize(5).isEqualTo(rows());
    }

    @Test
    void countsCharactersOfAnyLength() throws SQLException {
        run(
                "create table \"stra\u00dfe\" (\"gr\u00f6\u00dfe\" int)",
                "create table \"\u6f22\u5b57\" (a int /* \ud83d\ude80\ud83d\ude80| */)",
                "create table \"\ud83d\ude80|\" (a int)",
                "create index \"\ud83d\ude80i\" on \"\ud83d\ude80|\" (a)",
                "create table plain (a int)");
        assertThat(reflected()).hasSize(5).isEqualTo(rows());
    }

    /**
     * Tools that use a different encoding from that of the database leave invalid bytes in comments and names; SQLite
     * counts such bytes differently from Java.
     */
    @Test
    void invalidBytesDoNotShiftTheRows() throws SQLException {
        run(
                "create table t (a int)",
                "create table u (a int)",
                "pragma writable_schema=on",
                "update sqlite_master set sql = cast(x'637265617465207461626c65207420286120696e74202f2ae980ed"
                        + "a0802a2f29' as text) where name = 't'",
                "update sqlite_master set name = cast(x'75f880e9' as text), tbl_name = name where name = 'u'");
        assertThat(reflected()).hasSize(2).isEqualTo(rows());
    }

    @Test
    void rowWithTheSeparatorIsReadSeparately() throws SQLException {
        run(
                "create table t (a int)",
                "create table u (a int)",
                "pragma writable_schema=on",
                "update sqlite_master set sql = sql || char(0) || '-- more' where name = 't'");
        assertThat(reflected()).hasSize(2).isEqualTo(rows());
    }

    @Test
    void tableWithAnEmptyNameIsReadAlthoughSqliteMayOmitTheSeparatorAfterIt() throws SQLException {
        run("create table \"\" (a int)", "create table t (a int)", "create index i on t (a)");
        assertThat(reflected()).hasSize(3).isEqualTo(rows());
    }

    private SqliteCatalog read(TextCache cache) throws SQLException {
        return new CatalogReader(connection, MemoryDatabases.DEFAULT).read(cache);
    }

    @Test
    void anUnchangedSchemaIsTheSameObject() throws SQLException {
        run("create table b (a int)", "create index i on b (a)");
        TextCache cache = new TextCache();
        Schema schema = read(cache).schema();
        assertThat(read(cache).schema()).isSameAs(schema);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = other.createStatement()) {
            statement.execute("create table b (a int)");
            statement.execute("create index i on b (a)");
            assertThat(new CatalogReader(other, MemoryDatabases.DEFAULT)
                            .read(cache)
                            .schema())
                    .as("the texts of another database are the same")
                    .isSameAs(schema);
        }
    }

    /** Each change affects another column of the schema table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table b add column c int",
                "alter table b rename to c",
                "drop index i",
                "create trigger t after insert on b begin select 1; end",
                "create view v as select 1 as one",
                "create table sqlite (x)",
                "pragma writable_schema=on; update sqlite_master set sql = 'CREATE TABLE b (x text)' where name = 'b'",
                "pragma writable_schema=on; update sqlite_master set tbl_name = 'd' where name = 'i'",
                "pragma writable_schema=on; update sqlite_master set name = 'B' where name = 'b'",
                "drop table b; drop table d; create table d (e int); create table b (a int); create index i on b (a)"
            })
    void aChangedSchemaIsReadAgain(String change) throws SQLException {
        run("create table b (a int)", "create index i on b (a)", "create table d (e int)");
        TextCache cache = new TextCache();
        SqliteCatalog before = read(cache);
        Schema schema = before.schema();
        run(change.split("; (?=drop|create|update)", -1));
        SqliteCatalog after = read(cache);
        assertThat(after.rows()).isEqualTo(rows()).isNotEqualTo(before.rows());
        assertThat(after.schema()).isEqualTo(read(new TextCache()).schema());
        assertThat(read(cache).schema()).isSameAs(after.schema());
        assertThat(before.schema()).isSameAs(schema);
    }

    /** The same statements can define other tables if the module of a virtual table has other shadow tables. */
    @Test
    void theSchemaDependsOnTheShadowTables() {
        List<SchemaRow> rows = List.of(new SchemaRow("table", "a_b", "a_b", "CREATE TABLE a_b (x int)"));
        TextCache cache = new TextCache();
        assertThat(new SqliteCatalog(rows, List.of(), List.of("a_b"), cache)
                        .schema()
                        .tables())
                .isEmpty();
        assertThat(new SqliteCatalog(rows, List.of(), List.of(), cache).schema().tables())
                .hasSize(1);
    }

    /** Otherwise, a definition that cannot be parsed would be reported only once. */
    @Test
    void aSchemaThatCannotBeReadIsRejectedEachTime() throws SQLException {
        run("create table b (a int)", "pragma writable_schema=on");
        run("update sqlite_master set sql = 'CREATE TABLE b AS SELECT 1' where name = 'b'");
        TextCache cache = new TextCache();
        for (int i = 0; i < 2; i++) {
            SqliteCatalog catalog = read(cache);
            assertThatThrownBy(catalog::schema)
                    .isInstanceOf(UnreadableSchema.class)
                    .hasMessageContaining("The definition of table b cannot be parsed");
        }
    }
}
