package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a revision in a script for the sqlite3 shell. Foreign keys can be switched on or off only before
 * the transaction begins (sqlite.org/pragma.html#pragma_foreign_keys). The number of broken references is recorded
 * before a table is copied or dropped, and compared with the number at the end.
 */
final class SqliteScriptTransaction implements ScriptTransaction {
    private static final String ORPHANS = "temp.limbeck_orphans";

    /** The driver's URL parameter for foreign keys. */
    private static final Pattern FOREIGN_KEYS =
            Pattern.compile("[?&]foreign_keys=(on|true|yes|1)\\b", Pattern.CASE_INSENSITIVE);

    private final Connection scratch;
    private final boolean enforcesForeignKeys;
    private boolean foreignKeysOff;
    private boolean watches;

    /**
     * Creates a transaction in which operations run in the given scratch database; the script itself is for the
     * database at the given URL.
     */
    SqliteScriptTransaction(Connection scratch, @Nullable String jdbcUrl) {
        this.scratch = scratch;
        this.enforcesForeignKeys =
                jdbcUrl != null && FOREIGN_KEYS.matcher(jdbcUrl).find();
    }

    @Override
    public List<String> before(Operation operation, OperationPlan plan) throws SQLException {
        foreignKeysOff |= plan.need() == Need.FOREIGN_KEYS_OFF;
        Optional<TableName> replaced = AffectedTable.findReplaced(operation, plan);
        if (replaced.isEmpty()) {
            return List.of();
        }
        watches = true;
        return watch(replaced.get(), Orphans.uncheckable(scratch));
    }

    @Override
    public List<String> after(Operation operation, OperationPlan plan) {
        return AffectedTable.findCopied(operation, plan).map(SqliteScriptTransaction::checkCopy).stream()
                .toList();
    }

    @Override
    public List<String> requirements() {
        return foreignKeysOff ? List.of(foreignKeys(false)) : List.of();
    }

    @Override
    public List<String> begin() {
        return List.of(foreignKeys(enforcesForeignKeys && !foreignKeysOff), "BEGIN EXCLUSIVE;");
    }

    private static String foreignKeys(boolean on) {
        return "PRAGMA foreign_keys = " + (on ? "ON;" : "OFF;");
    }

    /**
     * Compares the numbers of broken references. A CASE skips dropped tables, for which the foreign key check would
     * fail; a condition in a WHERE clause would not help, because SQLite may evaluate conditions in any order.
     */
    @Override
    public List<String> checks() {
        return watches
                ? List.of(
                        "SELECT "
                                + SqliteScript.fail(
                                        "now || ' rows of ' || name || ' would refer to rows that do not exist."
                                                + " Correct those rows first, in a separate revision before this one.'")
                                + "\nFROM (SELECT name, before, CASE WHEN " + exists("o.name")
                                + " THEN (SELECT count(*) FROM pragma_foreign_key_check(name)) END AS now FROM "
                                + ORPHANS + " AS o)\nWHERE now > before;",
                        "DROP TABLE " + ORPHANS + ";")
                : List.of();
    }

    @Override
    public List<String> commit() {
        return List.of("COMMIT;");
    }

    /**
     * Records the number of broken references. Tables whose foreign keys cannot be checked are left out here, and
     * therefore also at the end.
     */
    private static List<String> watch(TableName table, List<String> unreadable) {
        String name = Sql.literal(table.name());
        String left = unreadable.isEmpty()
                ? ""
                : " AND lower(name) NOT IN ("
                        + unreadable.stream()
                                .map(one -> Sql.literal(SqliteNames.fold(one)))
                                .collect(Collectors.joining(", "))
                        + ")";
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + ORPHANS + " (name TEXT PRIMARY KEY COLLATE NOCASE, before INTEGER);",
                "INSERT OR IGNORE INTO " + ORPHANS
                        + "\nSELECT name, (SELECT count(*) FROM pragma_foreign_key_check(name))"
                        + " FROM (\n    SELECT " + name
                        + " AS name UNION\n    SELECT t.name FROM main.sqlite_master AS t, pragma_foreign_key_list(t.name) AS f"
                        + " WHERE t.type = 'table' AND f.\"table\" = " + name + " COLLATE NOCASE\n) WHERE "
                        + exists("name") + left + ";");
    }

    private static String exists(String name) {
        return "EXISTS (SELECT 1 FROM main.sqlite_master AS m WHERE m.type = 'table' AND lower(m.name) = lower(" + name
                + "))";
    }

    private static String checkCopy(TableName table) {
        return "SELECT "
                + SqliteScript.fail(Sql.literal("the copy of " + table + " does not pass SQLite's own check: ")
                        + " || group_concat(quick_check, '; ')")
                + "\nFROM pragma_quick_check(" + Sql.literal(table.name()) + ", 'main') WHERE quick_check <> 'ok'"
                + " HAVING count(*) > 0;";
    }
}
