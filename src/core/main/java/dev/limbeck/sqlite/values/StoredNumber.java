package dev.limbeck.sqlite.values;

import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.sqlite.sameness.Affinity;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks that numbers are stored without loss: a numeric column stores integers with 64 bits and other numbers with the
 * 53 bits of a double, and silently rounds numbers with more digits (sqlite.org/datatype3.html, sections 2 and 3.3).
 */
final class StoredNumber {
    private StoredNumber() {}

    static Number of(Number number, @Nullable ValueColumn column) {
        if (number instanceof Double || number instanceof Float) {
            if (Double.isNaN(number.doubleValue())) {
                throw new ValueRefused("SQLite stores NULL instead of NaN"
                        + (column == null ? "" : " in the column " + column) + ". Pass a number, or null.");
            }
            return number.doubleValue();
        }
        if (column != null) {
            BigDecimal exact = number instanceof BigDecimal decimal
                    ? decimal
                    : number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
            Affinity affinity = Affinity.of(TypeSpelling.spell(column.type()));
            boolean kept = affinity == Affinity.TEXT
                    || affinity == Affinity.BLOB
                    || (affinity != Affinity.REAL && isLong(exact))
                    || isDouble(exact);
            if (!kept) {
                throw new ValueRefused("The column " + column + " is declared " + TypeSpelling.spell(column.type())
                        + ", a type for which SQLite keeps about 15 digits of a number, and " + exact.toPlainString()
                        + " has more: the application would read "
                        + new BigDecimal(String.valueOf(exact.doubleValue())).toPlainString()
                        + ". Pass the rounded number, or declare the column as text.");
            }
        }
        return number;
    }

    private static boolean isLong(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
    }

    private static boolean isDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return !Double.isInfinite(nearest) && new BigDecimal(String.valueOf(nearest)).compareTo(number) == 0;
    }
}
