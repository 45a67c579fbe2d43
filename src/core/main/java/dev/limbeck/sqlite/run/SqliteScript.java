package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes scripts for the sqlite3 shell. In plain SQL only a trigger can stop a script with a custom message, and there
 * the message cannot include the number of rows. JSON functions can: given an invalid path, they fail and report it
 * (sqlite.org/json1.html), in every version since 3.38 that was not built without them.
 */
public final class SqliteScript implements ScriptSyntax {
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

    @Override
    public ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl) {
        return new SqliteScriptTransaction(scratch, jdbcUrl);
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

    /** {@return the expression that fails with the message that another expression computes} */
    static String fail(String message) {
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
}
