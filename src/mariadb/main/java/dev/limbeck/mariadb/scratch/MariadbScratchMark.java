package dev.limbeck.mariadb.scratch;

import dev.limbeck.dialect.Scratches.LeftoverDatabase;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks a database as a scratch database: with the comment on the database, and with a server lock that the connection
 * holds until it has dropped the database or ends. The server writes the comment together with the database, so a
 * database without the mark never exists, and nothing in the database has to be hidden from its users.
 *
 * <p>A lock is visible only on the server on which it is held. The nodes of a cluster and the replicas of a server have
 * the database as well, so the comment also identifies the server.
 *
 * @param token identifies the database
 */
record MariadbScratchMark(String token) {
    private static final System.Logger LOG = System.getLogger(MariadbScratchMark.class.getName());

    private static final String PREFIX = "limbeck_scratch_";
    private static final int TOKEN_LENGTH = 16;
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{" + TOKEN_LENGTH + "})");
    private static final String TITLE = "Scratch database of Limbeck: ";
    private static final Pattern COMMENT = Pattern.compile(
            TITLE + "token (\\w+), host (.+), process (\\d+), started (\\S+), server (\\S+:\\d+) (\\w+)");

    /** Identifies a server; two servers on different machines can have the same host name and port. */
    private static final String SERVER =
            "concat(@@hostname, ':', @@port, ' ', (SELECT md5(group_concat(variable_value ORDER BY variable_name)) FROM"
                    + " information_schema.global_variables WHERE variable_name IN"
                    + " ('HOSTNAME', 'PORT', 'SERVER_ID', 'SERVER_UID', 'WSREP_NODE_NAME')))";

    /** Queries the scratch databases that no connection of this server uses, and that no other connection has locked. */
    private static final String UNUSED = "SELECT s.schema_name, s.schema_comment, " + SERVER
            + " FROM information_schema.schemata s WHERE s.schema_name LIKE '" + PREFIX.replace("_", "\\_")
            + "%' AND s.schema_comment LIKE '" + TITLE
            + "%' AND ifnull(is_used_lock(s.schema_name), connection_id()) = connection_id() AND NOT EXISTS (SELECT 1"
            + " FROM information_schema.processlist p WHERE p.db = s.schema_name) ORDER BY 1";

    /** {@return a mark that no other database has} */
    static MariadbScratchMark create() {
        return new MariadbScratchMark(
                UUID.randomUUID().toString().replace("-", "").substring(0, TOKEN_LENGTH));
    }

    /** {@return the name of the database} */
    String databaseName() {
        return PREFIX + token;
    }

    /**
     * Takes the lock, which the session of the connection holds until it ends; {@return the comment for the database}
     */
    String lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT get_lock('" + databaseName() + "', 0) = 1, " + SERVER)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SQLException("The lock of the scratch database " + databaseName() + " is not free");
            }
            return TITLE + "token " + token + ", host " + host() + ", process "
                    + ProcessHandle.current().pid() + ", started "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", server " + row.getString(2);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /**
     * {@return the scratch databases that interrupted runs left on the server, or may have left}
     *
     * @param server a connection whose session settings are those of Limbeck
     */
    static List<LeftoverDatabase> findLeftovers(Connection server) throws SQLException {
        List<LeftoverDatabase> found = new ArrayList<>();
        try (Statement statement = server.createStatement();
                ResultSet rows = statement.executeQuery(UNUSED)) {
            while (rows.next()) {
                String name = rows.getString(1);
                Matcher comment = COMMENT.matcher(rows.getString(2));
                if (!comment.matches() || !name.equals(new MariadbScratchMark(comment.group(1)).databaseName())) {
                    continue;
                }
                boolean visible = (comment.group(5) + " " + comment.group(6)).equals(rows.getString(3));
                String origin = "process " + comment.group(3) + " on " + comment.group(2) + ", connected to "
                        + comment.group(5) + ", at " + comment.group(4);
                found.add(new LeftoverDatabase(name, visible ? null : origin));
            }
        }
        return found;
    }

    /**
     * Drops the scratch databases that interrupted runs left behind.
     *
     * @param databases the databases on the server; the server reads the comments of all of them, so it is asked only
     *     if one of them has the name of a scratch database
     */
    static void dropLeftovers(Connection server, Set<String> databases) throws SQLException {
        if (databases.stream().noneMatch(name -> NAME.matcher(name).matches())) {
            return;
        }
        for (LeftoverDatabase leftover : findLeftovers(server)) {
            if (leftover.origin() == null) {
                drop(server, leftover);
            }
        }
    }

    /** Drops a database unless another command is doing the same or a program has begun to use the database. */
    private static void drop(Connection server, LeftoverDatabase leftover) {
        String name = leftover.name();
        try (Statement statement = server.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT get_lock('" + name + "', 0) = 1")) {
                if (!row.next() || !row.getBoolean(1)) {
                    return;
                }
            }
            try {
                if (findLeftovers(server).contains(leftover)) {
                    statement.execute("DROP DATABASE IF EXISTS " + new MariadbSyntax().quote(name));
                }
            } finally {
                statement.execute("DO release_lock('" + name + "')");
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "A scratch database could not be dropped; the next run tries again", e);
        }
    }
}
