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

/** Values for the question marks of a statement. The columns are looked for once, and only when a value asks for one. */
final class ParameterValues {
    private final StoredValues values;
    private final Supplier<List<Optional<ValueColumn>>> find;
    private @Nullable List<Optional<ValueColumn>> columns;

    ParameterValues(StoredValues values, Supplier<List<Optional<ValueColumn>>> find) {
        this.values = values;
        this.find = find;
    }

    /** {@return what is stored for those values} */
    List<@Nullable Object> of(@Nullable Object... given) throws SQLException {
        List<@Nullable Object> stored = new ArrayList<>();
        boolean asked = Arrays.stream(given).anyMatch(values::needColumn);
        for (int i = 0; i < given.length; i++) {
            stored.add(values.of(given[i], asked ? column(i) : null));
        }
        return Collections.unmodifiableList(stored);
    }

    private @Nullable ValueColumn column(int at) {
        List<Optional<ValueColumn>> known = columns;
        if (known == null) {
            known = find.get();
            columns = known;
        }
        return at < known.size() ? known.get(at).orElse(null) : null;
    }

    /** {@return why a piece of SQL is no value for a statement that is run again and again} */
    static ValueRefused noExpression(Object value) {
        return new ValueRefused("A row gives the SQL " + value
                + " for a question mark, which takes values. Write the SQL into the statement.");
    }
}
