package dev.limbeck.postgresql.session;

/**
 * The URL of a database.
 *
 * @param server the part before the name of the database: {@code jdbc:postgresql://localhost:5432/}
 * @param database the name of the database as written in the URL; empty for the database of the user
 * @param parameters the parameters, including the question mark; may be empty
 */
public record DatabaseUrl(String server, String database, String parameters) {
    private static final String PREFIX = "jdbc:postgresql:";

    /** {@return the parts of the URL} */
    public static DatabaseUrl parse(String url) {
        int question = url.indexOf('?');
        String parameters = question < 0 ? "" : url.substring(question);
        String address = question < 0 ? url : url.substring(0, question);
        int start = PREFIX.length();
        if (address.startsWith("//", start)) {
            int slash = address.indexOf('/', start + 2);
            if (slash < 0) {
                return new DatabaseUrl(address + "/", "", parameters);
            }
            return new DatabaseUrl(address.substring(0, slash + 1), address.substring(slash + 1), parameters);
        }
        return new DatabaseUrl(PREFIX, address.substring(start), parameters);
    }

    /** {@return the URL of another database on the same server; its name must not need escapes} */
    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(server, other, parameters);
    }

    /** Returns the URL. It must not be printed, because its parameters may contain a password. */
    @Override
    public String toString() {
        return server + database + parameters;
    }
}
