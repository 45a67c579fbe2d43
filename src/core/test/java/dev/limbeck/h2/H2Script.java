package dev.limbeck.h2;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scripts for H2's RUNSCRIPT, which stops at the first error. */
final class H2Script implements ScriptSyntax {

    @Override
    public String oldestVersion() {
        return "2.0";
    }

    @Override
    public boolean supportsVersion(String version) {
        return true;
    }

    @Override
    public List<String> opening(String oldest, Duration lockTimeout) {
        return List.of("SET LOCK_TIMEOUT " + lockTimeout.toMillis() + ";");
    }

    @Override
    public ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl) {
        return ScriptTransaction.beginningWith("SET AUTOCOMMIT FALSE;");
    }

    @Override
    public String guard(Guard guard) {
        return "SELECT CASE WHEN EXISTS (" + guard.question() + ") THEN CAST(" + new H2Words().literal(guard.message())
                + " AS INTEGER) END;";
    }

    @Override
    public String statement(String sql) {
        return sql + ";";
    }

    @Override
    public String currentTime() {
        return "FORMATDATETIME(CURRENT_TIMESTAMP, 'yyyy-MM-dd''T''HH:mm:ss''Z''', 'en', 'UTC')";
    }
}
