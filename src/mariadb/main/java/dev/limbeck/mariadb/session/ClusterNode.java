package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;

/**
 * The node of a Galera cluster to which a connection is open. A node answers these queries even when it accepts no
 * others.
 */
public final class ClusterNode {
    /**
     * An expression that identifies a node. By default, a node is named after its machine, so two nodes can have the
     * same name.
     */
    static final String NAME = "concat(@@wsrep_node_name, ' (', @@hostname, ':', @@port, ')')";

    private ClusterNode() {}

    /** {@return the name of the node} */
    static String name(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + NAME)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * {@return the number of nodes in the majority, as far as this node knows; 0 if this node is not in the majority}
     */
    static int countNodes(Connection connection) throws SQLException {
        return status(connection, "wsrep_ready").equals("ON")
                ? Integer.parseInt(status(connection, "wsrep_cluster_size"))
                : 0;
    }

    /**
     * {@return the failure, or the cause of the failure if the node does not belong to the majority} For some
     * statements, such a node reports a lock timeout or an error from the commit instead.
     */
    public static SQLException explain(Connection connection, SQLException failure) {
        if (MariadbErrors.isConnectionLost(failure)) {
            return failure;
        }
        try {
            return isNode(connection) && status(connection, "wsrep_ready").equals("OFF")
                    ? new SQLNonTransientConnectionException(
                            "This node of the cluster does not accept statements.",
                            "08S01",
                            MariadbErrors.NODE_NOT_READY,
                            failure)
                    : failure;
        } catch (SQLException e) {
            return failure;
        }
    }

    /**
     * Returns whether the server is a cluster node; status variables are not sufficient, because other servers can have
     * them too.
     */
    private static boolean isNode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'wsrep_on'")) {
            return row.next() && row.getString(2).equals("ON");
        }
    }

    /** Returns the value of a status variable; empty if the server has no such variable. */
    private static String status(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW STATUS LIKE '" + name + "'")) {
            return row.next() ? row.getString(2) : "";
        }
    }
}
