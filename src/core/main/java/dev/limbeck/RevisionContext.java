package dev.limbeck;

import dev.limbeck.model.Schema;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/** The run that a revision is part of: its connection, its database and the arguments from the command line. */
public interface RevisionContext {

    /**
     * {@return the connection of the running transaction, for data migrations: {@code try (var s =
     * op.connection().createStatement()) { s.executeUpdate("…"); }}}
     *
     * <p>It cannot be closed, committed or rolled back, because Limbeck manages the transaction.
     */
    Connection connection();

    /**
     * {@return the current schema: {@code if (op.schema().table(TableName.of("user")).isPresent()) …}}
     *
     * <p>In offline mode, in a plan, and in a proof, this is the schema that results from the preceding revisions.
     */
    Schema schema();

    /** {@return the name of the dialect: {@code if (op.dialect().equals("sqlite")) …}} */
    String dialect();

    /** {@return whether the operations are written to a script instead of being run: {@code if (!op.isOffline()) …}} */
    boolean isOffline();

    /**
     * {@return the value of the argument with the given name, passed on the command line as {@code -x NAME=VALUE};
     * empty if there is no such argument}
     *
     * <p>Useful for values that differ between installations: {@code op.argument("tenant").orElse("main")}. If only a
     * name is passed, without a value, the value is an empty string.
     */
    default Optional<String> argument(String name) {
        return Optional.ofNullable(arguments().get(name));
    }

    /**
     * {@return all arguments passed with {@code -x}, in the order of the command line: {@code op.arguments().keySet()}}
     */
    Map<String, String> arguments();

    /** {@return the value passed with {@code --tag}; empty if there is none: {@code op.tag().orElse("by hand")}} */
    Optional<String> tag();
}
