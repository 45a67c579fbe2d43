package dev.limbeck.command.draft;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import org.jspecify.annotations.Nullable;

/**
 * The URL in a new limbeck.toml.
 *
 * @param urls the URLs of the dialect
 * @param given the URL of the database, or null for an example
 * @param publishable whether the given URL has no password, in which case it may be written into a file
 * @param server whether the database is on a server
 */
public record ExampleUrl(Urls urls, @Nullable String given, boolean publishable, boolean server) {
    /** {@return an example of a URL of an embedded database} */
    public static ExampleUrl of(Dialect embedded) {
        return new ExampleUrl(embedded.urls(), null, true, false);
    }

    /** {@return the URL of the given database} */
    public static ExampleUrl of(Dialect dialect, String url, boolean publishable) {
        return new ExampleUrl(
                dialect.urls(), url, publishable, !dialect.traits().has(Feature.EMBEDDED));
    }

    /** {@return the value of {@code database.url} for a database with the given name} */
    String value(String name, String variable) {
        String url = given == null ? urls.example(name) : given;
        return publishable ? "${" + variable + ":-" + url + "}" : "${" + variable + "}";
    }

    /** {@return the line that permits scratch databases on the database server; empty for embedded databases} */
    String permission() {
        return server
                ? """
                # Commands that compare or prove create scratch databases on the server of this database. An environment
                # with its own URL does not inherit this; there, scratch_url can name another server.
                scratch = "live"
                """
                : "";
    }
}
