package dev.limbeck.sqlite.run;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Finds the file of a {@code jdbc:sqlite:} URL, if there is one (sqlite.org/uri.html). */
public final class DatabaseFile {
    private static final String PREFIX = "jdbc:sqlite:";

    private DatabaseFile() {}

    /** {@return the file; empty for an in-memory or temporary database, or one inside a resource} */
    public static Optional<Path> find(String jdbcUrl) {
        String rest = jdbcUrl.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question);
        String path = question < 0 ? rest : rest.substring(0, question);
        String lower = path.toLowerCase(Locale.ROOT);
        if (path.isEmpty()
                || lower.equals(":memory:")
                || lower.equals("file::memory:")
                || lower.startsWith(":resource:")
                || query.contains("mode=memory")) {
            return Optional.empty();
        }
        return Optional.of(lower.startsWith("file:") ? ofUri(path) : Path.of(path));
    }

    /**
     * {@return an objection to a parameter the driver does not know, since it would create a file with the parameter in
     * its name; empty if there is none}
     */
    public static Optional<String> findObjection(String jdbcUrl) throws SQLException {
        int question = jdbcUrl.indexOf('?');
        boolean uri = jdbcUrl.toLowerCase(Locale.ROOT).startsWith(PREFIX + "file:");
        if (question < 0 || uri) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        for (DriverPropertyInfo each : DriverManager.getDriver(jdbcUrl).getPropertyInfo(jdbcUrl, new Properties())) {
            known.add(each.name.toLowerCase(Locale.ROOT));
        }
        for (String parameter : jdbcUrl.substring(question + 1).split("&", -1)) {
            String name = parameter.replaceFirst("=.*", "");
            if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("The SQLite driver has no parameter \"" + name + "\" and would treat it as part of"
                        + " the file name. Correct database.url; SQLite's own parameters need file: before the name,"
                        + " as in jdbc:sqlite:file:shop.db?mode=ro.");
            }
        }
        return Optional.empty();
    }

    private static Path ofUri(String path) {
        return path.startsWith("file:/")
                ? Path.of(URI.create(path.replace(" ", "%20")))
                : Path.of(path.substring("file:".length()));
    }
}
