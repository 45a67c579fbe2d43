package dev.limbeck.hibernate.journey.stored;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Generates values for an attribute: the smallest and largest values of its type, and some random values. */
@SuppressWarnings("JavaUtilDate") // attributes can have this type
final class Draws {
    private static final List<LocalDateTime> CORNERS = List.of(
            LocalDateTime.of(2024, 5, 6, 7, 8, 9),
            LocalDateTime.of(2024, 5, 6, 7, 8, 9, 123_456_000),
            LocalDateTime.of(2024, 5, 6, 0, 0),
            LocalDateTime.of(1970, 1, 1, 0, 0),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(1582, 10, 10, 12, 0),
            LocalDateTime.of(1905, 6, 7, 8, 9, 10, 11_000_000),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000),
            // Because of daylight saving time, these times do not exist in Paris, New York or São Paulo; Samoa skipped
            // an entire day.
            LocalDateTime.of(2024, 3, 31, 2, 30),
            LocalDateTime.of(2024, 3, 10, 2, 30),
            LocalDateTime.of(2018, 11, 4, 0, 0),
            LocalDateTime.of(2011, 12, 30, 12, 0),
            // At the end of daylight saving time, these times occur twice.
            LocalDateTime.of(2024, 10, 27, 2, 30),
            LocalDateTime.of(2024, 11, 3, 1, 30));

    private static final int SOME = 12;

    private final Random random;

    Draws(long seed) {
        this.random = new Random(seed);
    }

    List<Object> of(Field field) {
        Class<?> type = field.getType();
        List<Object> values = new ArrayList<>();
        List<LocalDateTime> moments = new ArrayList<>(CORNERS);
        for (int i = 0; i < SOME; i++) {
            moments.add(LocalDateTime.ofEpochSecond(
                    random.nextLong(-62_000_000_000L, 253_000_000_000L),
                    random.nextInt(1_000_000_000),
                    ZoneOffset.UTC));
        }
        for (LocalDateTime moment : moments) {
            Object value = moment(type, moment);
            if (value != null) {
                values.add(value);
            }
        }
        values.addAll(others(type));
        if (values.isEmpty()) {
            throw new AssertionError("There is no value for " + field);
        }
        return values;
    }

    private @org.jspecify.annotations.Nullable Object moment(Class<?> type, LocalDateTime moment) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-17, 18) * 1_800);
        if (type == LocalDate.class) {
            return moment.toLocalDate();
        } else if (type == LocalTime.class) {
            return moment.toLocalTime();
        } else if (type == LocalDateTime.class) {
            return moment;
        } else if (type == Instant.class) {
            return moment.toInstant(ZoneOffset.UTC);
        } else if (type == OffsetDateTime.class) {
            return moment.atOffset(offset);
        } else if (type == ZonedDateTime.class) {
            return moment.atZone(ZoneId.of("Asia/Tokyo"));
        } else if (type == OffsetTime.class) {
            return moment.toLocalTime().atOffset(offset);
        }
        return legacy(type, moment);
    }

    private static @org.jspecify.annotations.Nullable Object legacy(Class<?> type, LocalDateTime moment) {
        Date date = new Date(moment.toInstant(ZoneOffset.UTC).toEpochMilli());
        if (type == Date.class) {
            return date;
        } else if (type == Calendar.class) {
            Calendar calendar = Calendar.getInstance();
            calendar.setTime(date);
            return calendar;
        } else if (type == java.sql.Date.class) {
            return java.sql.Date.valueOf(moment.toLocalDate());
        } else if (type == java.sql.Time.class) {
            return java.sql.Time.valueOf(moment.toLocalTime());
        }
        return type == java.sql.Timestamp.class ? java.sql.Timestamp.valueOf(moment) : null;
    }

    private List<Object> others(Class<?> type) {
        if (type == UUID.class) {
            return List.of(new UUID(1, 2), new UUID(random.nextLong(), random.nextLong()));
        } else if (type == Boolean.class) {
            return List.of(true, false);
        } else if (type == byte[].class) {
            return List.of(new byte[] {0, -1}, new byte[0]);
        } else if (type == Everything.Colour.class) {
            return List.of(Everything.Colour.RED, Everything.Colour.BLUE);
        } else if (type == Character.class) {
            return List.of('a', 'ß', '\'');
        } else if (type == char[].class) {
            return List.of("it's".toCharArray());
        } else if (type == String.class) {
            return List.of("it's", "é\n", "", "2024-05-06", "1");
        }
        return numbers(type);
    }

    private List<Object> numbers(Class<?> type) {
        if (type == BigDecimal.class) {
            return List.of(
                    new BigDecimal("0.10"),
                    new BigDecimal("-12345.67"),
                    new BigDecimal("1E+3"),
                    new BigDecimal("9007199254740993"),
                    new BigDecimal("12345678901234567890.1234567890"),
                    new BigDecimal(BigInteger.valueOf(random.nextLong()), 7),
                    new BigDecimal(BigInteger.valueOf(random.nextInt()), 2));
        } else if (type == BigInteger.class) {
            return List.of(
                    BigInteger.TEN,
                    BigInteger.valueOf(Long.MIN_VALUE),
                    BigInteger.TWO.pow(64),
                    new BigInteger("123456789012345678901234567890"),
                    BigInteger.valueOf(random.nextLong()));
        } else if (type == Float.class) {
            return List.of(0.1f, -1.5f, Float.MAX_VALUE, random.nextFloat());
        } else if (type == Double.class) {
            return List.of(0.1, 1e300, -2.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, random.nextDouble());
        } else if (type == Byte.class) {
            return List.of(Byte.MIN_VALUE, (byte) 1);
        } else if (type == Short.class) {
            return List.of(Short.MAX_VALUE, (short) -1);
        } else if (type == Integer.class) {
            return List.of(Integer.MIN_VALUE, random.nextInt());
        }
        return type == Long.class ? List.of(Long.MAX_VALUE, random.nextLong()) : List.of();
    }
}
