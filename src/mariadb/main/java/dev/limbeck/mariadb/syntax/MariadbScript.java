package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.ScriptTransaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.server.ScriptSplitter;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes scripts for the {@code mariadb} client, which stops at the first error. */
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
        // A schema change always commits, so it cannot be part of a transaction.
        return ScriptTransaction.beginningWith("START TRANSACTION;");
    }

    @Override
    public String guard(Guard guard) {
        String advice = guard.advice().isEmpty() ? "" : " " + guard.advice();
        return failIf("count(*) > 0", guard.message() + "." + advice) + " FROM (" + guard.question()
                + ") AS limbeck_found;\n" + CHECK;
    }

    /**
     * Writes statements that fail if the condition is true. A query computes the text of a statement, depending on the
     * condition, and the server then executes this text.
     */
    private static String failIf(String condition, String message) {
        return "SET @limbeck_check = NULL;\nSELECT IF(" + condition
                + ", concat('SIGNAL SQLSTATE ''45000'' SET MESSAGE_TEXT = ', quote(left("
                + MariadbLiterals.write(message) + ", 500))), 'DO 0') INTO @limbeck_check";
    }

    @Override
    public String statement(String sql) {
        String text = ScriptSplitter.withoutTerminator(MariadbTokens.split(sql));
        if (text.isEmpty() || !text.contains(";")) {
            return text.isEmpty() ? "" : text + ";";
        }
        String delimiter = DELIMITERS.stream()
                .filter(each -> !text.contains(each))
                .findFirst()
                .orElseThrow(() -> new UnsupportedChange("A statement contains a semicolon and "
                        + String.join(", ", DELIMITERS) + ", so a script cannot contain it: " + text));
        return "DELIMITER " + delimiter + "\n" + text + delimiter + "\nDELIMITER ;";
    }

    private static int number(String version) {
        String[] parts = version.split("\\.", -1);
        return Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    @Override
    public String currentTime() {
        return "date_format(utc_timestamp(3), '%Y-%m-%dT%H:%i:%s.%fZ')";
    }
}
