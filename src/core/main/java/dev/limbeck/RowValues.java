package dev.limbeck;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Computes the values with which {@link Operations#migrateRows} runs its statement for one row. */
@FunctionalInterface
public interface RowValues {

    /**
     * {@return a value for each placeholder of the statement, or null to skip the row: {@code row -> new Object[]
     * {row.getString("name").strip(), row.getLong("id")}}}
     *
     * @param row the result set, positioned on the row; do not move it
     * @throws SQLException if the row cannot be read
     */
    @Nullable
    Object @Nullable [] of(ResultSet row) throws SQLException;
}
