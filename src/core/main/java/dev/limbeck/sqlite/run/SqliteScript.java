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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes scripts for the sqlite3 shell. In plain SQL only a trigger can stop a script with a custom message, and that
 * message cannot include the number of rows. To fail, a script therefore passes the message to a JSON function as a
 * path: the path is invalid, and SQLite's error message contains it (sqlite.org/json1.html). Every version since 3.38
 * has the JSON functions, unless it was built without them.
 */
public final class SqliteScript implements ScriptSyntax {
    private static final Pattern VERSION = Pattern.compile("3\\.(\\d{1,3})(\\.\\d{1,3})?");
    private static final int OLDEST = 40;

    @Override
    public String oldestVersion() {
        return "3." + OLDEST;
    }

    @Override
    public boolean supportsVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= OLDEST;
    }

    /**
     * Begins with {@code .bail on}. Without this command, the shell would continue after an error and commit the
     * remaining changes (sqlite.org/cli.html).
     */
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

    /**
     * Terminates the statement. Comments at the end of the statement are removed, because the semicolon must not become
     * part of a comment.
     */
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
}
