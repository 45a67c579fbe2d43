package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.mariadb.MariadbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a lease is released if its holder cannot begin to watch its node. */
class LeaseStartTest {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final List<Connection> opened = new CopyOnWriteArrayList<>();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = MariadbServer.open();
        MariadbSettings.pin(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private interface Obstacle {
        void occur() throws SQLException;
    }

    private SecondConnection opener(Obstacle obstacle) throws SQLException {
        String url = MariadbServer.url(connection.getCatalog());
        return new SecondConnection() {
            @Override
            public Connection open() throws SQLException {
                Connection second = DriverManager.getConnection(url);
                opened.add(second);
                return second;
            }

            @Override
            public boolean reachesOtherNodes() {
                try {
                    obstacle.occur();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            }
        };
    }

    private void requireFree(Connection reader) throws SQLException {
        assertThat(opened).isNotEmpty();
        for (Connection each : opened) {
            assertThat(each.isClosed()).isTrue();
        }
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("select owner, beat from limbeck_lease where id = 1")) {
            row.next();
            assertThat(row.getString(1)).isNull();
            assertThat(row.getString(2)).isNull();
        }
    }

    @Test
    void theConnectionIsLost() throws SQLException {
        String database = connection.getCatalog();
        SecondConnection opener = opener(connection::close);
        assertThatThrownBy(() -> new ClusterLease(connection, opener).acquire(SHORT))
                .isInstanceOf(SQLException.class);
        try (Connection other = DriverManager.getConnection(MariadbServer.url(database))) {
            requireFree(other);
        }
    }

    @Test
    void theConnectionRemains() throws SQLException {
        SecondConnection failing = opener(() -> {
            throw new SQLException("no other node");
        });
        assertThatThrownBy(() -> new ClusterLease(connection, failing).acquire(SHORT))
                .hasMessageContaining("no other node");
        requireFree(connection);
        ClusterLease lease = new ClusterLease(connection, null);
        lease.acquire(SHORT);
        assertThat(lease.findHolder()).isPresent();
        lease.release();
        assertThat(lease.findHolder()).isEmpty();
    }
}
