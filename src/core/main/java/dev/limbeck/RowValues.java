package dev.limbeck;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What {@link Operations#migrateRows} runs its statement with, for one row. */
@FunctionalInterface
public interface RowValues {

    /**
     * {@return a value for each question mark of the statement, or null to leave the row alone:
     * {@code row -> new Object[] {row.getString("name").strip(), row.getLong("id")}}}
     *
     * @param row stands on the row; it is not moved
     * @throws SQLException what reading the row met
     */
    @Nullable
    Object @Nullable [] of(ResultSet row) throws SQLException;
}
