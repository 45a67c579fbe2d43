package dev.limbeck.sqlite.values;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The URL parameters that determine how the driver stores dates and times: {@code date_class}, {@code date_precision}
 * and {@code date_string_format}.
 *
 * @param parameters the parameters as written in the URL
 */
public record DriverOptions(List<String> parameters) {
    /** No parameters. */
    public static final DriverOptions NONE = new DriverOptions(List.of());

    /**
     * The names of these parameters. Other parameters are not copied, because the driver would treat an unknown
     * parameter as part of the file name.
     */
    private static final Set<String> NAMES = Set.of("date_class", "date_precision", "date_string_format");

    /** Copies the list. */
    public DriverOptions {
        parameters = List.copyOf(parameters);
    }

    public static DriverOptions of(String jdbcUrl) {
        List<String> parameters = new ArrayList<>();
        int question = jdbcUrl.indexOf('?');
        if (question >= 0) {
            for (String parameter : jdbcUrl.substring(question + 1).split("&", -1)) {
                if (NAMES.contains(parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT))) {
                    parameters.add(parameter);
                }
            }
        }
        return new DriverOptions(parameters);
    }

    /** Reads the settings from the connection, because settings of a data source need not be part of its URL. */
    public static DriverOptions of(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        DriverOptions named = of(url == null ? "" : url);
        if (!named.equals(NONE)) {
            return named;
        }
        return switch (new DriverMoments(connection).form()) {
            case MILLISECONDS -> NONE;
            case SECONDS -> new DriverOptions(List.of("date_precision=SECONDS"));
            case JULIAN_DAYS -> new DriverOptions(List.of("date_class=REAL"));
            case TEXT -> new DriverOptions(List.of("date_class=TEXT"));
        };
    }

    /** {@return the parameters as the query part of a URL} */
    public String query() {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
