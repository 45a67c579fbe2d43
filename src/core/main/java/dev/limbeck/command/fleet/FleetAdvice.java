package dev.limbeck.command.fleet;

import dev.limbeck.command.project.Project;
import dev.limbeck.settings.Passwords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds the URL of a database to the commands that a message about that database recommends, because these commands
 * concern only that database.
 */
final class FleetAdvice {
    private static final Pattern COMMAND =
            Pattern.compile("`(limbeck (?:resume|upgrade|downgrade|current|stamp|unlock)\\b[^`]*)`");

    private FleetAdvice() {}

    /** {@return the message; without a URL, for instance if the database has a data source, it is unchanged} */
    static String of(String message, Project fleet, FleetDatabase database) {
        return url(fleet, database)
                .map(url -> COMMAND.matcher(message)
                        .replaceAll("`$1 " + Matcher.quoteReplacement("--url \"" + Passwords.remove(url) + "\"") + "`"))
                .orElse(message);
    }

    private static Optional<String> url(Project fleet, FleetDatabase database) {
        if (database.source() != null) {
            return Optional.empty();
        }
        String schema = database.schema();
        String own = database.url();
        if (own.isEmpty() && schema != null) {
            return fleet.databaseUrl().flatMap(url -> fleet.urls(url).flatMap(urls -> urls.withSchema(url, schema)));
        }
        // The URL of a file contains the name from the list, which is relative to the project.
        Optional<String> file = fleet.urls(own)
                .flatMap(urls -> urls.file(own))
                .map(Path::toString)
                .filter(path -> own.endsWith(path) && !own.equals(database.name()))
                .map(path -> own.substring(0, own.length() - path.length()) + database.name());
        return Optional.of(file.orElse(own));
    }
}
