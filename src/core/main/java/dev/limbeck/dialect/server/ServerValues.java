package dev.limbeck.dialect.server;

import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores Java values as the driver and Hibernate store them. The driver itself converts dates, times and UUIDs. */
public final class ServerValues implements StoredValues {
    private final ValueTypes types;
    private boolean zoned;

    /** Creates the converter for a database with the given types. */
    public ServerValues(ValueTypes types) {
        this.types = types;
    }

    @Override
    public boolean needColumn(@Nullable Object value) {
        return value instanceof Enum<?>
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof java.util.Date
                || value instanceof Calendar;
    }

    @Override
    public @Nullable Object of(@Nullable Object value, @Nullable ValueColumn column) {
        if (value == null
                || value instanceof byte[]
                || value instanceof SqlText
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof char[] characters) {
            return new String(characters);
        }
        if (value instanceof Number number) {
            return number instanceof BigInteger integer ? new BigDecimal(integer) : number;
        }
        if (value instanceof Enum<?> constant) {
            return constant(constant, column);
        }
        return value instanceof UUID uuid ? uuid(uuid, column) : moment(value, column);
    }

    @SuppressWarnings("EnumOrdinal") // Hibernate stores the ordinal
    private Object constant(Enum<?> constant, @Nullable ValueColumn column) {
        boolean coded = Stream.of(constant.getDeclaringClass().getDeclaredFields())
                .map(Field::getDeclaredAnnotations)
                .flatMap(Arrays::stream)
                .anyMatch(mark -> mark.annotationType().getName().equals("jakarta.persistence.EnumeratedValue"));
        if (coded) {
            throw refuse(constant, column);
        }
        return column != null && types.isNumber(column.type()) ? constant.ordinal() : constant.name();
    }

    private Object uuid(UUID uuid, @Nullable ValueColumn column) {
        if (column != null && types.isBytes(column.type())) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        return column != null && types.isText(column.type()) ? uuid.toString() : uuid;
    }

    @SuppressWarnings("JavaUtilDate") // entities can have attributes of this type
    private Object moment(Object value, @Nullable ValueColumn column) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toOffsetDateTime();
        }
        Instant instant = value instanceof Instant moment
                ? moment
                : value instanceof java.util.Date date
                        ? Instant.ofEpochMilli(date.getTime()).plusNanos(nanos(date))
                        : value instanceof Calendar calendar ? calendar.toInstant() : null;
        if (instant == null) {
            throw refuse(value, column);
        }
        if (column != null && types.isLocalTimestamp(column.type())) {
            if (value instanceof Instant && types.hasZonedTimestamps()) {
                throw refuse(value, column);
            }
            zoned = !(value instanceof Instant);
            return LocalDateTime.ofInstant(instant, value instanceof Instant ? ZoneOffset.UTC : ZoneId.systemDefault());
        }
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Returns the part of a timestamp that is smaller than a millisecond. */
    private static long nanos(java.util.Date date) {
        return date instanceof java.sql.Timestamp moment ? moment.getNanos() % 1_000_000 : 0;
    }

    private static ValueRefused refuse(Object value, @Nullable ValueColumn column) {
        return new ValueRefused("A " + value.getClass().getName() + " can be stored in more than one way"
                + (column == null ? "" : ", and the type of the column " + column + " does not determine which")
                + "; the revision must store the value in the form that the application uses: pass the text, the"
                + " number or the bytes that the application stores.");
    }

    /** Accepts every value, because on a server all values of a column have the same form. */
    @Override
    public void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column) {}

    @Override
    public Optional<String> zone() {
        return zoned ? Optional.of(ZoneId.systemDefault().getId()) : Optional.empty();
    }

    @Override
    public Optional<String> example(SqlType type) {
        return types.example(type);
    }

    @Override
    public Optional<String> objection(SqlText expression, SqlType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unreadable(SqlText expression, SqlType type) {
        return Optional.empty();
    }
}
