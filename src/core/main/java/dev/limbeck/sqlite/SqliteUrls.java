package dev.limbeck.sqlite;

import dev.limbeck.dialect.Urls;
import dev.limbeck.sqlite.run.DatabaseFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URLs of the SQLite driver. */
final class SqliteUrls implements Urls {
    /** The driver's URL parameter for foreign keys. */
    private static final Pattern FOREIGN_KEYS =
            Pattern.compile("[?&]foreign_keys=(on|true|yes|1)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.toLowerCase(Locale.ROOT).startsWith("jdbc:sqlite:");
    }

    @Override
    public Optional<Path> file(String jdbcUrl) {
        return DatabaseFile.find(jdbcUrl);
    }

    @Override
    public Optional<String> findProblem(String jdbcUrl) throws SQLException {
        return DatabaseFile.findObjection(jdbcUrl);
    }

    @Override
    public boolean enforcesForeignKeys(String jdbcUrl) {
        return FOREIGN_KEYS.matcher(jdbcUrl).find();
    }
}
