package dev.limbeck.mariadb.session;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains errors of the server and the driver. Errors are recognized by their codes, because messages are translated.
 */
final class MariadbErrors {
    /** The error that a cluster node outside the majority returns for every statement. */
    static final int NODE_NOT_READY = 1047;

    /**
     * The errors for a node that is not ready, for a server that is shutting down, and for a connection that was ended.
     */
    private static final Set<Integer> LOST = Set.of(NODE_NOT_READY, 1053, 1927);

    /**
     * The SQL state that is reported if the driver has lost the connection and opened one to another server in the URL.
     */
    private static final String REPLACED = "25S03";

    /** The error codes for invalid syntax, and for functions that do not exist or are not allowed in a definition. */
    private static final Set<Integer> UNKNOWN_SYNTAX = Set.of(1064, 1305, 1630, 1901);

    /** A character in a database name that is percent-encoded, as in other URLs. */
    private static final Pattern ENCODED = Pattern.compile("'[^']*%[0-9A-Fa-f]{2}");

    /** A name that contains non-ASCII letters. */
    private static final Pattern OTHER_LETTERS = Pattern.compile("'[^']*[^\\x00-\\x7F]");

    private static final Pattern CONNECTION_NUMBER = Pattern.compile("^\\(conn=\\d+\\) ");

    private MariadbErrors() {}

    /** {@return whether the connection can no longer be used, but a new one, perhaps to another server, may work} */
    static boolean isConnectionLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08")
                || REPLACED.equals(failure.getSQLState())
                || LOST.contains(failure.getErrorCode());
    }

    /**
     * {@return the message of the error without the number of the connection, followed by the remedy, if the error is
     * known} Without this number, all databases with the same problem have the same message.
     */
    static Optional<String> explain(SQLException failure) {
        String advice = advice(failure);
        String message = message(failure);
        if (advice != null) {
            return Optional.of(firstLine(message) + " " + advice);
        }
        return message.equals(failure.getMessage()) ? Optional.empty() : Optional.of(message);
    }

    private static String message(SQLException failure) {
        return CONNECTION_NUMBER.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
    }

    /** {@return whether the error means that the server does not know a statement's syntax or a function in it} */
    static boolean isUnknownSyntax(SQLException failure) {
        return UNKNOWN_SYNTAX.contains(failure.getErrorCode());
    }

    private static String firstLine(String message) {
        String line = message.strip().split("\n", 2)[0];
        return line.endsWith(".") ? line : line + ".";
    }

    private static @Nullable String advice(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (String.valueOf(failure.getMessage()).contains("ssl not enabled in the server")) {
            return "The server does not support TLS: add sslMode=disable to database.url, or enable TLS on the server.";
        }
        if (failure.getErrorCode() == 1044
                && String.valueOf(failure.getMessage()).contains("limbeck_scratch_")) {
            return "Grant the permission with GRANT ALL PRIVILEGES ON `limbeck\\_scratch\\_%`.* TO the user, or set"
                    + " database.scratch_url to a server on which the user has it.";
        }
        return switch (failure.getErrorCode()) {
            case 1044, 1142, 1227 -> "Grant the permission to the user, or set database.role to a role that has it.";
            case 1045 ->
                "Correct database.username, and the password in LIMBECK_DATABASE_PASSWORD or database.password.";
            case 1046 -> "Add the name of the database to database.url.";
            case NODE_NOT_READY ->
                "This node of the cluster is not connected to the majority of the nodes, or has just started. Wait"
                        + " until it is ready, or specify another node in database.url.";
            case 1049, 1102 -> databaseAdvice(String.valueOf(failure.getMessage()));
            case 1021, 1114 ->
                "The server's disk is full, or the table has reached the largest size that its engine permits. Free"
                        + " some space and run the command again.";
            case 1205 ->
                "Another connection uses the table, or a schema change is running on the cluster. Run the command again"
                        + " when it has finished, or raise database.lock_timeout.";
            case 1213 -> "Another connection waited for this one. Run the command again.";
            case 1290 -> "The server is read-only: use the URL of the primary server.";
            case 1845, 1846 ->
                "The server would copy the table instead, so this statement changed nothing. Run the change with"
                        + " op.execute and without ALGORITHM.";
            default ->
                state.startsWith("08") ? "Start the server, or correct the host and the port in database.url." : null;
        };
    }

    private static String databaseAdvice(String message) {
        if (ENCODED.matcher(message).find()) {
            return "Write the name in database.url without percent-encoding, because the MariaDB driver does not"
                    + " decode it.";
        }
        return "Create the database with CREATE DATABASE, or correct its name in database.url."
                + (OTHER_LETTERS.matcher(message).find()
                        ? " If it exists, the server reads the letters of the name in its own character set while the"
                                + " connection is opened: leave the name out of database.url and set"
                                + " database.init_sql = \"use `…`\" with the name, or let the server run with"
                                + " character_set_server = utf8mb4."
                        : "");
    }
}
