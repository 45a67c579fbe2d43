package dev.limbeck.hibernate.journey.stored;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.SqliteDialect;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
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
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;

/**
 * Tests the expressions that the question about a backfill suggests: Hibernate must read the resulting values as the
 * current date or time.
 */
final class PresentRows {
    private static final int FIRST = 900_000;
    private static final long MOST_MINUTES = 10;
    private static final ZoneId HERE = ZoneId.systemDefault();

    private PresentRows() {}

    static List<String> compare(SessionFactory factory, String url) throws SQLException {
        Dialect dialect = new SqliteDialect();
        List<Field> filled = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            StoredValues values = dialect.rows().values(connection);
            List<Column> columns = dialect.reflector()
                    .reflect(connection)
                    .table(TableName.of("Everything"))
                    .orElseThrow()
                    .columns();
            for (Field field : Everything.class.getDeclaredFields()) {
                Column column = columns.stream()
                        .filter(one -> one.name().equals(field.getName()))
                        .findFirst()
                        .orElseThrow();
                Optional<String> now = values.example(column.type());
                if (now.isPresent() && present().containsKey(field.getType()) && tells(column, field.getType())) {
                    statement.executeUpdate("insert into Everything (id, " + field.getName() + ") values ("
                            + (FIRST + filled.size()) + ", " + now.get() + ")");
                    filled.add(field);
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            Field field = filled.get(i);
            int id = FIRST + i;
            try {
                Object read = field.get(factory.fromSession(session -> session.find(Everything.class, id)));
                if (!isPresent(read)) {
                    wrong.add("The present " + field.getName() + " is read as " + read + " at " + Instant.now());
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                wrong.add("The present " + field.getName() + " cannot be read: " + e);
            }
        }
        return wrong;
    }

    /**
     * Returns whether the column's type reveals the form in which its values are stored. If Hibernate created the
     * column, its type does not specify a zone, so values are stored in the form without a zone.
     */
    private static boolean tells(Column column, Class<?> type) {
        return type.getSimpleName().startsWith("Local")
                || column.type().toString().contains("time zone");
    }

    private static Map<Class<?>, Temporal> present() {
        return Map.of(
                LocalDate.class, LocalDate.now(HERE),
                LocalTime.class, LocalTime.now(HERE),
                LocalDateTime.class, LocalDateTime.now(HERE),
                Instant.class, Instant.now(),
                OffsetDateTime.class, OffsetDateTime.now(HERE),
                OffsetTime.class, OffsetTime.now(ZoneOffset.UTC));
    }

    private static boolean isPresent(Object read) {
        Temporal now = present().get(read.getClass());
        if (read instanceof LocalDate day) {
            return Math.abs(ChronoUnit.DAYS.between(day, now)) == 0;
        }
        if (read instanceof OffsetTime time) {
            LocalTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
            return Math.abs(ChronoUnit.MINUTES.between(utc, LocalTime.now(ZoneOffset.UTC))) < MOST_MINUTES;
        }
        return Math.abs(ChronoUnit.MINUTES.between((Temporal) read, now)) < MOST_MINUTES;
    }
}
