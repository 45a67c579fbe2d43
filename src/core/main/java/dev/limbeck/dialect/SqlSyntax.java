package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The syntax of SQL text in a dialect. */
public interface SqlSyntax {

    /** {@return the name in this dialect's quotation marks, even if it need not be quoted} */
    String quote(String identifier);

    /** {@return the name of a table, with its schema if it has one, in this dialect's quotation marks} */
    default String quote(TableName table) {
        String schema = table.schema();
        return (schema == null ? "" : quote(schema) + ".") + quote(table.name());
    }

    /** {@return the name, quoted only if the database would read the unquoted text as a different name} */
    default String quoteIfNeeded(String identifier) {
        return quote(identifier);
    }

    /** {@return whether the word, in lower or upper case, can be used as a name only in quotes} */
    boolean isReserved(String word);

    /**
     * {@return the value as a literal}
     *
     * @throws IllegalArgumentException if the value can be written in more than one way; the message states what to do
     */
    String literal(@Nullable Object value);

    /**
     * {@return the statement with its placeholders replaced by the given literals, in order}
     *
     * @throws IllegalArgumentException if the number of placeholders differs from the number of literals
     */
    String bind(String sql, List<String> literals);

    /** {@return the type in the syntax of this dialect} */
    String spell(SqlType type);

    /** {@return the type of the column as shown to readers, which can differ from its type in the model} */
    default String describeType(Column column) {
        return column.type().toString();
    }

    /** {@return an expression for a neutral value that a column of the type accepts, such as 0 or an empty string} */
    String zero(SqlType type);

    /** {@return an expression that concatenates several expressions as text} */
    default String concatenate(String... expressions) {
        return String.join(" || ", expressions);
    }

    /**
     * {@return a query that returns one row with the value of the expression if the condition is true, and no row
     * otherwise}
     */
    default String selectIf(String expression, String condition) {
        return "SELECT " + expression + " WHERE " + condition;
    }

    /**
     * {@return the statement that creates a table if it does not exist}
     *
     * @param definition the columns and constraints, in parentheses
     */
    default String createTableIfMissing(String table, String definition) {
        return "CREATE TABLE IF NOT EXISTS " + table + " " + definition;
    }

    /** {@return the statement that inserts a row of default values} */
    default String insertDefaults(TableName table) {
        return "INSERT INTO " + quote(table) + " DEFAULT VALUES";
    }

    /** {@return the statement that sets the comment of a table; a null comment removes the existing comment} */
    default String comment(TableName table, @Nullable String comment) {
        return "COMMENT ON TABLE " + quote(table) + " IS " + literal(comment);
    }

    /** {@return the statement that renames a table} */
    default String renameTable(TableName from, String to) {
        return "ALTER TABLE " + quote(from) + " RENAME TO " + quote(to);
    }

    /**
     * {@return the statements that store the result of a query in a temporary table with the given name; an existing
     * temporary table with this name is dropped first}
     */
    List<String> createTemporaryTable(String name, String query);

    /** {@return the statement that drops a temporary table} */
    String dropTemporaryTable(String name);

    /** {@return the expression with the given column renamed} */
    SqlText renameColumn(SqlText expression, String from, String to);

    /**
     * {@return the statements in the text, split by the rules of this dialect}
     *
     * @throws UnsupportedChange if a statement is not terminated; the message states the line on which it starts
     */
    List<ScriptStatement> statements(String text);

    /**
     * {@return the kind of the first statement in the text that changes a setting of the connection, and with it the
     * effect of later statements, for instance {@code PRAGMA}; empty if there is none}
     */
    default Optional<String> findSetting(String sql) {
        return Optional.empty();
    }

    /** {@return whether the expression may have a different value each time it is computed for the same rows} */
    default boolean mayVary(String expression) {
        return true;
    }

    /** {@return whether one of the statements in the text would end the transaction or begin another transaction} */
    boolean endsTransaction(String sql);

    /** {@return the kind of the statement, judging by its text alone} */
    Statement.Kind kind(String sql);

    /**
     * {@return the options that this dialect knows for the given kind of object, for instance {@code sqlite_strict}}
     */
    default Set<String> options(OptionOwner owner) {
        return Set.of();
    }

    /** The parts of a schema that have options. */
    enum OptionOwner {
        /** A table. */
        TABLE,
        /** A column. */
        COLUMN,
        /** An index. */
        INDEX,
        /** A constraint. */
        CONSTRAINT
    }
}
