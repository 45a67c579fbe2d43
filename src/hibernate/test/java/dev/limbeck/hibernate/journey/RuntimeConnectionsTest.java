package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.DeclaredLong;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.NumberedInteger;
import dev.limbeck.hibernate.journey.runtime.RuntimeEntities.OfSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code docs/guide/hibernate-and-sqlite.md} says about connections, locks and foreign keys. */
@SuppressWarnings("NullAway.Init") // createTables() and copy() set the fields
class RuntimeConnectionsTest {
    private static final String QUICKLY = "busy_timeout=50";
    private static final Map<String, String> ONE = Map.of("hibernate.connection.pool_size", "1");

    @TempDir
    static Path template;

    private static RunningApplication created;

    @TempDir
    Path folder;

    private RunningApplication application;

    @BeforeAll
    static void createTables() {
        created = RunningApplication.create(template);
    }

    @BeforeEach
    void copy() throws IOException {
        application = created.copyTo(folder);
    }

    private SessionFactory start(String parameters, Map<String, String> settings) {
        return application.start(
                "?" + QUICKLY + parameters, settings, NumberedInteger.class, DeclaredLong.class, OfSequence.class);
    }

    private static void persistMany(Session session) {
        for (int i = 0; i < 120; i++) {
            session.persist(new OfSequence());
        }
    }

    @Test
    void idsOfSequencesNeedASecondConnection() {
        try (SessionFactory hibernate = start("", ONE)) {
            assertThatThrownBy(() -> hibernate.inTransaction(session -> session.persist(new OfSequence())))
                    .hasMessageContaining("no connection is currently available");
            hibernate.inTransaction(session -> session.persist(new DeclaredLong()));
        }
    }

    @Test
    void idsOfSequencesMustBeFetchedBeforeAnythingElse() {
        try (SessionFactory hibernate = start("", Map.of())) {
            hibernate.inTransaction(session -> {
                persistMany(session);
                session.persist(new DeclaredLong());
            });
            assertThatThrownBy(() -> hibernate.inTransaction(session -> {
                        session.persist(new DeclaredLong());
                        persistMany(session);
                    }))
                    .hasMessageContaining("SQLITE_BUSY");
            assertThatThrownBy(() -> hibernate.inTransaction(session -> {
                        session.createSelectionQuery("from DeclaredLong", DeclaredLong.class)
                                .getResultList();
                        persistMany(session);
                    }))
                    .hasMessageContaining("SQLITE_BUSY");
        }
    }

    @Test
    void theDriverWaitsThreeSecondsForALock() throws SQLException {
        assertThat(application.rows().query("pragma busy_timeout")).containsExactly("3000");
    }

    @Test
    void aTransactionThatHasReadCannotWriteAfterAnotherHasWritten() throws SQLException {
        try (Connection first = open("&journal_mode=WAL");
                Connection second = open("&journal_mode=WAL")) {
            read(first);
            write(second);
            second.commit();
            long start = System.nanoTime();
            assertThatThrownBy(() -> write(first)).hasMessageContaining("SQLITE_BUSY_SNAPSHOT");
            assertThat(System.nanoTime() - start).isLessThan(40_000_000L);
        }
    }

    @Test
    void withAWriteAheadLogReadersDoNotBlockAWriter() throws SQLException {
        try (Connection reader = open("");
                Connection writer = open("")) {
            read(reader);
            write(writer);
            assertThatThrownBy(writer::commit).hasMessageContaining("SQLITE_BUSY");
        }
        try (Connection reader = open("&journal_mode=WAL");
                Connection writer = open("&journal_mode=WAL")) {
            read(reader);
            write(writer);
            writer.commit();
            assertThatThrownBy(() -> {
                        write(writer);
                        try (Connection other = open("")) {
                            write(other);
                        }
                    })
                    .as("there is one writer at a time")
                    .hasMessageContaining("SQLITE_BUSY");
        }
    }

    @Test
    void theFileRemembersTheWriteAheadLogAndRevisionsKeepIt() throws SQLException {
        application.rows().run("pragma journal_mode = wal");
        application.journey().downgrade("base");
        application.journey().upgrade("head");
        assertThat(application.rows().query("pragma journal_mode")).containsExactly("wal");
    }

    @Test
    void withImmediateTransactionsTheSecondWaitsAtItsBeginning() throws SQLException {
        try (Connection first = open("&transaction_mode=IMMEDIATE")) {
            read(first);
            assertThatThrownBy(() -> open("&transaction_mode=IMMEDIATE")).hasMessageContaining("SQLITE_BUSY");
            write(first);
            first.commit();
        }
        try (SessionFactory hibernate = start("&transaction_mode=IMMEDIATE", Map.of())) {
            assertThatThrownBy(() -> hibernate.inTransaction(RuntimeConnectionsTest::persistMany))
                    .as("the id of a sequence is fetched in its own transaction")
                    .hasMessageContaining("SQLITE_BUSY");
        }
    }

    @Test
    void foreignKeysAreEnforcedOnlyWithAParameterOfTheUrl() throws SQLException {
        try (SessionFactory hibernate = start("", Map.of())) {
            hibernate.inTransaction(session -> insertOrphan(session, 1));
        }
        try (SessionFactory hibernate = start("&foreign_keys=true", Map.of())) {
            assertThatThrownBy(() -> hibernate.inTransaction(session -> insertOrphan(session, 2)))
                    .hasMessageContaining("FOREIGN KEY constraint failed");
        }
        try (Connection without = open("");
                Statement statement = without.createStatement();
                ResultSet row = statement.executeQuery("pragma foreign_keys")) {
            assertThat(row.getInt(1)).as("the file does not remember it").isZero();
        }
    }

    private static void insertOrphan(Session session, int id) {
        session.createNativeMutationQuery("insert into NumberedInteger (id, quantity, name, parent_id) values (" + id
                        + ", 0, '" + id + "', 99)")
                .executeUpdate();
    }

    private Connection open(String parameters) throws SQLException {
        Connection connection =
                DriverManager.getConnection(application.journey().url() + "?" + QUICKLY + parameters);
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static void read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from DeclaredLong")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into DeclaredLong (name) values ('x')");
        }
    }
}
