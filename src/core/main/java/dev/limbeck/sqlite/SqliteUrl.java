package dev.limbeck.sqlite;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code jdbc:sqlite:} URL. The driver accepts a plain file name or an SQLite {@code file:} URI
 * (sqlite.org/uri.html), both with parameters after a question mark.
 *
 * @param uri whether the name is a {@code file:} URI
 * @param name the name of the file, without {@code file:} and parameters
 * @param parameters the parameters, including the question mark; empty if there are none
 */
record SqliteUrl(boolean uri, String name, String parameters) {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final String RESOURCE = ":resource:";

    /**
     * A URL as written in Alembic's settings: it has three slashes before a relative path and four before an absolute
     * path.
     */
    private static final Pattern SQLALCHEMY = Pattern.compile("sqlite(?:\\+\\w+)?:///([^?]+)");

    private static final Pattern MEMORY_MODE = Pattern.compile("[?&]mode=memory(&|$)");
    private static final Pattern AUTHORITY = Pattern.compile("^//(localhost)?(?=/)");

    /** {@return the parts of the URL; empty if the URL is for another kind of database} */
    public static Optional<SqliteUrl> parse(String url) {
        Matcher sqlAlchemy = SQLALCHEMY.matcher(url);
        if (sqlAlchemy.matches()) {
            return Optional.of(new SqliteUrl(false, sqlAlchemy.group(1), ""));
        }
        if (!url.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
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

    /** {@return whether the database has no file: it is in memory, temporary, or read from a resource} */
    public boolean isInMemory() {
        return name.isEmpty()
                || name.equalsIgnoreCase(":memory:")
                || name.regionMatches(true, 0, RESOURCE, 0, RESOURCE.length())
                || MEMORY_MODE.matcher(parameters).find();
    }

    /** {@return the file as written in the URL; empty if the database has no file} */
    public Optional<Path> file() {
        return isInMemory() ? Optional.empty() : Optional.of(Path.of(uri ? decoded(name) : name));
    }

    /**
     * {@return the URL of the same database with a relative file resolved against the given folder, in a form that the
     * driver can read: a {@code file:} name must be a valid URI, and a plain name ends at the first question mark}
     */
    public SqliteUrl resolveAgainst(Path folder) {
        Optional<Path> file = file();
        if (file.isEmpty() || (!uri && file.get().isAbsolute())) {
            return this;
        }
        return of(folder.resolve(file.get()).normalize(), uri, parameters);
    }

    /** {@return the URL of the given file} */
    static SqliteUrl of(Path file) {
        return of(file.toAbsolutePath().normalize(), false, "");
    }

    private static SqliteUrl of(Path file, boolean uri, String parameters) {
        String name = file.toString();
        boolean asUri = uri || name.indexOf('?') >= 0;
        return new SqliteUrl(asUri, asUri ? encoded(name) : name, parameters);
    }

    /** {@return the whole URL} */
    @Override
    public String toString() {
        return PREFIX + (uri ? "file:" : "") + name + parameters;
    }

    /** Decodes only escapes of the form %HH, as SQLite does in {@code file:} URIs. */
    private static String decoded(String name) {
        return name.indexOf('%') < 0
                ? name
                : java.net.URLDecoder.decode(name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Encodes characters that are not allowed in the path of a URI (RFC 3986, section 3.3) as %HH. All letters are left
     * unchanged, because {@link java.net.URI} accepts them.
     */
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
