package dev.limbeck.sqlite.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
}
