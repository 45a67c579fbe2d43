package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.Urls;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs of pgjdbc, the JDBC driver of PostgreSQL. */
public final class PostgresqlUrls implements Urls {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final Pattern SCHEMA =
            Pattern.compile("([?&])currentSchema=(?:([a-z_][a-z0-9_]*)|(?:%22|\")([^\"%,&]+)(?:%22|\"))(&|$)");
    private static final Pattern PARAMETER = Pattern.compile("[?&]currentSchema=([^&]+)");

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    @Override
    public String example(String name) {
        return PREFIX + "//localhost:5432/" + name;
    }

    /** {@return the value of the parameter {@code currentSchema} as it is written, with quotes, if the URL has it} */
    static Optional<String> findSchema(@Nullable String jdbcUrl) {
        Matcher parameter = PARAMETER.matcher(jdbcUrl == null ? "" : jdbcUrl);
        return parameter.find() ? Optional.of(parameter.group(1).replace("%22", "\"")) : Optional.empty();
    }

    /** The parameter {@code currentSchema} is a list of names as in {@code search_path}. */
    @Override
    public Optional<SchemaUrl> ofSchema(String jdbcUrl) {
        Matcher parameter = SCHEMA.matcher(jdbcUrl);
        return parameter.find()
                ? Optional.of(new SchemaUrl(
                        parameter.replaceFirst("$1"),
                        parameter.group(2) == null ? parameter.group(3) : parameter.group(2)))
                : Optional.empty();
    }

    @Override
    public Optional<String> withSchema(String jdbcUrl, String schema) {
        String other = jdbcUrl.replaceAll("(?<=[?&])currentSchema=[^&]*&?", "");
        String separator = !other.contains("?") ? "?" : other.endsWith("?") || other.endsWith("&") ? "" : "&";
        String url = other + separator + "currentSchema=" + schema;
        return ofSchema(url).map(named -> url);
    }

    @Override
    public Optional<JdbcDriver> driver() {
        return Optional.of(new JdbcDriver("org.postgresql.Driver", "org.postgresql:postgresql"));
    }
}
