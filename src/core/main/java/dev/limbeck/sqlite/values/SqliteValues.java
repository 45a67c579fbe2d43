package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.sameness.Affinity;
import dev.limbeck.sqlite.sameness.TypeMeaning;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores Java values so that the application can read them through the driver of a connection. */
public final class SqliteValues implements StoredValues {
    /** The maximum number of rows that are read to determine the form of a column's values. */
    private static final int LOOK = 1_000;

    private static final List<String> UUID_TEXT = List.of("36");

    private final Connection connection;
    private final StoredMoments moments;

    /** Creates an instance for the given connection, whose driver options determine how times are stored. */
    public SqliteValues(Connection connection) {
        this.connection = connection;
        this.moments = new StoredMoments(new DriverMoments(connection));
    }

    @Override
    public boolean needColumn(@Nullable Object value) {
        return !(value == null
                || value instanceof CharSequence
                || value instanceof Character
                || value instanceof byte[]
                || value instanceof SqlText
                || value instanceof Integer
                || value instanceof Long);
    }

    @Override
    public @Nullable Object of(@Nullable Object value, @Nullable ValueColumn column) throws SQLException {
        if (value == null || value instanceof byte[] || value instanceof SqlText) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof char[] characters) {
            return new String(characters);
        }
        if (value instanceof Number number) {
            return StoredNumber.of(number, column);
        }
        if (value instanceof Boolean truth) {
            return truth(truth, column);
        }
        if (value instanceof Enum<?> constant) {
            return constant(constant, column);
        }
        if (value instanceof UUID uuid) {
            return uuid(uuid, column);
        }
        if (StoredMoments.knows(value)) {
            return moments.of(value, column);
        }
        throw new ValueRefused(manyWays(value, column) + instead(value));
    }

    private static String manyWays(Object value, @Nullable ValueColumn column) {
        return "A " + value.getClass().getName() + " can be stored in more than one way"
                + (column == null ? "" : ", and the type of the column " + column + " does not determine which")
                + "; the revision must store the value in the form that the application uses: pass the text, the"
                + " number or the bytes that the application stores";
    }

    private static String instead(Object value) {
        if (value instanceof Duration) {
            return ". By default, Hibernate stores the result of toNanos().";
        }
        if (value instanceof Year) {
            return ". By default, Hibernate stores the result of getValue().";
        }
        return ".";
    }

    private static Object truth(Boolean truth, @Nullable ValueColumn column) {
        if (column != null && affinity(column) == Affinity.TEXT) {
            throw new ValueRefused("The column " + column + " is declared " + TypeSpelling.spell(column.type())
                    + ", so only the application knows which text it stores for " + truth
                    + ". Pass that text, for instance \"" + (truth ? "Y" : "N") + "\".");
        }
        return truth;
    }

    @SuppressWarnings("EnumOrdinal") // Hibernate stores the ordinal
    private static Object constant(Enum<?> constant, @Nullable ValueColumn column) {
        boolean coded = Stream.of(constant.getDeclaringClass().getDeclaredFields())
                .map(Field::getDeclaredAnnotations)
                .flatMap(Arrays::stream)
                .anyMatch(mark -> mark.annotationType().getName().equals("jakarta.persistence.EnumeratedValue"));
        Affinity affinity = column == null ? Affinity.TEXT : affinity(column);
        if (coded || affinity == Affinity.BLOB || affinity == Affinity.REAL) {
            throw new ValueRefused(manyWays(constant, column) + ", for instance \"" + constant.name() + "\" or "
                    + constant.ordinal() + ".");
        }
        if (affinity == Affinity.TEXT) {
            return constant.name();
        }
        return constant.ordinal();
    }

    private static Object uuid(UUID uuid, @Nullable ValueColumn column) {
        TypeMeaning type = column == null ? null : TypeMeaning.of(column.type());
        if (type != null && type.word().equals("uuid")) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        if (column != null
                && type != null
                && affinity(column) == Affinity.TEXT
                && type.arguments().equals(UUID_TEXT)) {
            return uuid.toString();
        }
        throw new ValueRefused(manyWays(uuid, column)
                + ". By default, Hibernate stores the 16 bytes, or the result of toString() in a char or varchar"
                + " column.");
    }

    private static Affinity affinity(ValueColumn column) {
        return Affinity.of(TypeSpelling.spell(column.type()));
    }

    @Override
    public void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column)
            throws SQLException {
        if (value == null || stored == null || !StoredMoments.knows(value)) {
            return;
        }
        Optional<Object> held = held(column);
        if (held.isPresent() && !isLike(stored, held.get())) {
            throw new ValueRefused("The column " + column + " holds "
                    + (held.get() instanceof String text
                            ? "\"" + text + "\""
                            : held.get().toString())
                    + ", and the driver would store "
                    + (stored instanceof String text ? "\"" + text + "\"" : stored.toString()) + " for the "
                    + value.getClass().getName() + " " + value
                    + ": only the application knows which form it reads. Pass the text or the number in that form.");
        }
    }

    @Override
    public Optional<String> zone() {
        return moments.zone();
    }

    @Override
    public Optional<String> example(SqlType type) throws SQLException {
        return switch (TypeMeaning.of(type).word()) {
            case "blob", "varbinary", "binary" -> Optional.of("x''");
            case "uuid" -> Optional.of("randomblob(16)");
            case "json" -> Optional.of("'{}'");
            default -> new MomentExpression(connection).now(type);
        };
    }

    @Override
    public Optional<String> objection(SqlText expression, SqlType type) throws SQLException {
        return new MomentExpression(connection).objection(expression, type, false);
    }

    @Override
    public Optional<String> unreadable(SqlText expression, SqlType type) throws SQLException {
        return new MomentExpression(connection).objection(expression, type, true);
    }

    private static boolean isLike(Object stored, Object held) {
        return stored instanceof String text
                ? held instanceof String other && other.length() == text.length()
                : stored instanceof Number == held instanceof Number
                        && held instanceof Double == stored instanceof Double;
    }

    /** {@return the first value of the column that is not NULL, among the first rows} */
    private Optional<Object> held(ValueColumn column) throws SQLException {
        String name = SqliteNames.quote(column.column().name());
        String sql = "select " + name + ", typeof(" + name + ") from (select " + name + " from "
                + SqliteNames.quote(column.table().name()) + " limit " + LOOK + ") where " + name
                + " is not null limit 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return Optional.empty();
            }
            return switch (row.getString(2)) {
                case "integer" -> Optional.of(row.getLong(1));
                case "real" -> Optional.of(row.getDouble(1));
                case "text" -> Optional.of(row.getString(1));
                default -> Optional.of("bytes");
            };
        }
    }
}
