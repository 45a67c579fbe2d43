package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.SqlType;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that lengthening a text column or a set is instant whenever the server supports that. Whether it is instant
 * depends on the number of bytes per character.
 */
class TextLengthTest extends Migration {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(MariadbServer.createDatabase());
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean accepts(String sql) {
        try {
            execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Two equal columns are created: the first one shows how the server makes the change, and Limbeck changes the
     * second one.
     */
    @ParameterizedTest
    @CsvSource({
        "utf8mb4, varchar(31), varchar(255), ''",
        "utf8mb4, varchar(32), varchar(63), ''",
        "utf8mb4, varchar(32), varchar(64), ''",
        "utf8mb4, varchar(64), varchar(70), ''",
        "utf8mb4, varchar(60), varchar(50), ''",
        "utf8mb3, varchar(42), varchar(300), ''",
        "utf8mb3, varchar(70), varchar(90), ''",
        "utf8mb3, varchar(43), varchar(85), ''",
        "utf8mb3, varchar(86), varchar(100), ''",
        "latin1, varchar(127), varchar(256), ''",
        "latin1, varchar(128), varchar(255), ''",
        "latin1, varchar(128), varchar(256), ''",
        "latin1, varchar(200), varchar(210), collate utf8mb4_bin",
        "latin1, varchar(50), varchar(64), collate utf8mb4_bin",
        "utf8mb4, varchar(100), varchar(200), collate latin1_bin",
        "cp1250, varchar(100), varchar(200), ''",
        "ucs2, varchar(63), varchar(200), ''",
        "ucs2, varchar(64), varchar(200), ''",
        "utf8mb4, varbinary(20), varbinary(300), ''",
        "utf8mb4, varbinary(200), varbinary(300), ''",
        "utf8mb4, varbinary(300), varbinary(400), ''",
        "utf8mb4, 'set(''a'',''b'')', 'set(''a'',''b'',''c'')', ''",
        "utf8mb4, 'set(''a'',''b'')', 'set(''b'',''a'')', ''",
    })
    void theCheapestWayIsPlanned(String characterSet, String before, String after, String collation)
            throws SQLException {
        execute("alter database character set " + characterSet);
        execute("create table asked (id int primary key, s " + before + " " + collation + ")");
        execute("create table t (id int primary key, s " + before + " " + collation + ")");
        boolean instant =
                accepts("alter table asked modify s " + after + " " + collation + ", algorithm=instant, lock=none");

        String sql = change(after);

        assertThat(sql.contains("ALGORITHM=INSTANT")).as(sql).isEqualTo(instant);
    }

    /** The server rewrites all rows if storing the number of the last value requires more bytes. */
    @ParameterizedTest
    @CsvSource({
        "enum, 254, 255",
        "enum, 255, 256",
        "enum, 256, 300",
        "set, 8, 9",
        "set, 9, 16",
        "set, 32, 33",
        "set, 40, 64"
    })
    void theNumberOfValuesMatters(String kind, int before, int after) throws SQLException {
        theCheapestWayIsPlanned("utf8mb4", values(kind, before), values(kind, after), "");
    }

    private static String values(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'v" + i + "'")
                .collect(Collectors.joining(",", kind + "(", ")"));
    }

    /** An index whose keys would become too long is rebuilt with a prefix. */
    @ParameterizedTest
    @CsvSource({"key (s)", "unique (s)"})
    void aTextThatIsTooLongForItsIndexIsCopied(String index) throws SQLException {
        execute("create table t (id int primary key, s varchar(700), " + index + ")");
        assertThat(change("varchar(800)")).contains("ALGORITHM=COPY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partition by hash (id) partitions 2", "with system versioning"})
    void aTableWithPartitionsOrVersionsIsChangedInstantly(String kind) throws SQLException {
        execute("create table t (id int primary key, s varchar(20)) " + kind);
        execute("set system_versioning_alter_history = 'KEEP'");
        assertThat(change("varchar(31)")).contains("ALGORITHM=INSTANT");
    }

    private static SqlType namedValues(String sql) {
        return enumeration(sql.replaceAll("enum\\('|'\\)", "").split("','"));
    }

    private String change(String after) throws SQLException {
        StringBuilder sql = new StringBuilder();
        Dialect dialect = new MariadbDialect().like(connection);
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                plan.statements().forEach(statement -> sql.append(statement.sql()));
            }
        };
        Duration patience = Duration.ofSeconds(10);
        try (Transaction transaction = dialect.sessions().begin(connection, Need.NO_TRANSACTION, patience)) {
            RunContext context = new RunContext(dialect, connection, PlanOptions.DEFAULT, listener, patience);
            LiveOperations.create(new OperationRunner(context, transaction), Arguments.NONE, false)
                    .alterColumn(
                            "t",
                            "s",
                            change -> change.type(after.startsWith("enum") ? namedValues(after) : type(after)));
        }
        return sql.toString();
    }
}
