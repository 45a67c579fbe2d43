package dev.limbeck.sqlite.run;

import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.sameness.PlacedClause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts the rows that violate a CHECK constraint of their own table, which {@code PRAGMA ignore_check_constraints}
 * allows. A copy keeps existing violations but must not add any.
 */
final class CheckViolations {
    private final Connection connection;
    private final Map<String, Long> before = new HashMap<>();

    /** Creates a counter that has not yet counted any tables. */
    CheckViolations(Connection connection) {
        this.connection = connection;
    }

    /** Counts the violations in the table, unless they have been counted already. */
    void watch(String table) throws SQLException {
        String key = SqliteNames.fold(table);
        if (!before.containsKey(key)) {
            before.put(key, count(table));
        }
    }

    /** {@return whether the table had violations when they were first counted and does not have more of them now} */
    boolean existedBefore(String table) throws SQLException {
        long had = before.getOrDefault(SqliteNames.fold(table), 0L);
        return had > 0 && count(table) <= had;
    }

    private long count(String table) throws SQLException {
        Optional<String> text = text(table);
        List<String> checks = text.map(CheckViolations::checks).orElse(List.of());
        if (checks.isEmpty()) {
            return 0;
        }
        String broken = checks.stream().map(check -> "NOT (" + check + "\n)").collect(Collectors.joining(" OR "));
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM " + Sql.mainName(table) + " WHERE " + broken)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException needsApplicationFunctions) {
            return 0;
        }
    }

    private Optional<String> text(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<String> checks(String sql) {
        if (VirtualTableText.matches(sql)) {
            return List.of();
        }
        TableText table = TableText.parse(sql);
        return PlacedClause.findAll(table)
                .filter(placed -> placed.clause().rule() instanceof Rule.Check)
                .map(placed -> table.text(((Rule.Check) placed.clause().rule()).condition()))
                .toList();
    }
}
