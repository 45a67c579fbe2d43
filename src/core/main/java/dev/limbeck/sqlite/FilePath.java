package dev.limbeck.sqlite;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The file behind a {@code jdbc:sqlite:} URL, where there is one (sqlite.org/uri.html). */
final class FilePath {
    private static final String PREFIX = "jdbc:sqlite:";

    private FilePath() {}

    /** {@return the file; empty for a database in memory, a temporary one, or one inside a resource} */
    static Optional<Path> of(String jdbcUrl) {
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

    private static Path ofUri(String path) {
        return path.startsWith("file:/") ? Path.of(URI.create(path)) : Path.of(path.substring("file:".length()));
    }
}
