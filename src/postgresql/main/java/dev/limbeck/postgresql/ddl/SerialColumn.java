package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column whose default is the next number of a sequence that belongs to the column. */
final class SerialColumn {
    private static final Map<String, String> TYPES =
            Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

    private static final Pattern NEXT_NUMBER = Pattern.compile("nextval\\('((?:[^']|'')+)'::regclass\\)");

    /** The longest name in bytes. */
    private static final int LONGEST_NAME = 63;

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private SerialColumn() {}

    /**
     * {@return the type that declares the column together with its sequence, if it is a serial column and its sequence
     * has the name that PostgreSQL itself would choose} A column of this type cannot be nullable.
     */
    static Optional<String> type(TableName table, Column column) {
        return numbered(column)
                .filter(name -> isCreatedWithType(table, column, name))
                .map(name -> TYPES.get(PostgresqlTypes.key(column.type())));
    }

    /** {@return whether the server numbers the existing rows when the column is added} */
    static boolean numbersRows(Column column) {
        return numbered(column).isPresent();
    }

    /** {@return the statements that create those sequences that are not created by the types of their columns} */
    static List<Statement> createSequences(TableName table, List<Column> columns) {
        return statements(
                table,
                columns,
                (column, name) -> Statement.of(
                        "CREATE SEQUENCE " + name + " AS " + PostgresqlTypes.key(column.type()),
                        "create the sequence of " + column.name()));
    }

    /** {@return the statements that assign these sequences to their columns} */
    static List<Statement> assignSequences(TableName table, List<Column> columns) {
        return statements(
                table,
                columns,
                (column, name) -> Statement.of(
                        "ALTER SEQUENCE " + name + " OWNED BY " + SYNTAX.quote(table) + "."
                                + SYNTAX.quote(column.name()),
                        "drop the sequence together with " + column.name()));
    }

    private static List<Statement> statements(
            TableName table, List<Column> columns, BiFunction<Column, String, Statement> statement) {
        List<Statement> all = new ArrayList<>();
        for (Column column : columns) {
            numbered(column)
                    .filter(name -> !isCreatedWithType(table, column, name))
                    .ifPresent(name -> all.add(statement.apply(column, name)));
        }
        return all;
    }

    private static Optional<String> numbered(Column column) {
        return TYPES.containsKey(PostgresqlTypes.key(column.type())) ? sequence(column) : Optional.empty();
    }

    private static boolean isCreatedWithType(TableName table, Column column, String name) {
        return !column.nullable() && isUsual(table, column, name);
    }

    /** Returns whether PostgreSQL gives this name to the sequence. PostgreSQL shortens names that are too long. */
    private static boolean isUsual(TableName table, Column column, String name) {
        List<SqlToken> tokens = SqlTokenizer.meaningful(name);
        String usual = table.name() + "_" + column.name() + "_seq";
        return usual.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && tokens.get(tokens.size() - 1).name().equals(usual);
    }

    /** Returns the name of the sequence in SQL. */
    private static Optional<String> sequence(Column column) {
        SqlText value = column.serverDefault();
        if (value == null || column.identity() != null || !column.options().has(PostgresqlOptions.SERIAL)) {
            return Optional.empty();
        }
        Matcher call = NEXT_NUMBER.matcher(value.sql());
        return call.matches() ? Optional.of(call.group(1).replace("''", "'")) : Optional.empty();
    }

    /**
     * {@return the statement that gives the sequence the new type of a serial column, so that both reach their maximum
     * at the same number} PostgreSQL does this itself only for an identity column.
     */
    static Optional<Statement> changeType(Column before, Column after) {
        String type = PostgresqlTypes.key(after.type());
        return TYPES.containsKey(type) && sequence(before).equals(sequence(after))
                ? sequence(before)
                        .map(name -> Statement.of(
                                "ALTER SEQUENCE " + name + " AS " + type,
                                "number the rows of " + after.name() + " as " + type))
                : Optional.empty();
    }
}
