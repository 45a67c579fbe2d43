package dev.limbeck.hibernate.journey.stored;

import dev.limbeck.Operations;
import dev.limbeck.dialect.ValueRefused;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the entity. Each value is stored once by Limbeck and once by Hibernate; the rows that Hibernate stores
 * have higher ids.
 */
@SuppressWarnings("JavaUtilDate") // attributes can have this type
public final class StoredRows {
    private static final int HIBERNATE = 100_000;

    /** A value of an attribute. */
    private record Cell(Field field, Object value) {}

    /** The precision with which the driver stores dates and times. */
    private static ChronoUnit unit = ChronoUnit.MILLIS;

    private static final Map<Integer, Cell> CELLS = new LinkedHashMap<>();
    private static final Map<Integer, String> REFUSED = new HashMap<>();
    private static final Map<Integer, String> UNWRITTEN = new HashMap<>();
    private static final Set<Integer> UNFAITHFUL = new HashSet<>();

    private StoredRows() {}

    static void prepare(ChronoUnit precision) {
        unit = precision;
        Draws draws = new Draws(20_261_128);
        int id = 0;
        for (Field field : Everything.class.getDeclaredFields()) {
            if (!field.getName().equals("id")) {
                for (Object value : draws.of(field)) {
                    CELLS.put(++id, new Cell(field, value));
                }
            }
        }
    }

    static String summary() {
        return CELLS.size() + " values, " + REFUSED.size() + " refused, " + UNFAITHFUL.size()
                + " not kept by Hibernate";
    }

    /** The revision that stores the values. */
    public static void insert(Operations op) {
        REFUSED.clear();
        CELLS.forEach((id, cell) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id);
            row.put(cell.field.getName(), cell.value);
            try {
                op.bulkInsert("Everything", List.of(row));
            } catch (ValueRefused e) {
                REFUSED.put(id, String.valueOf(e.getMessage()));
            }
        });
    }

    static void persist(SessionFactory factory) {
        CELLS.forEach((id, cell) -> {
            try {
                Everything row = new Everything();
                row.id = HIBERNATE + id;
                cell.field.set(row, cell.value);
                factory.inTransaction(session -> session.persist(row));
            } catch (Exception e) {
                UNWRITTEN.put(id, e.toString());
            }
        });
    }

    private static @Nullable Object read(SessionFactory factory, Cell cell, int id)
            throws ReflectiveOperationException {
        Everything row = factory.fromSession(session -> session.find(Everything.class, id));
        return cell.field.get(row);
    }

    /** {@return the values that differ from the expected values} */
    static List<String> compare(SessionFactory factory, Map<String, String> raw) {
        List<String> wrong = new ArrayList<>();
        CELLS.forEach((id, cell) -> {
            String problem;
            try {
                problem = problem(factory, raw, id, cell);
            } catch (Exception e) {
                problem = "cannot be read: " + e;
            }
            if (problem != null) {
                wrong.add(cell.field.getName() + " " + shown(cell.value) + " " + problem);
            }
        });
        return wrong;
    }

    private static @Nullable String problem(SessionFactory factory, Map<String, String> raw, int id, Cell cell)
            throws ReflectiveOperationException {
        Object theirs = null;
        if (!UNWRITTEN.containsKey(id)) {
            try {
                theirs = read(factory, cell, HIBERNATE + id);
            } catch (RuntimeException e) {
                UNWRITTEN.put(id, e.toString());
            }
        }
        boolean faithful = theirs != null && same(cell, theirs);
        if (!faithful) {
            UNFAITHFUL.add(id);
        }
        String refused = REFUSED.get(id);
        if (refused != null) {
            boolean allowed = !faithful || isAmbiguous(cell);
            return allowed ? null : "is refused, and Hibernate reads " + shown(theirs) + ": " + refused;
        }
        Object ours = Objects.requireNonNull(read(factory, cell, id), "null");
        if (!same(cell, ours)) {
            return "is read as " + shown(ours) + " from " + raw.get(key(id, cell)) + ", Hibernate's "
                    + raw.get(key(HIBERNATE + id, cell)) + " as " + shown(theirs);
        }
        boolean alike = String.valueOf(raw.get(key(id, cell))).equals(raw.get(key(HIBERNATE + id, cell)));
        return alike || UNWRITTEN.containsKey(id) || keepsMore(cell)
                ? null
                : "is stored as " + raw.get(key(id, cell)) + ", by Hibernate as " + raw.get(key(HIBERNATE + id, cell));
    }

    /**
     * Returns whether Hibernate stores more than the column requires. Hibernate preserves the time part of a date, the
     * date part of a time, and the scale of a number. It rounds a time, and rounds seconds toward 1970.
     */
    private static boolean keepsMore(Cell cell) {
        return unit == ChronoUnit.SECONDS
                || cell.value instanceof BigDecimal
                || cell.field.getName().matches("utilDate|utilTime")
                || (cell.value instanceof LocalTime time && !time.equals(time.truncatedTo(ChronoUnit.MILLIS)));
    }

    /**
     * Returns whether the value could be stored in several forms. The timestamp type does not determine how an instant
     * is stored, and the type of a byte string does not determine how a UUID is stored.
     */
    private static boolean isAmbiguous(Cell cell) {
        return cell.value instanceof Instant
                || cell.value instanceof OffsetDateTime
                || cell.value instanceof ZonedDateTime
                || cell.value instanceof OffsetTime
                || cell.field.getName().equals("uuid");
    }

    private static boolean same(Cell cell, Object read) {
        return Objects.deepEquals(normal(cell, cell.value), normal(cell, read));
    }

    /** Returns the value with the precision of its column; if a value has an offset, only the instant is stored. */
    private static @Nullable Object normal(Cell cell, Object value) {
        if (value instanceof LocalTime time) {
            return time.truncatedTo(unit);
        } else if (value instanceof LocalDateTime moment) {
            return moment.truncatedTo(unit);
        } else if (value instanceof Instant instant) {
            return kept(instant.toEpochMilli());
        } else if (value instanceof OffsetDateTime moment) {
            return kept(moment.toInstant().toEpochMilli());
        } else if (value instanceof ZonedDateTime moment) {
            return kept(moment.toInstant().toEpochMilli());
        } else if (value instanceof OffsetTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
        } else if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return legacy(cell, value);
    }

    private static @Nullable Object legacy(Cell cell, Object value) {
        LocalDateTime here = value instanceof Date date
                ? LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneId.systemDefault())
                : null;
        return switch (cell.field.getName()) {
            case "utilDate", "sqlDate" -> new java.sql.Date(((Date) value).getTime()).toString();
            case "utilTime", "sqlTime" ->
                Objects.requireNonNull(here) == null ? null : new java.sql.Time(((Date) value).getTime()).toString();
            case "utilTimestamp", "sqlTimestamp" -> kept(((Date) value).getTime());
            case "calendar" -> kept(((Calendar) value).getTimeInMillis());
            default -> value;
        };
    }

    private static long kept(long millis) {
        return Math.floorDiv(millis, unit.getDuration().toMillis());
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Date date) {
            return value + " (" + date.getTime() + ")";
        }
        return value != null && value.getClass().isArray()
                ? value.getClass().getSimpleName() + Array.getLength(value)
                : value instanceof Calendar calendar ? calendar.toInstant().toString() : String.valueOf(value);
    }

    private static String key(int id, Cell cell) {
        return id + "." + cell.field.getName();
    }

    /** {@return each cell that is not empty, as SQLite stores it} */
    static Map<String, String> raw(String url) throws SQLException {
        Map<String, String> raw = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (Field field : Everything.class.getDeclaredFields()) {
                String name = field.getName();
                try (ResultSet rows = statement.executeQuery(
                        "select id, quote(" + name + ") from Everything where " + name + " is not null order by id")) {
                    while (rows.next()) {
                        raw.put(rows.getInt(1) + "." + name, rows.getString(2));
                    }
                }
            }
        }
        return raw;
    }

    /** {@return the values that the script stores differently} */
    static List<String> scripted(Map<String, String> ours, Map<String, String> scripted) {
        List<String> wrong = new ArrayList<>();
        CELLS.forEach((id, cell) -> {
            if (!Objects.equals(ours.get(key(id, cell)), scripted.get(key(id, cell)))) {
                wrong.add("The script stores " + scripted.get(key(id, cell)) + " for " + ours.get(key(id, cell))
                        + " in " + cell.field.getName());
            }
        });
        return wrong;
    }

    /** The revision that reads the values stored by Hibernate and stores them again. */
    public static void change(Operations op) throws SQLException {
        for (Field field : Everything.class.getDeclaredFields()) {
            String name = field.getName();
            op.migrateRows(
                    "select id, " + name + " from Everything where id > " + HIBERNATE + " and " + name + " is not null",
                    "update Everything set " + name + " = ? where id = ?",
                    row -> again(row, field));
        }
    }

    private static @Nullable Object @Nullable [] again(ResultSet row, Field field) throws SQLException {
        int id = row.getInt(1);
        Cell cell = CELLS.get(id - HIBERNATE);
        if (cell == null || UNFAITHFUL.contains(id - HIBERNATE) || REFUSED.containsKey(id - HIBERNATE)) {
            return null;
        }
        Object value = value(row, field.getType());
        return value == null ? null : new Object[] {value, id};
    }

    private static @Nullable Object value(ResultSet row, Class<?> type) throws SQLException {
        if (type == LocalDate.class) {
            return row.getDate(2).toLocalDate();
        } else if (type == LocalTime.class) {
            java.sql.Time time = row.getTime(2);
            return time.toLocalTime().plus(Math.floorMod(time.getTime(), 1_000), ChronoUnit.MILLIS);
        } else if (type == LocalDateTime.class) {
            return row.getTimestamp(2).toLocalDateTime();
        } else if (type == java.sql.Date.class) {
            return row.getDate(2);
        } else if (type == java.sql.Time.class) {
            return row.getTime(2);
        } else if (type == java.sql.Timestamp.class) {
            return row.getTimestamp(2);
        } else if (type == Boolean.class) {
            return row.getBoolean(2);
        } else if (type == BigDecimal.class) {
            return row.getBigDecimal(2);
        } else if (type == BigInteger.class) {
            return row.getBigDecimal(2).toBigInteger();
        } else if (type == Double.class) {
            return row.getDouble(2);
        }
        return Arrays.asList(String.class, Character.class).contains(type) ? row.getString(2) : null;
    }

    /** {@return the values that the revision changed} */
    static List<String> changed(Map<String, String> before, Map<String, String> after) {
        List<String> wrong = new ArrayList<>();
        before.forEach((key, value) -> {
            if (!value.equals(after.get(key))) {
                wrong.add("migrateRows makes " + after.get(key) + " of " + value + " in " + key);
            }
        });
        return wrong;
    }
}
