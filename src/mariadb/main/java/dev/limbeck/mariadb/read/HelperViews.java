package dev.limbeck.mariadb.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The views that Limbeck creates to learn how the server stores a view. A view cannot have a comment, so the second half
 * of its name is computed from the random first half; no other program creates a view with such a name. While a view is
 * in use, a lock with its name is held.
 */
public final class HelperViews {
    private static final String PREFIX = "limbeck_view_";
    private static final int HALF = 16;

    private HelperViews() {}

    static String newName() {
        String random = UUID.randomUUID().toString().replace("-", "").substring(HALF);
        return PREFIX + random + mark(random);
    }

    private static String mark(String random) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("Helper view of Limbeck " + random).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HALF);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether Limbeck created the view with the given name} */
    static boolean isHelper(String view) {
        String name = view.toLowerCase(Locale.ROOT);
        if (!name.startsWith(PREFIX) || name.length() != PREFIX.length() + 2 * HALF) {
            return false;
        }
        String random = name.substring(PREFIX.length(), PREFIX.length() + HALF);
        return name.endsWith(mark(random));
    }

    /** {@return the views that an interrupted run left behind in the current database, by name} */
    public static List<String> findLeftovers(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        String sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = database()"
                + " AND table_type = 'VIEW' AND table_name LIKE '" + PREFIX.replace("_", "\\_")
                + "%' AND is_free_lock(table_name) = 1 ORDER BY 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (isHelper(rows.getString(1))) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
