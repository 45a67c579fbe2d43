package dev.limbeck.postgresql.session;

import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains errors reported by the server and the driver. They are recognized by their code, because messages are
 * translated.
 */
public final class ServerErrors {
    /** The codes for syntax errors, and for functions, operators and types that do not exist. */
    private static final Set<String> UNKNOWN_SYNTAX = Set.of("42601", "42883", "42704");

    /** The code of errors in Limbeck's own blocks of PL/pgSQL; their messages are complete. */
    private static final String OWN = "LB001";

    private ServerErrors() {}

    /** {@return the message of the error, followed by the remedy, if the error is known} */
    static Optional<String> explain(SQLException failure) {
        String advice = advice(code(failure));
        if (code(failure).equals(OWN)) {
            return Optional.of(firstLine(failure));
        }
        if (advice == null) {
            return Optional.empty();
        }
        return Optional.of(firstLine(failure) + reason(failure) + " " + advice);
    }

    /** Returns the reason why there is no connection, which the driver's message lacks. */
    private static String reason(SQLException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnknownHostException) {
            return " The host " + cause.getMessage() + " is unknown.";
        }
        return cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException
                ? " The reason is: " + cause.getMessage() + "."
                : "";
    }

    /** {@return whether the server does not know the syntax of a statement, or a function, an operator or a type in it} */
    static boolean isUnknownSyntax(SQLException failure) {
        return UNKNOWN_SYNTAX.contains(code(failure));
    }

    private static String code(SQLException failure) {
        String code = failure.getSQLState();
        return code == null ? "" : code;
    }

    /** {@return the first line of the message; the following lines are the context of the statement} */
    public static String firstLine(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.endsWith(".") ? line : line + ".";
    }

    private static @Nullable String advice(String code) {
        return switch (code) {
            case "08001", "08006" -> "Start the server, or correct the host and the port in database.url.";
            case "08004" ->
                "Set the password in LIMBECK_DATABASE_PASSWORD, database.password or the file .pgpass, or correct"
                        + " database.username.";
            case "28P01", "28000" ->
                "Correct database.username and the password in LIMBECK_DATABASE_PASSWORD, database.password or the file"
                        + " .pgpass, or permit the connection in pg_hba.conf.";
            case "3D000" -> "Create the database with CREATE DATABASE, or correct its name in database.url.";
            case "53100" ->
                "Free disk space on the server, or move tables to another tablespace, and run the command again.";
            case "53200" ->
                "Raise max_locks_per_transaction on the server, or split the revision, and run the command again.";
            case "53300" -> "Close connections, or raise max_connections on the server.";
            case "42846" ->
                "PostgreSQL has no conversion between these types. Write a revision by hand that specifies how to"
                        + " convert"
                        + " the values: op.alterColumn(\"table\", \"column\", c -> c.type(…).using(text(\"…\"))).";
            case "42501" -> "Grant the permission to the user, or set database.role to a role that has it.";
            case "25006" ->
                "The server is a read replica, or the session is read-only: use the URL of the primary server.";
            case "55P03" ->
                "Another connection uses the table. Run the command again when it has finished, or raise"
                        + " database.lock_timeout.";
            case "57014" -> "If it was canceled because it took too long, raise upgrade.concurrent_wait.";
            case "40P01" ->
                "This connection and another connection waited for each other, and the server canceled the statement."
                        + " Run the command again.";
            case "55006" ->
                "Rows that the transaction changed are not yet checked: run SET CONSTRAINTS ALL IMMEDIATE before the"
                        + " change to the table, or put the change into a separate revision.";
            case "42P05", "26000" ->
                "If a connection pooler in transaction mode is between Limbeck and the server, use the URL of the server"
                        + " itself.";
            case "25P02" ->
                "A statement failed, but the code of the revision caught the exception and continued. Use a savepoint"
                        + " for a statement that may fail.";
            default -> null;
        };
    }
}
