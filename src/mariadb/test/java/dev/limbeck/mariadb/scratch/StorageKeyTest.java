package dev.limbeck.mariadb.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Scratches;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbInstance;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which changes invalidate the kept normal forms. */
class StorageKeyTest {
    private static MariadbInstance server;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(MariadbInstance.findProblem() == null, MariadbInstance::findProblem);
        server = MariadbInstance.install("--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync");
        server.start();
        url = server.createDatabase("kept");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String key(String from) throws SQLException {
        try (Connection connection = DriverManager.getConnection(from)) {
            return key(connection, from);
        }
    }

    private static String key(Connection connection, String from) throws SQLException {
        Scratches scratches = new MariadbDialect().at(from).like(connection).scratches();
        return scratches.storageKey(connection).orElseThrow()
                + scratches.tableFormKey(new Scratches.Place(connection)).orElseThrow();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertInvalidates(String change, String restore) throws SQLException {
        String before = key(url);
        run(change);
        try {
            assertThat(key(url)).as(change).isNotEqualTo(before);
        } finally {
            run(restore);
        }
        assertThat(key(url)).as("after " + restore).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    sql_mode                        | 'ANSI'
                    old_mode                        | ''
                    character_set_server            | 'latin2'
                    collation_server                | 'utf8mb4_bin'
                    default_storage_engine          | 'Aria'
                    enforce_storage_engine          | 'InnoDB'
                    explicit_defaults_for_timestamp | OFF
                    mysql56_temporal_format         | OFF
                    innodb_default_row_format       | 'compact'
                    innodb_strict_mode              | OFF
                    innodb_file_per_table           | OFF
                    innodb_compression_default      | ON
                    innodb_force_primary_key        | ON
                    check_constraint_checks         | OFF
                    foreign_key_checks              | OFF
                    default_week_format             | 3
                    div_precision_increment         | 9
                    lc_time_names                   | 'de_DE'
                    system_versioning_alter_history | 'KEEP'
                    time_zone                       | '+03:00'
                    group_concat_max_len            | 4
                    init_connect                    | 'set @x = 1'
                    """)
    void aSettingOfTheServerInvalidates(String name, String value) throws SQLException {
        run("set @@global." + name + " = " + value);
        String changed = key(url);
        run("set @@global." + name + " = default");
        assertThat(key(url)).isNotEqualTo(changed);
    }

    @Test
    void theCollationOfTheDatabaseInvalidates() throws SQLException {
        assertInvalidates("alter database kept collate utf8mb4_bin", "alter database kept collate utf8mb4_general_ci");
    }

    @Test
    void aPluginInvalidates() throws SQLException {
        assertInvalidates("install soname 'ha_archive'", "uninstall soname 'ha_archive'");
    }

    @Test
    void anotherUserInvalidates() throws SQLException {
        run("create or replace user someone identified by 'x'");
        run("grant all on *.* to someone");
        assertThat(key(url.replace("user=root", "user=someone&password=x"))).isNotEqualTo(key(url));
    }

    /** A session setting is significant regardless of whether the URL or the application sets it. */
    @Test
    void theSessionInvalidates() throws SQLException {
        assertThat(key(url + "&sessionVariables=innodb_strict_mode=0")).isNotEqualTo(key(url));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            String before = key(connection, url);
            statement.execute("set explicit_defaults_for_timestamp = off");
            assertThat(key(connection, url)).isNotEqualTo(before);
        }
    }

    @Test
    void theVersionAndTheCaseOfNamesInvalidate() throws IOException, SQLException {
        String before = key(url);
        for (String option :
                new String[] {"--version=10.11.99-MariaDB", "--lower-case-table-names=1", "--plugin-load-add=ha_archive"
                }) {
            server.close();
            server.start(option);
            assertThat(key(url)).as(option).isNotEqualTo(before);
        }
        server.close();
        server.start();
        assertThat(key(url)).isEqualTo(before);
    }

    /** If ordinary use of the server invalidated kept forms, they would never be used. */
    @Test
    void ordinaryWorkDoesNotInvalidate() throws SQLException, InterruptedException {
        String before = key(url);
        run("create table t (id int primary key auto_increment, n int)");
        run("insert into t (n) select seq from seq_1_to_1000");
        run("analyze table t");
        run("set global innodb_buffer_pool_size = 2 * @@innodb_buffer_pool_size, global max_statement_time = default");
        Thread.sleep(1100);
        assertThat(key(url)).isEqualTo(before);
        try (Connection connection = DriverManager.getConnection(url)) {
            new MariadbDialect().like(connection).sessions().setLockTimeout(connection, Duration.ofSeconds(7));
            connection.setAutoCommit(false);
            assertThat(key(connection, url)).isEqualTo(before);
        }
    }

    /** For a scratch database, there is no live database from which the key could be read. */
    @Test
    void theFormsInAScratchDatabaseAreNotKept() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Scratches scratches = new MariadbDialect().at(url).like(connection).scratches();
            try (Connection scratch = scratches.open(new Scratches.Place(connection))) {
                assertThat(scratches.tableFormKey(new Scratches.Place(scratch))).isEmpty();
            }
            assertThat(scratches.tableFormKey(new Scratches.Place(null))).isEmpty();
        }
    }

    /** The properties of the server for scratch databases are significant as well. */
    @Test
    void theOtherServerInvalidates() throws IOException, SQLException {
        try (MariadbInstance other = MariadbInstance.install("--innodb-flush-method=nosync")) {
            other.start();
            String there = other.url("mysql");
            try (Connection connection = DriverManager.getConnection(url);
                    Connection changed = DriverManager.getConnection(there);
                    Statement statement = changed.createStatement()) {
                Scratches scratches =
                        new MariadbDialect().at(url).like(connection).scratches();
                Scratches.Place place = new Scratches.Place(connection, there);
                String before = scratches.tableFormKey(place).orElseThrow();
                assertThat(before)
                        .isNotEqualTo(scratches
                                .tableFormKey(new Scratches.Place(connection))
                                .orElseThrow());
                statement.execute("set global innodb_default_row_format = 'compact'");
                assertThat(scratches.tableFormKey(place).orElseThrow()).isNotEqualTo(before);
            }
        }
    }
}
