package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.dialect.server.ScriptSplitter;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes scripts for {@code psql}. A guard is a DO block that fails with the same message as in a run. */
public final class PostgresqlScript implements ScriptSyntax {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,2})(\\.\\d{1,3})?");
    private static final int OLDEST = 14;
    private static final int THOUSANDS = 10_000;

    /** Creates this part of the dialect. */
    public PostgresqlScript() {}

    @Override
    public String oldestVersion() {
        return String.valueOf(OLDEST);
    }

    @Override
    public boolean supportsVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= OLDEST;
    }

    /**
     * Begins with {@code ON_ERROR_STOP}, without which psql would continue after an error
     * (https://www.postgresql.org/docs/current/app-psql.html).
     */
    @Override
    public List<String> opening(String oldest, Duration lockTimeout) {
        String major = oldest.split("\\.", -1)[0];
        int number = Integer.parseInt(major) * THOUSANDS;
        return List.of(
                "\\set ON_ERROR_STOP on",
                "SET lock_timeout = " + lockTimeout.toMillis() + ";",
                "SET TimeZone = 'UTC';",
                "SET standard_conforming_strings = on;",
                block("IF current_setting('server_version_num')::integer < " + number
                        + " THEN RAISE EXCEPTION 'this script is for PostgreSQL " + major
                        + " or newer, but this is %', current_setting('server_version'); END IF;"));
    }

    /** Encloses statements in a DO block, in dollar quotes that do not occur in the statements. */
    private static String block(String statements) {
        String quote = "$limbeck$";
        for (int number = 1; statements.contains(quote); number++) {
            quote = "$limbeck" + number + "$";
        }
        return "DO " + quote + "\nBEGIN\n    " + statements + "\nEND\n" + quote + ";";
    }

    @Override
    public ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl) {
        return ScriptTransaction.beginningWith("BEGIN;");
    }

    @Override
    public String guard(Guard guard) {
        String advice = guard.advice().isEmpty() ? "" : " " + guard.advice();
        return block("PERFORM 1 FROM (" + guard.question() + ") AS limbeck_found;\n    IF FOUND THEN\n"
                + "        RAISE EXCEPTION USING MESSAGE = (SELECT " + LiteralText.write(guard.message() + ": ")
                + " || count(*) || ' row(s), such as ' || coalesce(min(example::text), 'null') || "
                + LiteralText.write("." + advice) + " FROM (" + guard.question()
                + ") AS limbeck_found (example));\n    END IF;");
    }

    /**
     * Terminates the statement. If the statement ends with a comment, the semicolon is on the next line, so that it
     * does not become part of the comment.
     */
    @Override
    public String statement(String sql) {
        String text = ScriptSplitter.withoutTerminator(SqlTokenizer.split(sql));
        return text.isEmpty() ? "" : text + ";";
    }

    /**
     * Sets no lock timeout for a statement during which others can read and write, because giving up would lose its
     * work.
     */
    @Override
    public String singleStatement(String sql, Duration lockTimeout) {
        List<ScriptStatement> parts = ScriptSplitter.split(SqlTokenizer.split(sql), new PostgresqlNesting());
        if (parts.size() > 1) {
            return parts.stream()
                    .map(part -> statement(part.sql()))
                    .collect(Collectors.joining("\n", "BEGIN;\n", "\nCOMMIT;"));
        }
        return PostgresqlSyntax.isConcurrent(sql)
                ? "SET lock_timeout = 0;\n" + statement(sql) + "\nSET lock_timeout = " + lockTimeout.toMillis() + ";"
                : statement(sql);
    }

    @Override
    public String currentTime() {
        return "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }
}
