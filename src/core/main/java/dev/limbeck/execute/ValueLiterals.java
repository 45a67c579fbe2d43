package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes Java values as SQL literals, just as the connection stores them. */
final class ValueLiterals {
    private final OperationTarget target;
    private final Supplier<Catalog> catalog;

    /**
     * Creates a writer for the connection of the target.
     *
     * @param catalog returns the current schema, in which the columns of values are looked up
     */
    ValueLiterals(OperationTarget target, Supplier<Catalog> catalog) {
        this.target = target;
        this.catalog = catalog;
    }

    /** {@return the literal of a value whose column is unknown} */
    String write(@Nullable Object value) {
        return format(stored -> target.dialect().words().literal(stored.of(value, null)));
    }

    /** {@return the statement with its placeholders replaced by the literals of the values} */
    String bind(String statement, @Nullable Object... values) {
        return format(stored -> {
            List<String> literals = new ArrayList<>();
            for (Object value : parameters(stored, statement).convert(values)) {
                literals.add(target.dialect().words().literal(value));
            }
            return target.dialect().words().bind(statement, literals);
        });
    }

    /** {@return the statements that insert the rows into the table} */
    List<String> writeInserts(Table table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return format(stored -> new InsertWriter(target.dialect(), stored).write(table, rows));
    }

    /** {@return the converter for the values of the statement's parameters} */
    ParameterValues parameters(String statement) {
        return parameters(target.storedValues(), statement);
    }

    private ParameterValues parameters(StoredValues stored, String statement) {
        return new ParameterValues(stored, () -> target.dialect().rows().valueColumns(statement, catalog.get()));
    }

    /** Code that formats values and may query the driver to find out how they are stored. */
    private interface ValueCode<T> {
        T format(StoredValues stored) throws SQLException;
    }

    private <T> T format(ValueCode<T> code) {
        StoredValues stored = target.storedValues();
        try {
            T text = code.format(stored);
            stored.zone().ifPresent(target.listener()::zoneAssumed);
            return text;
        } catch (SQLException e) {
            throw new SqlFailure("The JDBC driver failed to report how a value is stored", e);
        }
    }
}
