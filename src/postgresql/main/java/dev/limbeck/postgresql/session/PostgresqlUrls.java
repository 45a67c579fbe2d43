package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.Urls;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs of pgjdbc, the PostgreSQL JDBC driver. */
public final class PostgresqlUrls implements Urls {
    private static final String PREFIX = "jdbc:postgresql:";

    /** The name that the server replaces with the user's name, even if it is quoted. */
    static final String USER = "$user";

    private static final Pattern NAME = Pattern.compile("([a-z_][a-z0-9_]*)|\"((?:[^\"]|\"\")+)\"");
    private static final Pattern SERVICE = Pattern.compile("[?&]service=([^&]+)");
    private static final Pattern PARAMETER = Pattern.compile("([?&])currentSchema=([^&]+)(?:&|$)");

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    @Override
    public String example(String name) {
        return PREFIX + "//localhost:5432/" + name;
    }

    /** {@return the value of the parameter {@code currentSchema}, a list of names as in SQL, if the URL has it} */
    static Optional<String> findSchemas(@Nullable String jdbcUrl) {
        Matcher parameter = PARAMETER.matcher(jdbcUrl == null ? "" : jdbcUrl);
        return parameter.find() ? Optional.of(decode(parameter.group(2))) : Optional.empty();
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // the driver rejects such a URL
        }
    }

    /** {@return the names as they are written in a URL} */
    static String encode(String schemas) {
        return URLEncoder.encode(schemas, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    /** {@return the name in quotes, which is written in the list of {@code currentSchema}} */
    static String quote(String schema) {
        return "\"" + schema.replace("\"", "\"\"") + "\"";
    }

    /** Reads the parameter {@code currentSchema}, a list of names as in {@code search_path}. */
    @Override
    public Optional<SchemaUrl> ofSchema(String jdbcUrl) {
        Matcher parameter = PARAMETER.matcher(jdbcUrl);
        if (!parameter.find()) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(decode(parameter.group(2)));
        if (!name.matches()) {
            return Optional.empty();
        }
        String plain = name.group(1);
        return Optional.of(new SchemaUrl(
                parameter.replaceFirst("$1"), plain == null ? name.group(2).replace("\"\"", "\"") : plain));
    }

    /** Writes the name in quotes if PostgreSQL would otherwise read it differently. */
    @Override
    public Optional<String> withSchema(String jdbcUrl, String schema) {
        if (schema.equals(USER)) {
            return Optional.empty();
        }
        String other = jdbcUrl.replaceAll("(?<=[?&])currentSchema=[^&]*&?", "");
        String separator = !other.contains("?") ? "?" : other.endsWith("?") || other.endsWith("&") ? "" : "&";
        Matcher name = NAME.matcher(schema);
        boolean plain = name.matches() && name.group(1) != null;
        return Optional.of(other + separator + "currentSchema=" + (plain ? schema : encode(quote(schema))));
    }

    /** The driver logs, but does not report, that a service is missing. */
    @Override
    public String adviceIfRejected(String jdbcUrl) {
        Matcher service = SERVICE.matcher(jdbcUrl);
        return service.find()
                ? "Check that the service " + decode(service.group(1)) + " is defined in .pg_service.conf in the home"
                        + " directory, or in the file that the environment variable PGSERVICEFILE specifies."
                : Urls.super.adviceIfRejected(jdbcUrl);
    }

    @Override
    public Optional<JdbcDriver> driver() {
        return Optional.of(new JdbcDriver("org.postgresql.Driver", "org.postgresql:postgresql"));
    }
}
