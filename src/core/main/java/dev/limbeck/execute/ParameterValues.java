package dev.limbeck.execute;

import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.ValueRefused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of the parameters of a statement. The parameter columns are determined once, and only if a value needs
 * them.
 */
final class ParameterValues {
    private final StoredValues values;
    private final Supplier<List<Optional<ValueColumn>>> find;
    private @Nullable List<Optional<ValueColumn>> columns;

    ParameterValues(StoredValues values, Supplier<List<Optional<ValueColumn>>> find) {
        this.values = values;
        this.find = find;
    }

    /** {@return the stored form of the values} */
    List<@Nullable Object> convert(@Nullable Object... given) throws SQLException {
        List<@Nullable Object> stored = new ArrayList<>();
        boolean needsColumns = Arrays.stream(given).anyMatch(values::needColumn);
        for (int i = 0; i < given.length; i++) {
            stored.add(values.of(given[i], needsColumns ? column(i) : null));
        }
        return Collections.unmodifiableList(stored);
    }

    private @Nullable ValueColumn column(int index) {
        List<Optional<ValueColumn>> known = columns;
        if (known == null) {
            known = find.get();
            columns = known;
        }
        return index < known.size() ? known.get(index).orElse(null) : null;
    }

    /** {@return the exception for SQL that was passed as a parameter value} */
    static ValueRefused sqlNotAllowed(Object value) {
        return new ValueRefused("A row contains the SQL " + value
                + " for a parameter, but parameters accept only values. Put the SQL in the statement itself.");
    }
}
