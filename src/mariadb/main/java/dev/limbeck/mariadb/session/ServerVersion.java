package dev.limbeck.mariadb.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product and version of a server. They are read with a query, because the MySQL driver reports every server as
 * MySQL, and some MariaDB versions as 5.5.
 *
 * @param product MariaDB, or MySQL for every server that is not MariaDB
 * @param major the first number of the version
 * @param minor the second number of the version
 */
public record ServerVersion(String product, int major, int minor) {
    private static final int OLDEST = 10;
    private static final int OLDEST_MINOR = 11;
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);

    /** {@return the product and version of the connected server} */
    public static ServerVersion read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            row.next();
            return parse(row.getString(1));
        }
    }

    /**
     * {@return the product and version, parsed from the text that a server returns, for instance {@code
     * 10.11.14-MariaDB-1}}
     */
    static ServerVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        boolean found = numbers.matches();
        return new ServerVersion(
                text.contains("MariaDB") ? "MariaDB" : "MySQL",
                found ? Integer.parseInt(numbers.group(1)) : 0,
                found ? Integer.parseInt(numbers.group(2)) : 0);
    }

    /**
     * Checks that Limbeck supports the server.
     *
     * @throws SQLException if the server is MySQL or a version of MariaDB that is too old
     */
    public void requireSupported() throws SQLException {
        if (!product.equals("MariaDB")) {
            throw new SQLFeatureNotSupportedException("The server is " + product + " " + number()
                    + ", but Limbeck supports only MariaDB: it has not been tested with MySQL, whose definitions,"
                    + " types and ways to change a table differ. Use MariaDB " + OLDEST + "." + OLDEST_MINOR
                    + " or newer; its URL may begin with jdbc:mariadb: or with jdbc:mysql:.");
        }
        if (major < OLDEST || (major == OLDEST && minor < OLDEST_MINOR)) {
            throw new SQLException("The server is " + product + " " + number() + ", but Limbeck supports MariaDB "
                    + OLDEST + "." + OLDEST_MINOR + " and newer. Upgrade the server.");
        }
    }

    /**
     * {@return whether the foreign keys of different tables may have the same name} Up to 12.0, each name must be
     * unique in the database.
     */
    public boolean hasKeyNamesPerTable() {
        return major > 12 || (major == 12 && minor >= 1);
    }

    /** {@return the version, for instance {@code 10.11}} */
    public String number() {
        return major + "." + minor;
    }
}
