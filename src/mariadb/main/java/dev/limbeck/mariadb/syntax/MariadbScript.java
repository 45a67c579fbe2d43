package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.dialect.UnsupportedChange;
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

    private static final String CHECK = "EXECUTE IMMEDIATE @limbeck_check;";

    /** The version of the server as a number: 10011 for 10.11. */
    private static final String NUMBER = "CAST(substring_index(@@version, '.', 1) AS UNSIGNED) * 1000"
            + " + CAST(substring_index(substring_index(@@version, '.', 2), '.', -1) AS UNSIGNED)";

    private static final List<String> DELIMITERS = List.of("//", "$$", "~~", "@@@@", "%%%%");

    /** Creates this part of the dialect. */
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
                failIf(NUMBER + " < " + number(oldest), "this script needs MariaDB " + oldest + " or newer") + ";",
                CHECK,
                "SET sql_mode = '" + MariadbModes.STRICT + "';",
                "SET NAMES utf8mb4;",
                "SET time_zone = '+00:00';",
                "SET lock_wait_timeout = " + Math.max(1, lockTimeout.toSeconds()) + ";");
    }

    @Override
    public ScriptTransaction transaction(Connection scratch, @Nullable String jdbcUrl) {
        return new Statements();
    }

    @Override
    public String guard(Guard guard) {
        String advice = guard.advice().isEmpty() ? "" : " " + guard.advice();
        return failIf("count(*) > 0", guard.message() + "." + advice) + " FROM (" + guard.question()
                + ") AS limbeck_found;\n" + CHECK;
    }

    /**
     * Writes statements that fail if the condition is true. A query computes the text of a statement, which depends on
     * the condition, and the server then executes this text.
     */
    private static String failIf(String condition, String message) {
        return "SET @limbeck_check = NULL;\nSELECT IF(" + condition
                + ", concat('SIGNAL SQLSTATE ''45000'' SET MESSAGE_TEXT = ', quote(left("
                + MariadbLiterals.write(message) + ", 500))), 'DO 0') INTO @limbeck_check";
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
        if (!text.contains(";")) {
            return text.strip() + ";";
        }
        String delimiter = DELIMITERS.stream()
                .filter(each -> !text.contains(each))
                .findFirst()
                .orElseThrow(() -> new UnsupportedChange("A statement contains a semicolon and "
                        + String.join(", ", DELIMITERS) + ", so a script cannot contain it: " + text));
        return "DELIMITER " + delimiter + "\n" + text.strip() + delimiter + "\nDELIMITER ;";
    }

    private static int number(String version) {
        String[] parts = version.split("\\.", -1);
        return Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    @Override
    public String currentTime() {
        return "date_format(utc_timestamp(3), '%Y-%m-%dT%H:%i:%s.%fZ')";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> ("-- " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    /** A transaction that contains only changes to rows. A schema change always commits, so it cannot be part of one. */
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
