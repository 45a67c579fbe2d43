package dev.limbeck.sqlite.values;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks whether an SQL expression returns a date or time in the form that the driver stores, and writes the expression
 * for the current date or time (sqlite.org/lang_datefunc.html). SQLite's functions return text in several formats, of
 * which the driver reads only one.
 */
final class MomentExpression {
    private static final Pattern TEXT_OF_SQLITE =
            Pattern.compile("(?i)\\bcurrent_(date|time|timestamp)\\b|\\b(date|time|datetime)\\s*\\(");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\b(unixepoch|strftime|julianday|cast)\\s*\\(");

    /** The driver's default text format. */
    private static final Pattern USUAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");

    /**
     * The lower bound of numbers that are interpreted as seconds. As seconds since 1970, numbers of this size denote
     * the years 2001 to 2286; as milliseconds, they would denote only the first four months of 1970.
     */
    private static final long LEAST_SECONDS = 1_000_000_000L;

    private static final long MOST_SECONDS = 9_999_999_999L;

    private final Connection connection;
    private final DriverMoments driver;

    MomentExpression(Connection connection) {
        this.connection = connection;
        this.driver = new DriverMoments(connection);
    }

    /** {@return an expression for the current date or time in the form of the given column; empty for other columns} */
    Optional<String> now(SqlType type) throws SQLException {
        MomentKind kind = MomentKind.of(type);
        return switch (driver.form()) {
            case MILLISECONDS -> seconds(kind).map(seconds -> seconds + " * 1000");
            case SECONDS -> seconds(kind);
            case TEXT -> isUsual() ? text(kind) : Optional.empty();
            case JULIAN_DAYS -> Optional.empty();
        };
    }

    private static Optional<String> seconds(MomentKind kind) {
        return switch (kind) {
            case DATE -> Optional.of("unixepoch('now', 'localtime', 'start of day', 'utc')");
            case TIME -> Optional.of("unixepoch('1970-01-01 ' || time('now', 'localtime'), 'utc')");
            case TIME_IN_ZONE -> Optional.of("unixepoch('1970-01-01 ' || time('now'), 'utc')");
            case TIMESTAMP, INSTANT -> Optional.of("unixepoch('now')");
            case UNKNOWN, OTHER -> Optional.empty();
        };
    }

    private static Optional<String> text(MomentKind kind) {
        return switch (kind) {
            case DATE -> Optional.of("strftime('%Y-%m-%d 00:00:00.000', 'now', 'localtime')");
            case TIME -> Optional.of("strftime('1970-01-01 %H:%M:%f', 'now', 'localtime')");
            case TIMESTAMP -> Optional.of("strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime')");
            case INSTANT -> Optional.of("strftime('%Y-%m-%d %H:%M:%f', 'now')");
            case TIME_IN_ZONE, UNKNOWN, OTHER -> Optional.empty();
        };
    }

    private boolean isUsual() throws SQLException {
        return driver.stored(0, Calendar.getInstance())
                .filter(text -> USUAL.matcher(text.toString()).matches())
                .isPresent();
    }

    /** {@return a description of the expression's value if it is not in the form that the driver stores} */
    Optional<String> objection(SqlText expression, SqlType type, boolean unreadableOnly) throws SQLException {
        if (MomentKind.of(type) == MomentKind.OTHER) {
            return Optional.empty();
        }
        Optional<String> objection = computed(expression.sql(), unreadableOnly);
        if (objection.isEmpty()) {
            return objection;
        }
        String now =
                now(type).map(text -> " The current value is " + text + ".").orElse("");
        return Optional.of(objection.get() + "; the driver that Hibernate uses stores " + driver.form()
                + ". Use that form unless the application stores this attribute in a different form." + now);
    }

    private Optional<String> computed(String sql, boolean unreadableOnly) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select typeof(x), x from (select (" + sql + "\n) as x)")) {
            row.next();
            return switch (row.getString(1)) {
                case "text" -> ofText(row, unreadableOnly);
                case "integer" -> unreadableOnly ? Optional.empty() : ofNumber(row.getLong(2));
                case "real" ->
                    unreadableOnly || driver.form() == DriverMoments.Form.JULIAN_DAYS
                            ? Optional.empty()
                            : Optional.of("It returns the number " + row.getString(2));
                case "blob" -> Optional.of("It returns bytes");
                default -> Optional.empty();
            };
        } catch (SQLException overTheRow) {
            boolean text = TEXT_OF_SQLITE.matcher(sql).find()
                    && !NUMBER.matcher(sql).find()
                    && driver.form() != DriverMoments.Form.TEXT;
            return text && !unreadableOnly
                    ? Optional.of("It returns text such as 2026-01-31, like SQLite's functions")
                    : Optional.empty();
        }
    }

    private Optional<String> ofText(ResultSet row, boolean unreadableOnly) throws SQLException {
        String text = row.getString(2);
        Timestamp read;
        try {
            read = row.getTimestamp(2);
        } catch (SQLException unreadable) {
            return Optional.of("It returns the text '" + text + "', which the application could not read");
        }
        boolean same = driver.form() == DriverMoments.Form.TEXT
                && driver.stored(read.getTime(), Calendar.getInstance())
                        .filter(text::equals)
                        .isPresent();
        return same || unreadableOnly
                ? Optional.empty()
                : Optional.of("It returns the text '" + text + "', which the application would read as " + read
                        + " in its time zone");
    }

    private Optional<String> ofNumber(long number) throws SQLException {
        boolean seconds = number >= LEAST_SECONDS && number <= MOST_SECONDS;
        return switch (driver.form()) {
            case MILLISECONDS ->
                seconds ? Optional.of("It returns " + number + ", which counts seconds") : Optional.empty();
            case SECONDS ->
                number > MOST_SECONDS
                        ? Optional.of("It returns " + number + ", which counts milliseconds")
                        : Optional.empty();
            case TEXT, JULIAN_DAYS -> Optional.of("It returns the number " + number);
        };
    }
}
