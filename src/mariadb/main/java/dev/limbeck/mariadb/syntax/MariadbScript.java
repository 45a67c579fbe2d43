package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes scripts for the shell {@code mariadb}, which stops at the first error. */
public final class MariadbScript implements ScriptSyntax {
    private static final Pattern VERSION = Pattern.compile("(10\\.11|1[1-9]\\.\\d{1,2})");

    /** Creates the part. */
    public MariadbScript() {}

    @Override
    public String oldestVersion() {
        return "10.11";
    }

    @Override
    public boolean supportsVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    @Override
    public List<String> opening(String oldest, Duration lockTimeout) {
        return List.of(
                "SET sql_mode = '" + MariadbModes.STRICT + "';",
                "SET NAMES utf8mb4;",
                "SET time_zone = '+00:00';",
                "SET lock_wait_timeout = " + Math.max(1, lockTimeout.toSeconds()) + ";");
    }

    @Override
    public ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl) {
        return new Statements();
    }

    /** The subquery returns several rows, which is an error, if the query of the guard returns rows. */
    @Override
    public String guard(Guard guard) {
        String advice = guard.advice().isEmpty() ? "" : " " + guard.advice();
        return "EXECUTE IMMEDIATE (SELECT IF(count(*) = 0, 'DO 0', concat('SIGNAL SQLSTATE ''45000'' SET MESSAGE_TEXT = ',"
                + " quote(left(" + MariadbLiterals.write(guard.message() + "." + advice) + ", 500)))) FROM ("
                + guard.question() + ") AS limbeck_found);";
    }

    @Override
    public String statement(String sql) {
        List<SqlToken> tokens = MariadbTokens.split(sql);
        int end = tokens.size();
        while (end > 0 && (tokens.get(end - 1).isBlank() || tokens.get(end - 1).is(';'))) {
            end--;
        }
        String text = tokens.subList(0, end).stream().map(SqlToken::text).collect(Collectors.joining());
        if (text.isBlank()) {
            return "";
        }
        return text.contains(";") ? "DELIMITER //\n" + text.strip() + "//\nDELIMITER ;" : text.strip() + ";";
    }

    @Override
    public String currentTime() {
        return "date_format(utc_timestamp(3), '%Y-%m-%dT%H:%i:%s.%fZ')";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> ("-- " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    /** A change of the schema commits, so the transaction holds only the changes of rows. */
    private static final class Statements implements ScriptTransaction {

        @Override
        public List<String> before(Operation operation, OperationPlan plan) {
            return List.of();
        }

        @Override
        public List<String> after(Operation operation, OperationPlan plan) {
            return List.of();
        }

        @Override
        public List<String> requirements() {
            return List.of();
        }

        @Override
        public List<String> begin() {
            return List.of("START TRANSACTION;");
        }

        @Override
        public List<String> checks() {
            return List.of();
        }

        @Override
        public List<String> commit() {
            return List.of("COMMIT;");
        }
    }
}
