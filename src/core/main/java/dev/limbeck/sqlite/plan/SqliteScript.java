package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.Names;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes scripts for the sqlite3 shell. In plain SQL only a trigger can stop a script with a custom message, and there
 * the message cannot include the number of rows. JSON functions can: given an invalid path, they fail and report it
 * (sqlite.org/json1.html), in every version since 3.38 that was not built without them.
 */
public final class SqliteScript implements ScriptSyntax {
    private static final String ORPHANS = "temp.limbeck_orphans";

    /** Without {@code .bail on}, the shell continues after an error and commits what is left (sqlite.org/cli.html). */
    @Override
    public List<String> opening(String oldest, Duration lockTimeout) {
        String minor = oldest.split("\\.", -1)[1];
        return List.of(
                ".bail on",
                ".timeout " + lockTimeout.toMillis(),
                "SELECT "
                        + fail(Sql.literal("this script is for SQLite " + oldest + " or newer, but this is ")
                                + " || sqlite_version()")
                        + "\nWHERE sqlite_version() LIKE '3.%' AND CAST(substr(sqlite_version(), 3) AS INTEGER) < "
                        + minor + ";");
    }

    /** Foreign keys can only be switched outside a transaction (sqlite.org/pragma.html#pragma_foreign_keys). */
    @Override
    public List<String> begin(boolean foreignKeys) {
        return List.of("PRAGMA foreign_keys = " + (foreignKeys ? "ON;" : "OFF;"), "BEGIN EXCLUSIVE;");
    }

    @Override
    public String guard(Guard guard) {
        String advice = guard.advice().isEmpty() ? "" : " " + guard.advice();
        return "WITH limbeck_found (example) AS (\n" + guard.question() + "\n)\nSELECT "
                + fail(Sql.literal(guard.message() + ": ")
                        + " || count(*) || ' row(s), such as ' || ifnull(min(example), 'null') || "
                        + Sql.literal("." + advice))
                + "\nFROM limbeck_found HAVING count(*) > 0;";
    }

    private static String fail(String message) {
        return "json_extract('{}', " + message + ")";
    }

    /** The statement may end with a comment, which the semicolon must not be part of. */
    @Override
    public String statement(String sql) {
        List<Token> code = Tokenizer.code(sql);
        int end = code.size();
        while (end > 0 && code.get(end - 1).is(";")) {
            end--;
        }
        return end == 0 ? "" : sql.substring(0, code.get(end - 1).span().end()).strip() + ";";
    }

    @Override
    public String currentTime() {
        return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> ("-- " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> watch(TableName table, List<String> unreadable) {
        String name = Sql.literal(table.name());
        String left = unreadable.isEmpty()
                ? ""
                : " AND lower(name) NOT IN ("
                        + unreadable.stream()
                                .map(one -> Sql.literal(Names.fold(one)))
                                .collect(Collectors.joining(", ")) + ")";
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

    @Override
    public String checkCopy(TableName table) {
        return "SELECT "
                + fail(Sql.literal("the copy of " + table + " does not pass SQLite's own check: ")
                        + " || group_concat(quick_check, '; ')")
                + "\nFROM pragma_quick_check(" + Sql.literal(table.name()) + ", 'main') WHERE quick_check <> 'ok'"
                + " HAVING count(*) > 0;";
    }

    /** The check fails on a table that was dropped; SQLite asks the conditions of a WHERE in an order of its own. */
    @Override
    public List<String> commit(boolean watched) {
        List<String> statements = new ArrayList<>();
        if (watched) {
            statements.add("SELECT "
                    + fail("now || ' rows of ' || name || ' would refer to rows that do not exist."
                            + " Correct those rows first, in a separate revision before this one.'")
                    + "\nFROM (SELECT name, before, CASE WHEN " + exists("o.name")
                    + " THEN (SELECT count(*) FROM pragma_foreign_key_check(name)) END AS now FROM " + ORPHANS
                    + " AS o)\nWHERE now > before;");
            statements.add("DROP TABLE " + ORPHANS + ";");
        }
        statements.add("COMMIT;");
        return statements;
    }
}
