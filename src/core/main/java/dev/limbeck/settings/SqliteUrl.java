package dev.limbeck.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code jdbc:sqlite:} URL in its parts. The driver takes a plain file name or one of SQLite's own {@code file:} names
 * (sqlite.org/uri.html), both with parameters after a question mark.
 *
 * @param uri whether the name is a {@code file:} one
 * @param name the file's name, without {@code file:} and parameters
 * @param parameters what follows, with its question mark; empty when there is nothing
 */
public record SqliteUrl(boolean uri, String name, String parameters) {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final Pattern MEMORY_MODE = Pattern.compile("[?&]mode=memory(&|$)");
    private static final Pattern AUTHORITY = Pattern.compile("^//(localhost)?(?=/)");

    /** {@return the parts of the URL, or nothing when it leads to another kind of database} */
    public static Optional<SqliteUrl> parse(String url) {
        if (!url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = url.substring(PREFIX.length());
        boolean uri = rest.startsWith("file:");
        int question = rest.indexOf('?');
        String parameters = question < 0 ? "" : rest.substring(question);
        String name = question < 0 ? rest : rest.substring(0, question);
        return Optional.of(
                uri
                        ? new SqliteUrl(
                                true, AUTHORITY.matcher(name.substring(5)).replaceFirst(""), parameters)
                        : new SqliteUrl(false, name, parameters));
    }

    /** {@return whether there is no file behind it: in memory, temporary, or a resource of the class path} */
    public boolean inMemory() {
        return name.isEmpty()
                || name.equals(":memory:")
                || name.startsWith(":resource:")
                || (uri && MEMORY_MODE.matcher(parameters).find());
    }

    /** {@return the file it leads to, as it is written; empty when it is in memory} */
    public Optional<Path> file() {
        return inMemory() ? Optional.empty() : Optional.of(Path.of(uri ? decoded(name) : name));
    }

    /**
     * {@return the same database, its relative file taken from that folder; spelled so that the driver reads it: a
     * {@code file:} name must be a URI, and any other ends at the first question mark}
     */
    public SqliteUrl in(Path folder) {
        Optional<Path> file = file();
        if (file.isEmpty() || (!uri && file.get().isAbsolute())) {
            return this;
        }
        String resolved = folder.resolve(file.get()).normalize().toString();
        boolean asUri = uri || resolved.indexOf('?') >= 0;
        return new SqliteUrl(asUri, asUri ? encoded(resolved) : resolved, parameters);
    }

    /** {@return the whole URL} */
    @Override
    public String toString() {
        return PREFIX + (uri ? "file:" : "") + name + parameters;
    }

    /** SQLite decodes %HH in {@code file:} names, and nothing else. */
    private static String decoded(String name) {
        return name.indexOf('%') < 0
                ? name
                : java.net.URLDecoder.decode(name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What may not stand in a URI's path (RFC 3986, 3.3) as %HH; letters of all languages may, for {@link java.net.URI}. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c > ' ' && c != 0x7F && "%?#[]\"<>\\^`{|}".indexOf(c) < 0;
            encoded.append(plain ? String.valueOf(c) : String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
