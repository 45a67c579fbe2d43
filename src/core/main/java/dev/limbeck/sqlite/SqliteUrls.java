package dev.limbeck.sqlite;

import dev.limbeck.dialect.Urls;
import dev.limbeck.sqlite.run.DatabaseFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The URLs of the SQLite driver. */
final class SqliteUrls implements Urls {
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
}
