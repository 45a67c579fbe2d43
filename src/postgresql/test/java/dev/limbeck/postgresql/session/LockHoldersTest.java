package dev.limbeck.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockHoldersTest {
    private static String url = "";

    @BeforeAll
    static void createObjects() throws SQLException {
        url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "create table a (id int primary key); create table child (id int references a)");
            run(connection, "create view v as select id from a; create materialized view m as select id from a");
            run(connection, "create view w as select id from m; create index m_id on m (id)");
            run(connection, "create table p (id int) partition by list (id)");
            run(connection, "create table p1 partition of p for values in (1)");
            run(connection, "create table other (id int); create materialized view mp as select id from p");
        }
    }

    @AfterAll
    static void dropDatabase() {
        PostgresqlServer.dropDatabase(url);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select * from v; drop view v",
                "select * from a; alter table a alter id type bigint",
                "select * from m; drop materialized view m",
                "select * from w; drop materialized view m cascade",
                "select * from p1; alter table p alter id type bigint",
                "lock table v in access share mode; drop view v"
            })
    void aReaderOfWhatAStatementNamesIsNamed(String read, String wanted) throws SQLException {
        assertThat(describe(read, wanted)).contains("It is used by process ", "(report)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select * from m; alter table a alter id type bigint; m",
                "select * from w; alter table a alter id type bigint; m",
                "select * from mp; alter table p alter id type bigint; mp",
                "select * from p1; alter table p alter id type bigint; p1",
                "analyze m; alter table a alter id type bigint; m",
                "select * from child; alter table a alter id type bigint; child",
                "select * from a where id = 1; alter table child drop constraint child_id_fkey; a",
                "lock table only p in access share mode; drop table p1; p"
            })
    void aSessionThatUsesWhatDependsOnTheTableIsNamed(String read, String wanted, String locked) throws SQLException {
        assertThat(describe(read, wanted))
                .contains("It is used by process ", "(report)")
                .containsPattern("with a lock on ([a-z0-9_]+, )*" + locked + "[,.:]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select * from other; drop view v",
                "select * from a; drop view v",
                "select * from a; alter table p alter id type bigint",
            })
    void aSessionThatUsesSomethingElseIsNotNamed(String read, String wanted) throws SQLException {
        assertThat(describe(read, wanted)).startsWith("The session that used it has finished in the meantime.");
    }

    private static String describe(String read, String wanted) throws SQLException {
        try (Connection report = DriverManager.getConnection(url + "&ApplicationName=report");
                Connection limbeck = DriverManager.getConnection(url)) {
            report.setAutoCommit(false);
            run(report, read);
            List<String> tables = StatementTables.find(limbeck, wanted);
            String description = new LockHolders(limbeck).describe(tables, Lock.ALL);
            report.rollback();
            return description;
        }
    }
}
