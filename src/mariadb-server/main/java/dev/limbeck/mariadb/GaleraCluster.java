package dev.limbeck.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * A Galera cluster on the loopback interface, started from the packages mariadb-server and galera-4. All nodes start
 * with the same files, so that no node has to receive another node's data.
 */
public final class GaleraCluster implements AutoCloseable {
    private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final List<Node> nodes = new ArrayList<>();

    private GaleraCluster() {}

    private record Node(int number, MariadbInstance server) {}

    /**
     * The ports that a node uses besides the one for clients: one for messages within the group, and one for missed
     * changes.
     */
    private record Ports(int group, int changes) {
        static Ports free() throws IOException {
            return new Ports(MariadbInstance.freePort(), MariadbInstance.freePort());
        }
    }

    /**
     * {@return a cluster with the given number of nodes; the test is skipped if it cannot be started on this machine}
     */
    public static GaleraCluster start(int size) {
        String problem = MariadbInstance.findProblem();
        Assumptions.assumeTrue(problem == null, problem);
        Assumptions.assumeTrue(Files.exists(PROVIDER), "the package galera-4 is not installed");
        GaleraCluster cluster = new GaleraCluster();
        try {
            cluster.begin(size);
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            cluster.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void begin(int size) throws IOException, InterruptedException {
        List<Ports> ports = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ports.add(Ports.free());
        }
        String group = ports.stream().map(each -> "127.0.0.1:" + each.group).collect(Collectors.joining(","));
        nodes.add(new Node(1, MariadbInstance.install(options(1, ports.get(0), group))));
        for (int i = 2; i <= size; i++) {
            nodes.add(new Node(i, nodes.get(0).server.copy(options(i, ports.get(i - 1), group))));
        }
        start(nodes.get(0), "--wsrep-new-cluster");
        for (Node node : nodes.subList(1, size)) {
            String state = "# GALERA saved state\nversion: 2.1\nuuid:    " + status(1, "wsrep_cluster_state_uuid")
                    + "\nseqno:   " + status(1, "wsrep_last_committed") + "\nsafe_to_bootstrap: 0\n";
            Files.writeString(node.server.data().resolve("grastate.dat"), state);
            start(node);
        }
    }

    private static String[] options(int number, Ports ports, String group) {
        return new String[] {
            "--binlog-format=ROW",
            "--default-storage-engine=InnoDB",
            "--innodb-autoinc-lock-mode=2",
            "--innodb-buffer-pool-size=64M",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
            "--innodb-doublewrite=0",
            "--character-set-server=utf8mb4",
            "--wsrep-on=ON",
            "--wsrep-provider=" + PROVIDER,
            "--wsrep-cluster-name=limbeck",
            "--wsrep-cluster-address=gcomm://" + group,
            "--wsrep-node-name=node" + number,
            "--wsrep-node-address=127.0.0.1:" + ports.group,
            "--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:" + ports.group + ";ist.recv_addr=127.0.0.1:"
                    + ports.changes + ";ist.recv_bind=127.0.0.1:" + ports.changes + ";gcache.size=32M"
        };
    }

    /** {@return the URL of a database on one node, counted from 1} */
    public String url(int node, String database) {
        return nodes.get(node - 1).server.url(database) + "&connectTimeout=5000";
    }

    /** {@return a URL that lists all nodes; the driver uses the first one that it reaches} */
    public String url(String database) {
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.server.port())
                .collect(Collectors.joining(
                        ",",
                        "jdbc:mariadb:sequential://",
                        "/" + database + "?user=root&sslMode=disable&connectTimeout=5000"));
    }

    /** {@return the name of a new, empty database, which all nodes have} */
    public String createDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute(1, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        for (Node node : nodes) {
            if (node.server.isRunning()) {
                execute(node.number, "SET wsrep_sync_wait = 7", "SELECT 1 FROM information_schema.schemata");
            }
        }
        return name;
    }

    private void execute(int node, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(node, "mysql"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the value of a node's status variable} */
    public String status(int node, String variable) {
        String sql =
                "SELECT variable_value FROM information_schema.global_status WHERE variable_name = '" + variable + "'";
        try (Connection connection = DriverManager.getConnection(url(node, "mysql"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a node as a crash does. */
    public void kill(int node) {
        nodes.get(node - 1).server.kill();
    }

    /** {@return the numbers of the nodes whose processes exist, counted from 1} */
    public List<Integer> running() {
        return nodes.stream()
                .filter(node -> node.server.isRunning())
                .map(Node::number)
                .toList();
    }

    /** Suspends a node's process, so that it does not answer until {@link #resume}. */
    public void pause(int node) throws IOException, InterruptedException {
        nodes.get(node - 1).server.signal("STOP");
    }

    /** Lets a node continue, and waits until it has received the changes that it missed. */
    public void resume(int node) throws IOException, InterruptedException {
        Node paused = nodes.get(node - 1);
        paused.server.signal("CONT");
        // The node does not know immediately that the others have continued without it.
        for (int i = 0; i < 300 && paused.server.isRunning(); i++) {
            Thread.sleep(200);
            if (isComplete()) {
                return;
            }
        }
        throw new IllegalStateException("Node " + node + " did not join again, see " + paused.server.data());
    }

    private boolean isComplete() {
        String all = String.valueOf(running().size());
        return running().stream()
                .allMatch(each -> status(each, "wsrep_ready").equals("ON")
                        && status(each, "wsrep_cluster_size").equals(all));
    }

    /**
     * Starts a node that was killed, in the same way as the package's service, and waits until it has received the
     * changes that it missed.
     */
    public void restart(int node) throws IOException, InterruptedException {
        Node killed = nodes.get(node - 1);
        // When run by root, the program that receives the data drops its privileges.
        for (Path each : List.of(killed.server.data().getParent(), killed.server.data())) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        start(killed, "--wsrep-start-position=" + killed.server.findPosition());
    }

    /**
     * Starts the node and waits until it has joined the cluster; before that, it accepts connections but refuses
     * statements.
     */
    private void start(Node node, String... more) throws IOException, InterruptedException {
        node.server.start(more);
        RuntimeException last = null;
        for (int i = 0; i < 300 && node.server.isRunning(); i++) {
            try {
                if (status(node.number, "wsrep_ready").equals("ON")) {
                    return;
                }
            } catch (IllegalStateException e) {
                last = e;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("Node " + node.number + " did not join, see " + node.server.data(), last);
    }

    /** Ends all nodes. */
    @Override
    public void close() {
        nodes.forEach(node -> node.server.kill());
    }
}
