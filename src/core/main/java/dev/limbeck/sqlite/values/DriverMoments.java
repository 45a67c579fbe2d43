package dev.limbeck.sqlite.values;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form in which the driver stores dates and times on a given connection. The form depends on the driver's settings
 * {@code date_class}, {@code date_precision} and {@code date_string_format}, which may come from a URL or a data
 * source, so the driver itself is queried.
 */
final class DriverMoments {
    /** The form of a stored date or time. */
    enum Form {
        MILLISECONDS("milliseconds since 1970"),
        SECONDS("seconds since 1970"),
        JULIAN_DAYS("Julian days"),
        TEXT("text");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final long SECOND = 1_000;
    private static final long SAMPLE = 1_000_000_000_123L;

    private final Connection connection;
    private @Nullable Form form;

    DriverMoments(Connection connection) {
        this.connection = connection;
    }

    Form form() throws SQLException {
        Form known = form;
        if (known == null) {
            known = ask();
            form = known;
        }
        return known;
    }

    private Form ask() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select typeof(?1), ?1")) {
            statement.setTimestamp(1, new Timestamp(SAMPLE));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return switch (row.getString(1)) {
                    case "integer" -> row.getLong(2) == SAMPLE ? Form.MILLISECONDS : Form.SECONDS;
                    case "real" -> Form.JULIAN_DAYS;
                    default -> Form.TEXT;
                };
            }
        }
    }

    /**
     * {@return the number or text that the driver stores for the date or time; empty if the driver would read it back
     * as a different date or time}
     *
     * @param millis milliseconds since 1970
     * @param zone the time zone of the text form
     */
    Optional<Object> stored(long millis, Calendar zone) throws SQLException {
        return switch (form()) {
            case MILLISECONDS -> Optional.of(millis);
            case SECONDS -> Optional.of(Math.floorDiv(millis, SECOND));
            case JULIAN_DAYS -> Optional.empty();
            case TEXT -> text(millis, zone);
        };
    }

    private Optional<Object> text(long millis, Calendar zone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ?")) {
            try {
                statement.setTimestamp(1, new Timestamp(millis), zone);
            } catch (RuntimeException beforeTheYearOne) {
                return Optional.empty();
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Timestamp read = row.getTimestamp(1, zone);
                boolean same = Math.abs(read.getTime() - millis) < SECOND;
                return same ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
