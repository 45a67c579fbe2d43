package dev.limbeck.ops.hazards;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether a type can hold every value of another type. */
final class TypeNarrowing {
    private enum Family {
        WHOLE,
        DECIMAL,
        FRACTION,
        TEXT,
        BYTES,
        TIMESTAMP,
        TIME
    }

    private record Place(Family family, int rank) {}

    private static final Map<TypeName, Place> PLACES = Map.ofEntries(
            Map.entry(TypeName.TINYINT, new Place(Family.WHOLE, 1)),
            Map.entry(TypeName.SMALLINT, new Place(Family.WHOLE, 2)),
            Map.entry(TypeName.INTEGER, new Place(Family.WHOLE, 3)),
            Map.entry(TypeName.BIGINT, new Place(Family.WHOLE, 4)),
            Map.entry(TypeName.DECIMAL, new Place(Family.DECIMAL, 0)),
            Map.entry(TypeName.NUMERIC, new Place(Family.DECIMAL, 0)),
            Map.entry(TypeName.REAL, new Place(Family.FRACTION, 1)),
            Map.entry(TypeName.FLOAT, new Place(Family.FRACTION, 2)),
            Map.entry(TypeName.DOUBLE, new Place(Family.FRACTION, 2)),
            Map.entry(TypeName.CHAR, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.VARCHAR, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.NCHAR, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.NVARCHAR, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.TEXT, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.CLOB, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.NCLOB, new Place(Family.TEXT, 0)),
            Map.entry(TypeName.BINARY, new Place(Family.BYTES, 0)),
            Map.entry(TypeName.VARBINARY, new Place(Family.BYTES, 0)),
            Map.entry(TypeName.BLOB, new Place(Family.BYTES, 0)),
            Map.entry(TypeName.TIMESTAMP, new Place(Family.TIMESTAMP, 0)),
            Map.entry(TypeName.TIMESTAMP_WITH_TIME_ZONE, new Place(Family.TIMESTAMP, 1)),
            Map.entry(TypeName.TIME, new Place(Family.TIME, 0)),
            Map.entry(TypeName.TIME_WITH_TIME_ZONE, new Place(Family.TIME, 1)));

    private TypeNarrowing() {}

    /** Returns whether some values of the first type might not fit into the second type. */
    static boolean narrows(SqlType before, SqlType after) {
        if (isSameText(before, after) || after.equals(SqlType.Raw.NONE)) {
            return false;
        }
        return losesNames(before, after) || narrowsStorage(stored(before), stored(after));
    }

    /** Returns whether the types have the same text; case is ignored unless the text contains values, as for an enum. */
    private static boolean isSameText(SqlType one, SqlType other) {
        String text = one.toString();
        return text.equals(other.toString()) || (text.equalsIgnoreCase(other.toString()) && text.indexOf('\'') < 0);
    }

    private static boolean narrowsStorage(SqlType before, SqlType after) {
        if (isSameText(before, after)) {
            return false;
        }
        if (!(before instanceof SqlType.Portable from) || !(after instanceof SqlType.Portable to)) {
            return true;
        }
        Place was = PLACES.get(from.name());
        Place is = PLACES.get(to.name());
        return was == null
                || is == null
                || was.family() != is.family()
                || was.rank() > is.rank()
                || shrinks(was.family(), from.arguments(), to.arguments());
    }

    /** Returns whether an enumeration excludes strings that the column might contain. */
    private static boolean losesNames(SqlType before, SqlType after) {
        return standard(after) instanceof SqlType.Enumeration is
                && !(standard(before) instanceof SqlType.Enumeration was
                        && is.values().containsAll(was.values()));
    }

    /** Returns the type of the column in a database that has neither enumerations nor arrays. */
    private static SqlType stored(SqlType type) {
        SqlType standard = standard(type);
        if (standard instanceof SqlType.Enumeration names) {
            return names.textType();
        }
        return standard instanceof SqlType.Array array ? array.bytesType() : standard;
    }

    private static SqlType standard(SqlType type) {
        return type instanceof SqlType.ByDialect types ? types.standard() : type;
    }

    /** Returns the message of the hazard. */
    static String reason(SqlType before, SqlType after) {
        if (losesNames(before, after)) {
            return "fails if rows hold other values";
        }
        boolean text =
                family(before) == family(after) && (family(before) == Family.TEXT || family(before) == Family.BYTES);
        return text ? "longer values do not fit" : "values may not fit";
    }

    private static boolean shrinks(Family family, List<Integer> before, List<Integer> after) {
        if (after.isEmpty()) {
            return false;
        }
        if (before.isEmpty()) {
            return true;
        }
        int scaleBefore = before.size() > 1 ? before.get(1) : 0;
        int scaleAfter = after.size() > 1 ? after.get(1) : 0;
        return family == Family.DECIMAL
                ? scaleAfter < scaleBefore || after.get(0) - scaleAfter < before.get(0) - scaleBefore
                : after.get(0) < before.get(0);
    }

    private static @Nullable Family family(SqlType type) {
        Place place = stored(type) instanceof SqlType.Portable portable ? PLACES.get(portable.name()) : null;
        return place == null ? null : place.family();
    }
}
