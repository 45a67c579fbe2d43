package dev.limbeck.postgresql.scratch;

import dev.limbeck.postgresql.session.DatabaseUrl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Determines whether two connections or two URLs refer to the same server. */
final class ServerComparison {
    private static final String PORT = "5432";

    private static final String MAY_READ_IDENTIFIER =
            "SELECT has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";

    private static final String IDENTIFIER = "SELECT system_identifier::text FROM pg_control_system()";

    private static final String START = "SELECT extract(epoch FROM pg_postmaster_start_time())::text";

    private ServerComparison() {}

    /**
     * {@return whether both connections are to the same server} Servers are compared by their system identifier. A
     * replica, or a server created from a copy of the files, has the same identifier as the original. If the user may
     * not read the identifier, the start times of the servers are compared, to the microsecond.
     */
    static boolean isSame(Connection one, Connection other) throws SQLException {
        Optional<String> identifier = identifier(one);
        Optional<String> otherIdentifier = identifier(other);
        boolean areReadable = identifier.isPresent() && otherIdentifier.isPresent();
        return areReadable
                ? identifier.equals(otherIdentifier)
                : ask(one, START).equals(ask(other, START));
    }

    private static Optional<String> identifier(Connection connection) throws SQLException {
        return ask(connection, MAY_READ_IDENTIFIER).equals("t")
                ? Optional.of(ask(connection, IDENTIFIER))
                : Optional.empty();
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** {@return whether the two URLs have a host and port in common} */
    static boolean isSame(DatabaseUrl one, DatabaseUrl other) {
        Set<String> common = new HashSet<>(addresses(one));
        common.retainAll(addresses(other));
        return !common.isEmpty();
    }

    /** Returns the hosts and ports in a URL; without a host, the driver connects to this machine. */
    private static Set<String> addresses(DatabaseUrl url) {
        int start = url.server().indexOf("//");
        String hosts = start < 0 ? "" : url.server().substring(start + 2).replace("/", "");
        Set<String> addresses = new HashSet<>();
        for (String host : hosts.split(",", -1)) {
            int colon = host.lastIndexOf(':');
            boolean hasPort = colon > host.lastIndexOf(']');
            String port = hasPort ? host.substring(colon + 1) : "";
            String name = hasPort ? host.substring(0, colon) : host;
            for (String address : resolve(name)) {
                addresses.add(address + " " + (port.isEmpty() ? PORT : port));
            }
        }
        return addresses;
    }

    /** Returns the addresses of a host; all addresses of this machine count as the same address. */
    private static Set<String> resolve(String host) {
        Set<String> addresses = new HashSet<>();
        try {
            for (InetAddress address : Arrays.asList(InetAddress.getAllByName(host.isEmpty() ? "localhost" : host))) {
                addresses.add(isHere(address) ? "here" : address.getHostAddress());
            }
        } catch (UnknownHostException e) {
            addresses.add(host.toLowerCase(Locale.ROOT));
        }
        return addresses;
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
