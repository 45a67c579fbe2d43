package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Converts dates and times to the form in which Hibernate stores them through the driver. Hibernate passes a {@code
 * java.sql} value, which counts milliseconds since 1970; values without a zone are interpreted in the JVM's zone.
 * Fractions of a millisecond are truncated, because the column does not store them.
 */
final class StoredMoments {
    /**
     * The year from which Hibernate stores instants unchanged; it converts earlier instants through local time
     * (HHH-13266).
     */
    private static final int PLAIN_FROM = 1906;

    private final DriverMoments driver;
    private boolean local;

    StoredMoments(DriverMoments driver) {
        this.driver = driver;
    }

    static boolean knows(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetTime
                || value instanceof java.util.Date
                || value instanceof Calendar
                || instant(value) != null;
    }

    private static @Nullable Instant instant(Object value) {
        return value instanceof OffsetDateTime moment
                ? moment.toInstant()
                : value instanceof ZonedDateTime moment
                        ? moment.toInstant()
                        : value instanceof Instant instant ? instant : null;
    }

    Object of(Object value, @Nullable ValueColumn column) throws SQLException {
        Asked asked = new Asked(value, column, MomentKind.of(column));
        if (asked.kind == MomentKind.OTHER) {
            throw asked.refused(
                    "is declared "
                            + (TypeSpelling.spell(Objects.requireNonNull(column).type())
                                            .isEmpty()
                                    ? "without a type"
                                    : TypeSpelling.spell(column.type()))
                            + ", so only the application knows in which form it stores a date or time",
                    "the text or the number that the application stores in this column");
        }
        Instant instant = instant(value);
        if (instant != null) {
            return instant(instant, asked);
        }
        if (value instanceof java.util.Date || value instanceof Calendar) {
            return legacy(value, asked);
        }
        if (value instanceof OffsetTime time) {
            return offsetTime(time, asked);
        }
        if (value instanceof LocalDate day) {
            return day(day, asked);
        }
        return value instanceof LocalTime time ? time(time, asked) : moment((LocalDateTime) value, asked);
    }

    /** A value and the column in which it is to be stored. */
    private record Asked(Object value, @Nullable ValueColumn column, MomentKind kind) {
        ValueRefused refused(String why, String instead) {
            String where = column == null ? "An unknown column" : "The column " + column;
            return new ValueRefused(where + " " + why + ". Instead of the "
                    + value.getClass().getName() + " " + value + ", pass " + instead + ".");
        }

        ValueRefused misplaced(String instead) {
            String type = column == null ? "not known" : TypeSpelling.spell(column.type());
            return refused("is declared " + type + ", which is a different kind of date or time", instead);
        }
    }

    private Object day(LocalDate day, Asked asked) throws SQLException {
        if (asked.kind == MomentKind.TIMESTAMP) {
            return moment(day.atStartOfDay(), asked);
        }
        if (asked.kind != MomentKind.DATE && asked.kind != MomentKind.UNKNOWN) {
            throw asked.misplaced(
                    asked.kind == MomentKind.INSTANT ? "an Instant, because the time zone matters" : "a time");
        }
        Date date = Date.valueOf(day);
        if (!date.toLocalDate().equals(day)) {
            throw asked.refused(
                    "cannot store a date that java.sql.Date does not have in the zone " + here(), "another date");
        }
        return local(date.getTime(), asked);
    }

    private Object time(LocalTime time, Asked asked) throws SQLException {
        if (asked.kind != MomentKind.TIME && asked.kind != MomentKind.UNKNOWN) {
            throw asked.misplaced(
                    asked.kind == MomentKind.TIME_IN_ZONE ? "an OffsetTime, because the time zone matters" : "a date");
        }
        return local(Time.valueOf(time).getTime() + time.getLong(ChronoField.MILLI_OF_SECOND), asked);
    }

    private Object moment(LocalDateTime given, Asked asked) throws SQLException {
        LocalDateTime moment = given.truncatedTo(ChronoUnit.MILLIS);
        if (asked.kind == MomentKind.DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return day(moment.toLocalDate(), asked);
        }
        if (asked.kind != MomentKind.TIMESTAMP && asked.kind != MomentKind.UNKNOWN) {
            throw asked.misplaced(
                    asked.kind == MomentKind.INSTANT
                            ? "an Instant, because the time zone matters"
                            : "the result of toLocalDate() or toLocalTime()");
        }
        Timestamp stamp = Timestamp.valueOf(moment);
        if (!stamp.toLocalDateTime().equals(moment)) {
            throw asked.refused(
                    "cannot store a local time that is skipped by daylight saving in the zone " + here(),
                    "another time");
        }
        return local(stamp.getTime(), asked);
    }

    /**
     * Converts an instant. In a column without a time zone, the application may store the instant in UTC or in local
     * time, so the value is rejected if the two forms differ.
     */
    private Object instant(Instant instant, Asked asked) throws SQLException {
        if (asked.kind != MomentKind.INSTANT
                && asked.kind != MomentKind.TIMESTAMP
                && asked.kind != MomentKind.UNKNOWN) {
            throw asked.misplaced("the date or the time in the application's zone");
        }
        Object absolute = stored(instant.toEpochMilli(), utc(), asked);
        if (asked.kind != MomentKind.INSTANT) {
            ZonedDateTime here = instant.atZone(ZoneId.systemDefault());
            long millis = here.getYear() < PLAIN_FROM
                    ? Timestamp.valueOf(here.toLocalDateTime()).getTime()
                    : instant.toEpochMilli();
            if (!stored(millis, Calendar.getInstance(), asked).equals(absolute)) {
                throw asked.refused(
                        "does not determine whether the application stores such an instant in UTC or in the zone "
                                + here(),
                        "the text or the number that the application stores in this column");
            }
        }
        return absolute;
    }

    /**
     * Converts a time with an offset. Hibernate stores the UTC time as if it were local time, with a precision of
     * seconds.
     */
    private Object offsetTime(OffsetTime time, Asked asked) throws SQLException {
        if (asked.kind != MomentKind.TIME_IN_ZONE) {
            throw asked.refused(
                    "does not determine in which zone the application stores a time with an offset",
                    "a LocalTime in that zone");
        }
        LocalTime clock = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
        return stored(Time.valueOf(clock).getTime(), utc(), asked);
    }

    @SuppressWarnings("JavaUtilDate") // attributes can have this type
    private Object legacy(Object value, Asked asked) throws SQLException {
        Instant instant = value instanceof Calendar calendar
                ? calendar.toInstant()
                : Instant.ofEpochMilli(((java.util.Date) value).getTime());
        Timestamp stamp = new Timestamp(instant.toEpochMilli());
        boolean sqlDate = value instanceof Date;
        boolean sqlTime = value instanceof Time;
        return switch (asked.kind) {
            case DATE -> {
                if (sqlTime) {
                    throw asked.misplaced("a date");
                }
                yield day(stamp.toLocalDateTime().toLocalDate(), asked);
            }
            case TIME -> {
                if (sqlDate) {
                    throw asked.misplaced("a time");
                }
                yield time(stamp.toLocalDateTime().toLocalTime(), asked);
            }
            case TIMESTAMP, UNKNOWN -> {
                if (sqlTime && asked.kind == MomentKind.TIMESTAMP) {
                    throw asked.misplaced("a java.sql.Timestamp");
                }
                yield local(stamp.getTime(), asked);
            }
            case INSTANT -> {
                if (sqlDate || sqlTime) {
                    throw asked.misplaced("an Instant, because the time zone matters");
                }
                yield stored(stamp.getTime(), utc(), asked);
            }
            default -> throw asked.misplaced("an OffsetTime");
        };
    }

    private Object local(long millis, Asked asked) throws SQLException {
        local = true;
        return stored(millis, Calendar.getInstance(), asked);
    }

    private Object stored(long millis, Calendar zone, Asked asked) throws SQLException {
        DriverMoments.Form form = driver.form();
        return driver.stored(millis, zone)
                .orElseThrow(() -> asked.refused(
                        "would receive " + form
                                + " from the driver, according to date_class and date_string_format in the"
                                + " URL, but the driver would not read the same value from it",
                        "the text or the number that the application stores in this column"));
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    }

    /** {@return the JVM's zone, if a value was interpreted in it} */
    Optional<String> zone() {
        return local ? Optional.of(here()) : Optional.empty();
    }

    private static String here() {
        return ZoneId.systemDefault().getId();
    }
}
